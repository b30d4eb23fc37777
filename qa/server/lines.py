"""Places of a text: the lines and columns of qa, offsets, and the positions of editors.

qa counts lines that LF ends, and code points, from 1. An editor also ends a line at a
lone CR, and counts what its encoding is made of, from 0.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from lsprotocol.types import Position, PositionEncodingKind, Range

_EDITORS_END = re.compile(r"\r\n|\n|\r")
_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Lines:
    """A text as both sides count it; `encoding` is what the editor counts in."""

    def __init__(
        self, text: str, encoding: PositionEncodingKind | str = "utf-16"
    ) -> None:
        self.text = text
        name = getattr(encoding, "value", encoding)
        self._codec, self._size = _UNITS.get(str(name), _UNITS["utf-16"])

    @cached_property
    def _own(self) -> list[int]:
        """Where the lines of qa begin."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _editors(self) -> list[int]:
        """Where the lines of the editor begin."""
        return [0, *(match.end() for match in _EDITORS_END.finditer(self.text))]

    def offset(self, line: int, column: int) -> int:
        """Return where a line and column of qa stand in the text; the nearest place where there is no such."""
        if line > len(self._own):
            return len(self.text)
        return min(self._own[line - 1] + column - 1, len(self.text))

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of qa of an offset."""
        line = bisect_right(self._own, offset)
        return line, offset - self._own[line - 1] + 1

    def position(self, offset: int) -> Position:
        """Return the editor's position of an offset."""
        line = bisect_right(self._editors, offset) - 1
        before = self.text[self._editors[line] : offset]
        return Position(line, self._count(before))

    def range(self, start: int, end: int) -> Range:
        """Return the editor's range of a stretch of the text."""
        return Range(self.position(start), self.position(end))

    def offset_at(self, position: Position) -> int:
        """Return the offset of an editor's position; beyond a line its end is meant, within a sign its beginning."""
        if position.line >= len(self._editors):
            return len(self.text)
        start = self._editors[position.line]
        end = len(self.text)
        if position.line + 1 < len(self._editors):
            end = self._editors[position.line + 1]
        line = self.text[start:end].rstrip("\r\n")
        coded = line.encode(self._codec, "surrogatepass")
        before = coded[: position.character * self._size]
        return start + len(before.decode(self._codec, "ignore"))

    def _count(self, text: str) -> int:
        if text.isascii():
            return len(text)
        return len(text.encode(self._codec, "surrogatepass")) // self._size
