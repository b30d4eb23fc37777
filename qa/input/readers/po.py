"""PO and POT catalogues of gettext, through polib.

Contexts, plural forms, fuzzy and obsolete entries are read.
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from qa.errors import QaError
from qa.input.readers import entries, keys
from qa.input.readers.bilingual import BilingualContext
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.catalogue import Twins
from qa.input.readers.decoding import decode
from qa.input.readers.entries import Entry
from qa.input.readers.opening import read_content
from qa.input.readers.placeholders import BRACED, FORMATTED, mark_placeholders
from qa.input.readers.plural_rule import Form, read_forms
from qa.input.readers.po_messages import (
    RESTORED,
    SEPARATORS,
    convert_language,
    pair_texts,
)
from qa.model import Segment, Source, Version

if TYPE_CHECKING:
    import polib

EXTENSIONS = (".po", ".pot")
PROFILE = "software"
BILINGUAL = True

_CHARSET = re.compile(rb"charset=([\w-]+)")
_LINE = re.compile(
    r"(?:#~\s*)?(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?"
    r"\s*\"(?P<text>.*)\"\s*"
)
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{2}|.)|[^\\]+")
_PLAIN = {"\\n": "\n", "\\t": "\t", "\\r": "\r", '\\"': '"', "\\\\": "\\"}
_NOT_YET = frozenset(["untranslated", "fuzzy"])


class Piece(NamedTuple):
    """One quoted string and the place of its first character."""

    text: str
    line: int
    column: int


Strings = Mapping[str, list[Piece]]
"""The quoted strings of an entry by keyword."""


def read(source: Source) -> list[Version]:
    """Return the catalogue's version and, where its ids are texts, the original's.

    Raises QaError for what is no catalogue.
    """
    twins = Twins()
    versions = entries.collect(source, stream(source, twins))
    told = tuple(twins.tell(source.path, "message", "first"))
    first, *others = versions
    return [replace(first, notices=told), *others]


def stream(source: Source, twins: Twins | None = None) -> Iterator[Entry]:
    """Yield the texts of a catalogue; `twins` learn which messages stand twice."""
    written = _decode(source)
    catalogue = _parse(written, source.path)
    header = catalogue.metadata
    original = header.get("X-Source-Language") or source.original or "en"
    target = convert_language(header.get("Language", "")) or source.version or ""
    context = BilingualContext("", original, target, source.path, source.skip)
    has_keys = keys.are_names({entry.msgid for entry in catalogue if entry.msgid})
    path = source.path.lower().removesuffix(".gz").removesuffix(".zst")
    is_template = path.endswith(".pot")
    forms = read_forms(header.get("Plural-Forms", ""))
    is_own = target == original and not has_keys
    if is_own or is_template:
        # What its messages say stands in their ids; a `msgstr` is the same text, mended.
        context = replace(context, target="", skip=source.skip - _NOT_YET)
    again = _find_twins(catalogue, twins or Twins())
    pairs = zip_longest(catalogue, _find_places(written, source.path))
    for message, strings in pairs:
        if message is None or id(message) in again:
            continue
        for entry in _list_entries(context, message, strings or {}, forms):
            is_original = entry.version == original and entry.original
            left_out = has_keys if is_original else is_template or is_own
            if not left_out:
                yield entry


def _decode(source: Source) -> str:
    """Return the text, in the charset that the header names."""
    data = read_content(source)
    declared = _CHARSET.search(data[:20000])
    name = declared[1].decode() if declared else "utf-8"
    if name.lower() in {"utf-8", "charset", "ascii", "us-ascii"}:
        return decode(Source(source.path, "po", data=data))
    try:
        return data.decode(name).replace("\r\n", "\n")
    except (UnicodeError, LookupError) as error:
        message = f"not {name}, as the header says: {error}"
        raise QaError(message, path=source.path, hint="save it as UTF-8") from error


def _parse(written: str, path: str) -> polib.POFile:
    """Return the catalogue as polib reads it; raise QaError where it cannot."""
    import polib  # noqa: PLC0415 - only for catalogues

    text = written.replace("\r\n", "\n").translate(SEPARATORS) + "\n"
    try:
        catalogue = polib.pofile(text)
    except OSError as error:
        match = re.search(r"line (\d+)\)?:?\s*(.*)", str(error))
        line, reason = match.groups() if match else (None, "")
        raise QaError(
            f"not a PO catalogue: {reason or 'syntax error'}",
            path=path,
            line=int(line) if line else None,
            hint="`msgfmt --check` tells more",
        ) from error
    if not catalogue and not catalogue.metadata:
        message = "no PO catalogue: it has no entry"
        raise QaError(message, path=path, hint="remove it or fill it")
    return catalogue


def _find_twins(catalogue: polib.POFile, twins: Twins) -> set[int]:
    """Return which entries (`id`) repeat the message of one before.

    An obsolete one may stand beside one in use.
    """
    again: set[int] = set()
    met: set[tuple[str | None, str]] = set()
    for entry in catalogue:
        if entry.obsolete:
            continue
        key = entry.msgctxt, entry.msgid
        if key in met:
            again.add(id(entry))
        met.add(key)
        text = f"{entry.msgstr}{entry.msgstr_plural}"
        name = f"{entry.msgctxt}|{entry.msgid}" if entry.msgctxt else entry.msgid
        twins.add(name, text, entry.linenum)
    return again


def _find_places(written: str, path: str) -> Iterator[Strings]:
    """Yield the quoted strings of each entry but the header.

    They come in the order of polib's entries. Raises QaError for a line that polib
    skips without a word.
    """
    strings: dict[str, list[Piece]] = {}
    key = ""
    for number, line in enumerate(written.replace("\r\n", "\n").split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            if line.strip() and not line.lstrip().startswith("#"):
                raise QaError(
                    "not a line of a PO catalogue",
                    path=path,
                    line=number,
                    hint="`msgfmt --check` tells more",
                )
            continue
        if match["key"]:
            key = match["key"]
            begins = key == "msgctxt" or (key == "msgid" and key in strings)
            if begins and strings:
                if not _is_header(strings):
                    yield strings
                strings = {}
        piece = Piece(match["text"], number, match.start("text") + 1)
        strings.setdefault(key, []).append(piece)
    if not _is_header(strings):
        yield strings


def _is_header(strings: Strings) -> bool:
    """Say whether an entry is the header: it has no context, and an empty id."""
    if "msgctxt" in strings:
        return False
    return not any(piece.text for piece in strings.get("msgid", []))


def _list_entries(
    context: BilingualContext,
    message: polib.POEntry,
    strings: Strings,
    forms: Sequence[Form],
) -> Iterator[Entry]:
    """Yield the entries of a message: one pair, or one for each plural form."""
    states = set()
    if message.fuzzy:
        states.add("fuzzy")
    if message.obsolete:
        states.add("obsolete")
    syntax = _find_syntax(message.flags)
    meta = _tell(message, syntax)
    for unit, original, translation, plural in pair_texts(message, forms):
        if context.skips(states):
            yield from context.leave_out(unit, states)
            continue
        sides = []
        for key, text in (original, translation):
            builder = _build(text.translate(RESTORED), strings.get(key, []), message)
            told = meta + plural if plural else meta
            segment = builder.build(context.path, unit, "", told, "exact")
            sides.append(_mark(segment, syntax))
        yield from context.pair(unit, *sides)


def _tell(message: polib.POEntry, syntax: str) -> Meta:
    """Return what the file says of a message besides its texts."""
    meta: Meta = ()
    if note := message.comment or message.tcomment:
        meta = (("note", note.translate(RESTORED)),)
    if message.msgctxt:
        meta += (("name", message.msgctxt.translate(RESTORED)),)
    if message.fuzzy:
        meta += (("state", "fuzzy"),)
        if message.previous_msgid:
            meta += (("previous", message.previous_msgid.translate(RESTORED)),)
    if syntax:
        meta += (("syntax", syntax),)
    return meta


def _build(text: str, pieces: list[Piece], message: polib.POEntry) -> SegmentBuilder:
    """Return a text with the place of each of its lines.

    Where the places do not give the text, it has that of its first.
    """
    builder = SegmentBuilder()
    for piece, line, column in pieces:
        for match in _ESCAPE.finditer(piece):
            written = match.group()
            sign = _PLAIN.get(written, written)
            builder.add(sign, line, column + match.start())
    if builder.text == text:
        return builder
    builder = SegmentBuilder()
    if pieces:
        builder.add(text, pieces[0].line, pieces[0].column)
    else:
        builder.add(text, message.linenum or 1, 1)
    return builder


def _find_syntax(flags: Iterable[str]) -> str:
    """Return the format that a message's flags declare, empty where they declare none.

    The flag of a format that may be (`possible-c-format`) declares nothing.
    """
    for flag in flags:
        is_format = flag.endswith(("-format", "-interpolation", "-placeholders"))
        if is_format and not flag.startswith(("no-", "possible-", "impossible-")):
            return flag
    return ""


def _mark(segment: Segment, syntax: str) -> Segment:
    """Return a segment with the placeholders that the message's flags declare.

    `python-brace-format` is one of braces, any other `...-format` one of `%`.
    """
    if not syntax:
        return segment
    pattern = BRACED if "brace" in syntax else FORMATTED
    return mark_placeholders(segment, pattern)
