"""Fluent (`fr/app.ftl`): messages, their attributes, and terms, each pattern as it is written.

https://github.com/projectfluent/fluent/blob/main/spec/fluent.ebnf
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers import catalogue
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.catalogue import Value
from qa.input.readers.decoding import decode
from qa.model import Source, Version

EXTENSIONS = (".ftl",)
CATALOGUE = True

_MESSAGE = re.compile(r"(-?[a-zA-Z][\w-]*)[ ]*=[ ]*")
_ATTRIBUTE = re.compile(r"[ ]+\.([a-zA-Z][\w-]*)[ ]*=[ ]*")
_COMMENT = re.compile(r"(#{1,3})(?: (.*))?")

Piece = tuple[str, int, int]
"""A line of a pattern, its line and column."""


def read(source: Source) -> list[Version]:
    """Return the one version of a file; raise QaError for what is no line of Fluent."""
    lines = decode(source).replace("\r\n", "\n").split("\n")
    return catalogue.collect(source, _read_values(lines, source.path))


def _read_values(lines: list[str], path: str) -> Iterator[Value]:
    """Yield the patterns; the comment right above a message is its note."""
    key = name = ""
    pieces: list[Piece] = []
    notes: list[str] = []
    meta: Meta = ()
    for number, line in enumerate(lines, 1):
        if comment := _COMMENT.fullmatch(line):
            notes.append(comment[2] or "")
            continue
        attribute = _ATTRIBUTE.match(line) if name else None
        message = _MESSAGE.match(line)
        if message or attribute:
            yield from _make_values(key, pieces, meta)
        if message:
            key = name = message[1]
            meta = (("note", "\n".join(notes)),) if notes else ()
            notes = []
        elif attribute:
            key = f"{name}.{attribute[1]}"
        elif name and (not line.strip() or line[0] in " }"):
            pieces.append((line, number, 1))
            continue
        elif line.strip():
            raise QaError(
                "no message, comment or pattern of Fluent",
                path=path,
                line=number,
                hint="write `name = text`, and indent what goes on",
            )
        else:
            notes = []
            continue
        head = message or attribute
        start = head.end() if head else 0
        pieces = [(line[start:], number, start + 1)]
    yield from _make_values(key, pieces, meta)


def _make_values(key: str, pieces: list[Piece], meta: Meta) -> Iterator[Value]:
    """Yield the pattern of a key: lines below the first without what all are indented by."""
    while pieces and not pieces[-1][0].strip():
        pieces.pop()
    if not pieces:
        return
    below = [line for line, _, _ in pieces[1:] if line.strip()]
    indents = [len(line) - len(line.lstrip(" ")) for line in below if line[0] == " "]
    common = min(indents, default=0)
    builder = SegmentBuilder()
    for place, (line, number, column) in enumerate(pieces):
        cut = min(common, len(line) - len(line.lstrip(" "))) if place else 0
        if builder.parts and (place > 1 or pieces[0][0].strip()):
            builder.add("\n", number - 1, 1)
        if line[cut:]:
            builder.add(line[cut:].rstrip(), number, column + cut)
    yield Value(key, builder, meta)
