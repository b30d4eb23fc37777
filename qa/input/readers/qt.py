"""Translations of Qt (`app_fr.ts`): source and translation. What else ends so is TypeScript.

https://doc.qt.io/qt-6/linguist-ts-file-format.html
"""

from __future__ import annotations

import hashlib

from qa.errors import NoTextsError
from qa.input.readers import entries
from qa.input.readers.bilingual import BilingualContext
from qa.input.readers.builder import Meta
from qa.input.readers.expat import Handler, parse
from qa.input.readers.markup import Attributes, XmlFragment, strip_tags
from qa.input.readers.opening import read_beginning, read_pieces
from qa.input.readers.placeholders import ANY, mark_placeholders
from qa.input.readers.resx import read_plain
from qa.model import Segment, Source, Version

EXTENSIONS = (".ts",)
CATALOGUE = True

_STATES = {"unfinished": "fuzzy", "obsolete": "obsolete", "vanished": "obsolete"}
_NOTES = frozenset(["comment", "extracomment", "translatorcomment"])


def is_bilingual(source: Source) -> bool:
    """Say whether a file is one of Qt."""
    return b"<TS" in read_beginning(source)[:4096].replace(b"\0", b"")


def read(source: Source) -> list[Version]:
    """Return the two versions of a file; raise QaError for what is none."""
    beginning = next(read_pieces(source))
    if b"<TS" not in beginning[:4096].replace(b"\0", b""):
        raise NoTextsError(
            "no translations: this is TypeScript", path=source.path, hint="leave it out"
        )
    return entries.collect(source, parse(_Messages(source)))


class _Messages(Handler):
    """Yields the messages; what is said of one is gathered until it ends."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.context = BilingualContext("", "", "", source.path, source.skip)
        self.place = ""
        self.clear()

    def clear(self, unit: str = "") -> None:
        """Begin a message; `unit` is its own id, where it has one."""
        self.unit = unit
        self.original: XmlFragment | None = None
        self.forms: list[XmlFragment] = []
        self.notes: list[str] = []
        self.comment = ""
        self.states: set[str] = set()
        self.is_plural = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the languages, a message, or what stands in it."""
        if name == "TS":
            source, target = self.source.original or "en", self.source.version or ""
            self.context = BilingualContext(
                "",
                _convert(attributes.get("sourcelanguage", "")) or source,
                _convert(attributes.get("language", "")) or target,
                self.source.path,
                self.source.skip,
            )
        elif name == "message":
            self.clear(attributes.get("id", ""))
            self.is_plural = attributes.get("numerus") == "yes"
        elif name == "translation":
            state = _STATES.get(attributes.get("type", ""))
            self.states = {state} if state else set()
            if not self.is_plural:
                self.capture(name)
        elif name in {"name", "source", "numerusform"} or name in _NOTES:
            self.capture(name)

    def take(self, name: str, fragment: XmlFragment) -> None:
        """Keep a part of a message, or the name of the context."""
        if name == "name":
            self.place = strip_tags(fragment)
        elif name == "source":
            self.original = fragment
        elif name in {"translation", "numerusform"}:
            self.forms.append(fragment)
        else:
            self.notes.append(strip_tags(fragment))
            if name == "comment":
                self.comment = self.notes[-1]

    def end(self, name: str) -> None:
        """End a message: one pair, or one for each plural form."""
        if name != "message" or self.original is None:
            return
        parts = [self.place, read_plain(self.original).text, self.comment]
        unit = self.unit or _name_unit([part for part in parts if part])
        last = len(self.forms) - 1
        for number, fragment in enumerate(self.forms):
            form = str(number) if number else "one"
            if number == last:
                form = "other"
            key = f"{unit}[{form}]" if self.is_plural else unit
            target = self._build(fragment, key)
            states = self.states
            if "fuzzy" in states and not target.text:
                states = {"untranslated"}
            if self.context.skips(states):
                self.ready += self.context.leave_out(key, states)
            else:
                source = self._build(self.original, key)
                self.ready += self.context.pair(key, source, target)

    def _build(self, fragment: XmlFragment, unit: str) -> Segment:
        meta: Meta = (("syntax", "qt-format"),)
        if self.notes:
            meta += (("note", "\n".join(self.notes)),)
        builder = read_plain(fragment)
        segment = builder.build(self.source.path, unit, "", meta, "exact")
        return mark_placeholders(segment, ANY)


def _name_unit(parts: list[str]) -> str:
    """Return the id of a message: its context, text and comment, with a hash where the id does not tell them whole."""
    whole = "|".join(parts)
    key = " ".join(whole.split())
    if key == whole:
        return key
    return f"{key}…{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def _convert(name: str) -> str:
    """Return the name of a locale as a tag."""
    return name.replace("_", "-")
