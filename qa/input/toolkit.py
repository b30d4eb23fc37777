"""The long tail of resource formats through translate-toolkit, which is GPL-3.0-or-later: the extra `formats`.

Nothing imports this module: it is found by its entry point, and offers no format where translate-toolkit is missing.
An installation with it is a combined work under that licence when it is passed on.
"""

from __future__ import annotations

import codecs
import importlib
import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from qa.errors import QaError
from qa.input.readers import catalogue, decoding, entries, unpacked
from qa.input.readers.bilingual import BilingualContext
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.entries import Entry
from qa.input.readers.expat import Handler, feed
from qa.input.readers.markup import XmlFragment
from qa.input.readers.mixed import read_parts
from qa.input.readers.opening import read_beginning, read_content
from qa.input.readers.placeholders import ANY, mark_placeholders
from qa.model import Segment, Source, Version

Store = Any
Unit = Any
"""translate-toolkit has no types, and is not there at all in most installations."""

_CLASSES = {
    "strings.xml": ("aresource", "AndroidResourceFile"),
    "arrays.xml": ("aresource", "AndroidResourceFile"),
    "plurals.xml": ("aresource", "AndroidResourceFile"),
    ".properties": ("properties", "javautf8file"),
    ".ts": ("ts2", "tsfile"),
    ".resx": ("resx", "RESXFile"),
    ".ftl": ("fluent", "FluentFile"),
}
EXTENSIONS = tuple(_CLASSES) if importlib.util.find_spec("translate") else ()
CATALOGUE = True
PROFILE = "software"

_BILINGUAL = frozenset([".ts"])
_XML = frozenset(["strings.xml", "arrays.xml", "plurals.xml", ".ts", ".resx"])
_MOST_LINES = 65_535
"""lxml counts no further."""

_REACH = 2000
"""Lines that are searched for a key."""


def is_bilingual(source: Source) -> bool:
    """Say whether a file is one of Qt: what else ends so is TypeScript."""
    return unpacked(source.path).lower().endswith(tuple(_BILINGUAL)) and _is_qt(
        read_beginning(source)
    )


def _is_qt(data: bytes) -> bool:
    return b"<TS" in data[:4096].replace(b"\0", b"")


def read(source: Source) -> list[Version]:
    """Return the versions of a resource file; raise QaError for what translate-toolkit cannot read."""
    ending = max(
        (each for each in _CLASSES if unpacked(source.path).lower().endswith(each)),
        key=len,
    )
    data = read_content(source)
    if ending == ".ts" and not _is_qt(data):
        raise QaError(
            "no translations: this is TypeScript", path=source.path, hint="leave it out"
        )
    if ending in _XML:
        # What follows parses without our caps.
        list(feed(Handler(source), [data]))
    text = _text(source, data, ending)
    store = _store(
        source,
        ending,
        data if ending in _XML or ending in _BILINGUAL else text.encode(),
    )
    units = [unit for unit in store.units if not unit.isheader() and not unit.isblank()]
    lines = text.split("\n")
    if ending in _BILINGUAL:
        return entries.collect(source, _pairs(source, store, units, lines))
    arrays = _arrays(source, data) if ending.endswith("s.xml") else ()
    return catalogue.collect(source, chain(_values(units, lines), arrays))


class _Arrays(Handler):
    """Collects the items of Android's `string-array` elements, which the toolkit leaves out."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.array, self.number = "", 0
        self.items: list[catalogue.Value] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an array or one of its items."""
        if name == "string-array":
            self.array = (
                ""
                if attributes.get("translatable") == "false"
                else attributes.get("name", "")
            )
            self.number = 0
        elif name == "item" and self.array:
            self.capture(name)

    def end(self, name: str) -> None:
        """End an array."""
        if name == "string-array":
            self.array = ""

    def take(self, name: str, fragment: XmlFragment) -> None:  # noqa: ARG002 - arrays hold nothing but items
        """Keep an item; a reference to another text is none."""
        builder = read_parts(fragment)[""]
        if not builder.text.strip().startswith("@"):
            self.items.append(catalogue.Value(f"{self.array}.{self.number}", builder))
        self.number += 1


def _arrays(source: Source, data: bytes) -> Iterator[catalogue.Value]:
    handler = _Arrays(source)
    list(feed(handler, [data]))
    yield from handler.items


def _store(source: Source, ending: str, data: bytes) -> Store:
    module, name = _CLASSES[ending]
    try:
        made = getattr(importlib.import_module(f"translate.storage.{module}"), name)
        return made.parsestring(data)
    except ImportError as error:
        hint = "`pip install 'translate-toolkit[fluent]'`: it is qa's extra `formats`"
        raise QaError(
            f"{ending} needs the package {error.name}", path=source.path, hint=hint
        ) from error
    except Exception as error:  # each parser of the toolkit raises what it likes
        said = f"not valid {ending.lstrip('.')}: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
        raise QaError(
            said, path=source.path, hint="mend it, or leave it out"
        ) from error


def _text(source: Source, data: bytes, ending: str) -> str:
    """Return the text of a file; the encoding of XML has been judged, and old Java's is Latin-1."""
    if ending in _XML:
        encoding = (
            "utf-16"
            if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            else "utf-8-sig"
        )
        return data.decode(encoding, "replace")
    try:
        return decoding.decode(replace(source, data=data))
    except QaError:
        if ending != ".properties" or b"\0" in data:
            raise
        return data.decode("latin-1")


def _texts(value: object) -> list[str]:
    """Return the plural forms of a text that it has, or the text alone."""
    forms = [str(form) for form in getattr(value, "strings", None) or [value or ""]]
    return [form for form in forms if form] if len(forms) > 1 else forms


def _forms(unit: str, texts: list[str], *, plural: bool) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of each plural form; the first is the singular, the last the general one."""
    for number, text in enumerate(texts):
        form = (
            "other"
            if number == len(texts) - 1
            else "one"
            if number == 0
            else str(number)
        )
        yield (f"{unit}[{form}]" if plural else unit), text


def _values(units: Iterable[Unit], lines: list[str]) -> Iterator[catalogue.Value]:
    """Yield the texts of a file of one language; what is not to be translated is left out."""
    places = _Places(lines)
    for unit in units:
        if unit.istranslatable():
            key = str(unit.getid())
            for name, text, meta in _quantities(unit, key) or [
                (key, str(unit.target or unit.source), ())
            ]:
                yield catalogue.Value(
                    name, places.builder(unit, key, text), (*meta, *_noted(unit))
                )


def _quantities(unit: Unit, key: str) -> list[tuple[str, str, Meta]]:
    """Return id, text and category of each form of Android's `plurals`, which the toolkit puts into another order."""
    element = getattr(unit, "xmlelement", None)
    items = (
        ()
        if element is None or element.tag != "plurals"
        else element.iterchildren("item")
    )
    found = [
        (str(item.get("quantity")), unit.get_xml_text_value(item)) for item in items
    ]
    return [(f"{key}[{form}]", text, (("plural", form),)) for form, text in found]


def _noted(unit: Unit) -> Meta:
    """Return the comments beside a text."""
    said = str(unit.getnotes() or "").strip()
    return (("note", said),) if said else ()


def _pairs(
    source: Source, store: Store, units: Iterable[Unit], lines: list[str]
) -> Iterator[Entry]:
    """Yield the texts of a file of two languages."""
    original = store.getsourcelanguage() or source.original or "en"
    target = store.gettargetlanguage() or source.version or ""
    context = BilingualContext("", original, target, source.path, source.skip)
    places = _Places(lines)
    for unit in units:
        key = " ".join(str(unit.getid()).replace("\x04", "|").split())
        states = (
            {"fuzzy"}
            if unit.isfuzzy()
            else {"obsolete"}
            if unit.isobsolete()
            else set()
        )
        sources, targets = _texts(unit.source), _texts(unit.target)
        for number, (name, text) in enumerate(
            _forms(key, targets or [""], plural=unit.hasplural())
        ):
            if text and context.skips(states):
                yield from context.leave_out(name)
            else:
                mine = sources[0] if number == 0 else sources[-1]
                made = [
                    _segment(places, unit, each, name, source.path)
                    for each in (mine, text)
                ]
                yield from context.pair(name, *made)


def _segment(places: _Places, unit: Unit, text: str, name: str, path: str) -> Segment:
    return mark_placeholders(
        places.builder(unit, text, text).build(path, name, "", _noted(unit), "exact"),
        ANY,
    )


class _Places:
    """Where texts stand: the toolkit knows the line of some, the others are looked for from the last one on."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.last = 0

    def builder(self, unit: Unit, key: str, text: str) -> SegmentBuilder:
        """Return a text at its place."""
        known = getattr(getattr(unit, "xmlelement", None), "sourceline", None)
        first = known - 1 if known and known < _MOST_LINES else self._key(key)
        words = re.findall(r"[^\s\\<&%{]{2,}", text)[:1] or [text[:20]]
        line = self._line(words[0], first) if words[0] else first
        found = (
            self.lines[line].find(words[0])
            if words[0] and line < len(self.lines)
            else -1
        )
        self.last = first
        builder = SegmentBuilder()
        for number, part in enumerate(text.split("\n")):
            here = self._line(part.strip(), line) if number and part.strip() else line
            if number:
                builder.add("\n", here, 1)
            builder.add(
                part,
                here + 1,
                max(self.lines[here].find(part), 0) + 1
                if number
                else max(found, 0) + 1,
            )
        return builder

    def _key(self, key: str) -> int:
        """Return the next line that begins with a key, else the next that has it."""
        reach = range(self.last, min(len(self.lines), self.last + _REACH))
        begins = (
            number
            for number in reach
            if self.lines[number].lstrip(' "').startswith(key)
        )
        return next(begins, self._line(key, self.last))

    def _line(self, what: str, start: int) -> int:
        """Return the first line from `start` on that has the text, or `start`."""
        what = what.split("\n", maxsplit=1)[0]
        reach = range(start, min(len(self.lines), start + _REACH))
        return next((number for number in reach if what in self.lines[number]), start)
