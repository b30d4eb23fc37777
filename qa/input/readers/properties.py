"""Properties of Java (`messages_fr.properties`), in UTF-8 or, as before Java 9, in Latin-1.

https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qa.errors import QaError
from qa.input.readers import catalogue
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.catalogue import Value
from qa.input.readers.decoding import decode
from qa.input.readers.opening import read_content
from qa.model import Source, Version

EXTENSIONS = (".properties",)
CATALOGUE = True

_PIECE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\.|[^\\]+|\\",
    re.DOTALL,
)
_KEY = re.compile(r"(?:[^\s=:\\]|\\.)*+")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
_BLANKS = " \t\f"


def read(source: Source) -> list[Version]:
    """Return the one version of a file of properties; raise QaError for what is none."""
    data = read_content(source)
    try:
        text = decode(replace(source, data=data))
    except QaError:
        if b"\0" in data:
            raise
        text = data.decode("latin-1")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return catalogue.collect(source, _read_values(lines))


def _read_values(lines: list[str]) -> Iterator[Value]:
    """Yield the properties; the comment above one is its note."""
    notes: list[str] = []
    numbered = enumerate(lines, 1)
    for number, line in numbered:
        written = line.lstrip(_BLANKS)
        if written[:1] in {"#", "!"}:
            notes.append(written[1:].strip())
        elif not written:
            notes = []
        else:
            pieces = [(written, number, len(line) - len(written) + 1)]
            while _goes_on(pieces[-1][0]):
                last, place, column = pieces[-1]
                pieces[-1] = last[:-1], place, column
                number, line = next(numbered, (number, ""))  # noqa: PLW2901 - it goes on there
                rest = line.lstrip(_BLANKS)
                pieces.append((rest, number, len(line) - len(rest) + 1))
            meta: Meta = (("note", "\n".join(notes)),) if notes else ()
            notes = []
            yield _make_value(pieces, meta)


def _goes_on(line: str) -> bool:
    """Say whether a line ends in a backslash that is not doubled."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _make_value(pieces: list[tuple[str, int, int]], meta: Meta) -> Value:
    """Return the property that lines make, each with its line and column."""
    first, number, column = pieces[0]
    match = _KEY.match(first)
    end = match.end() if match else 0
    rest = first[end:].lstrip(_BLANKS)
    if rest[:1] in {"=", ":"}:
        rest = rest[1:].lstrip(_BLANKS)
    key = SegmentBuilder()
    _add(key, first[:end], 1, 1)
    value = SegmentBuilder()
    _add(value, rest, number, column + len(first) - len(rest))
    for text, line, place in pieces[1:]:
        _add(value, text, line, place)
    if not value.parts:
        value.add("", number, column)
    return Value(key.text, value, meta)


def _add(builder: SegmentBuilder, written: str, line: int, column: int) -> None:
    """Add a text with its escapes decoded; half of a surrogate pair is no character."""
    for match in _PIECE.finditer(written):
        piece = match.group()
        sign = piece
        if piece[0] == "\\":
            sign = _decode_escape(piece)
        builder.add(sign, line, column + match.start())


def _decode_escape(escape: str) -> str:
    if escape[1:2] == "u" and len(escape) > 2:
        codes = [int(code, 16) for code in escape.split("\\u")[1:]]
        units = b"".join(code.to_bytes(2, "big") for code in codes)
        return units.decode("utf-16-be", "replace")
    return _SIGNS.get(escape[1:], escape[1:])
