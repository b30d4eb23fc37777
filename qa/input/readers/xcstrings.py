"""String catalogues of Xcode: all languages of a text in one JSON file.

Texts vary by plural and by device.
https://developer.apple.com/documentation/xcode/localizing-and-varying-text-with-a-string-catalog
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qa.errors import QaError
from qa.input.readers import entries, interface_builder, keys
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.decoding import decode
from qa.input.readers.entries import Entry
from qa.input.readers.json import Way, parse_object, scan_strings
from qa.input.readers.placeholders import ANY, mark_placeholders
from qa.model import Segment, Source, Version

EXTENSIONS = (".xcstrings",)
PROFILE = "software"

_STATES = {"new": "untranslated", "needs_review": "fuzzy"}


@dataclass(slots=True)
class _Text:
    """One text of the catalogue: its key, and the forms of each language.

    The usual form is called ``. `plural` are the forms that are for a category of CLDR,
    not for a device. `about` is what else the catalogue says of the text. A key that
    `is_named` is no text: its original is at best in a comment of Interface Builder.
    """

    key: SegmentBuilder
    forms: dict[str, dict[str, SegmentBuilder]] = field(default_factory=dict)
    plural: set[str] = field(default_factory=set)
    about: Mapping[str, Any] = field(default_factory=dict)
    is_named: bool = False

    def find_form(
        self, language: str, form: str, original: str
    ) -> SegmentBuilder | None:
        """Return a language's form.

        Where the original has no such form, its general one stands for it; where it has
        none at all, its text is the key.
        """
        forms = self.forms.get(language, {})
        if language != original:
            return forms.get(form)
        forms = forms or self.make_original()
        if form in forms:
            return forms[form]
        group = form.rpartition(".")[0]
        if self.is_substitution(form):
            return forms.get(f"{group}.other")
        return forms.get("other") or forms.get("")

    def is_substitution(self, form: str) -> bool:
        """Say whether a form is one of a part of the text that a language puts in."""
        translations = self.about.get("localizations")
        if not isinstance(translations, dict):
            return False
        name = form.partition(".")[0]
        return any(
            isinstance(said, dict) and name in (said.get("substitutions") or ())
            for said in translations.values()
        )

    def make_original(self) -> dict[str, SegmentBuilder]:
        """Return the original of a text that the catalogue has no original of."""
        said = interface_builder.find_text(str(self.about.get("comment") or ""))
        if said:
            builder = SegmentBuilder()
            builder.add(said, self.key.line, self.key.column)
            return {"": builder}
        return {} if self.is_named else {"": self.key}

    def is_open(self, language: str, form: str, original: str) -> bool:
        """Say whether a language has no translation of the text yet."""
        if language == original or self.about.get("shouldTranslate") is False:
            return False
        if self.about.get("extractionState") == "stale":
            return False
        return language not in self.forms or bool(self.find_state(language, form))

    def find_state(self, language: str, form: str) -> str:
        """Return what the catalogue says of a translation, in the policy's words.

        Empty where it says nothing, or what is no state of the policy.
        """
        way = ["localizations", language]
        if form:
            way += ["variations", "plural", form]
        place: Any = self.about
        for key in (*way, "stringUnit", "state"):
            if not isinstance(place, dict):
                return ""
            place = place.get(key, {})
        return _STATES.get(str(place), "")


def read(source: Source) -> list[Version]:
    """Return the versions of a string catalogue, one a language.

    A text without the original's is its own key. Raises QaError for what is none.
    """
    return entries.collect(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts; a language that has no form of a text takes no part in it."""
    written = decode(source)
    written, catalogue = parse_object(written, source.path)
    original = str(catalogue.get("sourceLanguage") or "en")
    strings = catalogue.get("strings")
    if not isinstance(strings, dict):
        raise QaError(
            "no string catalogue: it has no `strings`",
            path=source.path,
            line=1,
            hint="save it in Xcode",
        )
    texts = _read_texts(written, source.path)
    languages: dict[str, None] = {original: None}
    for key, text in texts.items():
        languages |= dict.fromkeys(text.forms)
        if isinstance(strings.get(key), dict):
            text.about = strings[key]
    _mark_names(texts, original)
    for key, text in texts.items():
        if key:
            yield from _list_entries(source, key, text, list(languages))


def _read_texts(written: str, path: str) -> Mapping[str, _Text]:
    """Return the texts by key, in the order of the file; of two of a key the last."""
    texts: dict[str, _Text] = {}
    for way, builder, is_key in scan_strings(written, path):
        if is_key and len(way) == 2 and way[0] == "strings":
            texts[str(way[1])] = _Text(builder)
        elif way[2:3] == ("localizations",) and way[-2:] == ("stringUnit", "value"):
            text = texts[str(way[1])]
            form = _name_form(way[4:-2])
            text.forms.setdefault(str(way[3]), {})[form] = builder
            if way[-4] == "plural":
                text.plural.add(form)
    return texts


def _mark_names(texts: Mapping[str, _Text], original: str) -> None:
    """Mark the keys that are no texts: those that look so, where most without an original do."""
    open_keys = [key for key, text in texts.items() if original not in text.forms]
    if keys.are_names(open_keys):
        for key in filter(keys.is_name, open_keys):
            texts[key].is_named = True


def _name_form(way: Way) -> str:
    """Return the form that variations and substitutions lead to: `one`, `mac.other`."""
    parts: list[str] = []
    rest = [str(key) for key in way]
    while len(rest) > 1:
        # `variations`, what they depend on, the case; `substitutions`, their name.
        skipped = 2 if rest[0] == "variations" else 1
        parts += rest[skipped : skipped + 1]
        rest = rest[skipped + 1 :]
    return ".".join(parts)


def _list_entries(
    source: Source, key: str, text: _Text, languages: Sequence[str]
) -> Iterator[Entry]:
    """Yield each form of a text in each language; the original comes first.

    Forms come in the order in which the languages first have them; a language without
    one of them takes no part there.
    """
    original = languages[0]
    states = set()
    if text.about.get("shouldTranslate") is False:
        states.add("untranslatable")
    if text.about.get("extractionState") == "stale":
        states.add("obsolete")
    left_out = not source.skip.isdisjoint(states)
    forms = dict.fromkeys(text.forms.get(original) or [""])
    for others in text.forms.values():
        forms |= dict.fromkeys(others)
    for form in forms:
        unit = f"{key}[{form}]" if form else key
        meta = _list_meta(text, form)
        for tag in languages:
            is_original = tag == original
            skipped = left_out
            if not is_original and text.find_state(tag, form) in source.skip:
                skipped = True
            segment: Segment | None = None
            builder = text.find_form(tag, form, original)
            if builder and not skipped:
                built = builder.build(source.path, unit, "", meta, "exact")
                if built.text:
                    segment = mark_placeholders(built, ANY)
            is_open = segment is None and text.is_open(tag, form, original)
            yield Entry("", tag, unit, segment, skipped, is_original, is_open)


def _list_meta(text: _Text, form: str) -> Meta:
    """Return the category of a plural form, and the catalogue's comment."""
    meta: list[tuple[str, str]] = []
    if form in text.plural:
        meta.append(("plural", form.rpartition(".")[2]))
    if text.about.get("comment"):
        meta.append(("note", str(text.about["comment"])))
    return tuple(meta)
