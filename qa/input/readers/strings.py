"""Strings files of Apple (`fr.lproj/Localizable.strings`): keys and texts.

In UTF-8, or in UTF-16 as Xcode writes it.
https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/LoadingResources/Strings/Strings.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers import catalogue
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.catalogue import Value
from qa.input.readers.decoding import decode
from qa.input.readers.markup import advance
from qa.model import Source, Version

EXTENSIONS = (".strings",)
PROFILE = "software"
CATALOGUE = True

_GAP = r"(?:\s++|/\*.*?\*/|//[^\n]*+)*+"
_WORD = r"(\"(?:[^\"\\]++|\\.)*+\"|'(?:[^'\\]++|\\.)*+'|[\w./:-]++)"
_ENTRY = re.compile(rf"{_GAP}{_WORD}{_GAP}(?:={_GAP}{_WORD}{_GAP})?;", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*+", re.DOTALL)
_EMPTY = re.compile(_GAP, re.DOTALL)
_PIECE = re.compile(
    r"(?:\\U[dD][89abAB][0-9a-fA-F]{2})?\\U[0-9a-fA-F]{1,4}|\\[0-7]{1,3}|\\.|[^\\]+",
    re.DOTALL,
)
_SIGNS = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    "\n": "\n",
}


def read(source: Source) -> list[Version]:
    """Return the one version of a strings file; raise QaError for what is none."""
    text = decode(source).replace("\r\n", "\n")
    return catalogue.collect(source, _read_values(text, source.path))


def _read_values(text: str, path: str) -> Iterator[Value]:
    """Yield keys and texts; raise QaError where anything else stands.

    A key without a text is its own.
    """
    line, column, last, at = 1, 1, 0, 0
    while match := _ENTRY.match(text, at):
        group = 2 if match[2] is not None else 1
        gap = text[at : match.start(1)]
        if at:
            # What stands behind the text before is about that one.
            gap = gap.partition("\n")[2]
        begin, at = match.start(group), match.end()
        line, column = advance(text[last:begin], line, column)
        last = begin
        key = _read_word(match[1], 1, 1).text
        yield Value(key, _read_word(match[group], line, column), _read_notes(gap))
    rest = _EMPTY.match(text, at)
    if rest is not None and rest.end() < len(text):
        raise QaError(
            'not `"key" = "text";`',
            path=path,
            line=text.count("\n", 0, rest.end()) + 1,
            hint="`plutil -lint` tells more",
        )


def _read_notes(gap: str) -> Meta:
    """Return the comments above a key."""
    comments = [comment.strip("/* \t\n") for comment in _COMMENT.findall(gap)]
    return (("note", "\n".join(comments)),) if comments else ()


def _read_word(word: str, line: int, column: int) -> SegmentBuilder:
    """Return a word without its quotes, each escape in its place.

    `line` and `column` are those of the word, from 1.
    """
    builder = SegmentBuilder()
    if word[0] in "\"'":
        word = word[1:-1]
        column += 1
    for match in _PIECE.finditer(word):
        piece = match.group()
        sign = _decode_escape(piece) if piece[0] == "\\" else piece
        builder.add(sign, line, column)
        line, column = advance(piece, line, column)
    return builder


def _decode_escape(escape: str) -> str:
    """Return what an escape stands for.

    Half of a surrogate pair is no character, a `U` without digits a letter.
    """
    if escape[1] == "U" and len(escape) > 2:
        units = b""
        for digits in escape.split("\\U")[1:]:
            units += int(digits, 16).to_bytes(2, "big")
        return units.decode("utf-16-be", "replace").replace("\0", "\ufffd")
    if escape[1] in "01234567":
        return chr(int(escape[1:], 8) or 0xFFFD)
    return _SIGNS.get(escape[1], escape[1])
