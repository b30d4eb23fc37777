"""String catalogues of Xcode: all languages of a text in one JSON file, with plural and device variations.

https://developer.apple.com/documentation/xcode/localizing-and-varying-text-with-a-string-catalog
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qa.errors import QaError
from qa.input.readers import entries
from qa.input.readers.decoding import text
from qa.input.readers.entries import Entry
from qa.input.readers.json import Way, parsed, strings
from qa.input.readers.placeholders import ANY, marked
from qa.input.readers.writing import Writing
from qa.model import Segment, Source, Version

EXTENSIONS = (".xcstrings",)

_STATES = {"new": "untranslated", "needs_review": "fuzzy"}


@dataclass(slots=True)
class _Text:
    """One text of the catalogue: where its key stands, and the forms of each language, the usual one called ``.

    `plural` are the forms that are for a category of CLDR, not for a device.
    """

    key: Writing
    forms: dict[str, dict[str, Writing]] = field(default_factory=dict)
    plural: set[str] = field(default_factory=set)


def read(source: Source) -> list[Version]:
    """Return the versions of a string catalogue, one a language; a text without the original's is its own key."""
    return entries.versions(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts; a language that has no form of a text takes no part in it."""
    written = text(source)
    said = parsed(written, source.path)
    original, known = str(said.get("sourceLanguage") or "en"), said.get("strings")
    if not isinstance(known, dict):
        raise QaError(
            "no string catalogue: it has no `strings`",
            path=source.path,
            line=1,
            hint="save it in Xcode",
        )
    texts = _texts(strings(written, source.path), source.path)
    languages = list(
        dict.fromkeys(
            [original, *(tag for text in texts.values() for tag in text.forms)]
        )
    )
    for key, found in texts.items():
        if key:
            about = known.get(key)
            yield from _entries(
                source, key, found, about if isinstance(about, dict) else {}, languages
            )


def _texts(
    values: Iterator[tuple[Way, Writing, bool]], path: str
) -> Mapping[str, _Text]:
    texts: dict[str, _Text] = {}
    for way, writing, is_key in values:
        if is_key and len(way) == 2 and way[0] == "strings":
            if way[1] in texts:
                said = f"the key `{way[1]}` stands twice"
                raise QaError(
                    said, path=path, line=writing.line, hint="remove one of them"
                )
            texts[str(way[1])] = _Text(writing)
        elif way[2:3] == ("localizations",) and way[-2:] == ("stringUnit", "value"):
            text_, form = texts[str(way[1])], _form(way[4:-2])
            text_.forms.setdefault(str(way[3]), {})[form] = writing
            text_.plural.update([form] if way[-4] == "plural" else [])
    return texts


def _form(way: Sequence[str | int | None]) -> str:
    """Return the form that a way of variations and substitutions leads to: `one`, `mac.other`."""
    parts, rest = [], list(map(str, way))
    while len(rest) > 1:
        head = rest.pop(0)
        if head == "variations":
            rest.pop(0)
        parts.append(rest.pop(0)) if rest else None
    return ".".join(parts)


def _entries(
    source: Source,
    key: str,
    text: _Text,
    about: Mapping[str, Any],
    languages: Sequence[str],
) -> Iterator[Entry]:
    original, *_ = languages
    note = (("note", str(about["comment"])),) if about.get("comment") else ()
    left_out = about.get("shouldTranslate") is False and "untranslatable" in source.skip
    left_out = left_out or (
        about.get("extractionState") == "stale" and "obsolete" in source.skip
    )
    own = text.forms.get(original) or {"": text.key}
    for form in dict.fromkeys(
        form for forms in (own, *text.forms.values()) for form in forms
    ):
        unit = f"{key}[{form}]" if form else key
        meta = (
            (("plural", form.rpartition(".")[2]), *note)
            if form in text.plural
            else note
        )
        for tag in languages:
            # A language has forms of its own; what the original says there is its general one.
            forms = own if tag == original else text.forms.get(tag, {})
            writing = forms.get(form) or (
                (forms.get("other") or forms.get("")) if tag == original else None
            )
            skipped = left_out or (
                tag != original and _state(about, tag, form) in source.skip
            )
            made = (
                None
                if writing is None or skipped
                else writing.segment(source.path, unit, "", meta, "exact")
            )
            segment: Segment | None = marked(made, ANY) if made and made.text else None
            yield Entry(
                "", tag, unit, segment, skipped=skipped, original=tag == original
            )


def _state(about: Mapping[str, Any], tag: str, form: str) -> str:
    """Return what the catalogue says of a translation, in the words of the policy."""
    place: Any = about.get("localizations", {}).get(tag, {})
    if form and isinstance(place, dict):
        place = place.get("variations", {}).get("plural", {}).get(form, {})
    unit = place.get("stringUnit", {}) if isinstance(place, dict) else {}
    return _STATES.get(str(unit.get("state", "")), "") if isinstance(unit, dict) else ""
