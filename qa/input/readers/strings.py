"""Strings files of Apple (`fr.lproj/Localizable.strings`): keys and texts, in UTF-8 or UTF-16 as Xcode writes it.

https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/LoadingResources/Strings/Strings.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers import catalogue
from qa.input.readers.catalogue import Value
from qa.input.readers.decoding import text
from qa.input.readers.writing import Meta, Writing
from qa.model import Source, Version

EXTENSIONS = (".strings",)

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
    """Return the one version of a strings file."""
    return catalogue.versions(
        source, _values(text(source).replace("\r\n", "\n"), source.path)
    )


def _values(written: str, path: str) -> Iterator[Value]:
    """Yield keys and texts; raise QaError where anything else stands. A key without a text is its own."""
    line, start, last, at = 1, 0, 0, 0
    while found := _ENTRY.match(written, at):
        group = 2 if found[2] is not None else 1
        said = written[at : found.start(1)]
        begin, at = found.start(group), found.end()
        if turns := written.count("\n", last, begin):
            line, start = line + turns, written.rindex("\n", last, begin) + 1
        # What stands behind the text before is about that one.
        notes = _notes(said.partition("\n")[2] if last else said)
        last = begin
        yield Value(
            _writing(found[1], 1, 1).written,
            _writing(found[group], line, begin - start + 1),
            notes,
        )
    rest = _EMPTY.match(written, at)
    if rest is not None and rest.end() < len(written):
        line = written.count("\n", 0, rest.end()) + 1
        raise QaError(
            'not `"key" = "text";`',
            path=path,
            line=line,
            hint="`plutil -lint` tells more",
        )


def _notes(gap: str) -> Meta:
    """Return the comments above a key."""
    said = [found.strip("/* \t\n") for found in _COMMENT.findall(gap)]
    return (("note", "\n".join(said)),) if said else ()


def _writing(word: str, line: int, column: int) -> Writing:
    """Return a word without its quotes, each escape in its place."""
    writing, quoted = Writing(), word[0] in "\"'"
    start = column + quoted
    for found in _PIECE.finditer(word, quoted, len(word) - quoted):
        piece = found.group()
        writing.add(_sign(piece) if piece[0] == "\\" else piece, line, start)
        turns = piece.count("\n")
        line, start = (
            (line + turns, len(piece) - piece.rindex("\n"))
            if turns
            else (line, start + len(piece))
        )
    return writing


def _sign(escape: str) -> str:
    """Return what an escape stands for; half of a surrogate pair is no character, a `U` without digits a letter."""
    if escape[1] == "U" and len(escape) > 2:
        units = b"".join(
            int(digits, 16).to_bytes(2, "big") for digits in escape.split("\\U")[1:]
        )
        return units.decode("utf-16-be", "replace").replace("\0", "\ufffd")
    if escape[1] in "01234567":
        return chr(int(escape[1:], 8) or 0xFFFD)
    return _SIGNS.get(escape[1], escape[1])
