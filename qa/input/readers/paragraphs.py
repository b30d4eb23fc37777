"""Paragraphs of a text that is marked up line by line, while they are gathered."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.comments import find_comment, split_line
from qa.model import Segment


class Line(NamedTuple):
    """A stretch of a line and its place, from 1."""

    text: str
    number: int
    column: int


class Writer:
    """Writes the text of a block, of which the file has several lines, with their places."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.written = "\n".join(line.text for line in lines)
        self.builder = SegmentBuilder()
        self.starts = [0]
        for line in lines[:-1]:
            self.starts.append(self.starts[-1] + len(line.text) + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset into the text."""
        at = bisect_right(self.starts, offset) - 1
        line = self.lines[at]
        return line.number, line.column + offset - self.starts[at]

    def add(self, start: int, end: int) -> None:
        """Add a stretch as prose; a line end is a space."""
        while start < end:
            stop = self.written.find("\n", start, end)
            if stop < 0:
                stop = end
            if stop > start:
                self.builder.add(self.written[start:stop], *self.place(start))
            if stop < end:
                self.builder.add(" ", *self.place(stop))
            start = stop + 1

    def add_literal(self, start: int, end: int, code: str | None = None) -> None:
        """Add a stretch of no language."""
        text = " ".join(self.written[start:end].split("\n"))
        self.builder.add_literal(text, *self.place(start), code)

    def mark(self, code: str) -> None:
        """Note markup that the text does not show."""
        self.builder.open(code)
        self.builder.opened.pop()


Take = Callable[[Writer, re.Match[str]], None]
"""Writes what a piece of inline markup says."""


class Paragraphs:
    """Gathers the lines of a block until it ends; `segments` are those that have ended."""

    def __init__(self, path: str, pattern: re.Pattern[str], take: Take) -> None:
        self.path = path
        self.pattern = pattern
        self.write = take
        self.segments: list[Segment] = []
        self.lines: list[Line] = []
        self.role = ""

    def take(self, text: str, number: int, column: int = 1) -> None:
        """Take a line of the block, without the white space around it."""
        shown = text.strip()
        if shown:
            start = len(text) - len(text.lstrip())
            self.lines.append(Line(shown, number, column + start))

    def begin(self, role: str) -> None:
        """End the block, and begin one of this role."""
        self.end()
        self.role = role

    def end(self, meta: Meta = ()) -> None:
        """End the block, if there is one."""
        lines, role = self.lines, self.role
        self.lines, self.role = [], ""
        if not lines:
            return
        writer = Writer(lines)
        done = 0
        for found in self.pattern.finditer(writer.written):
            writer.add(done, found.start())
            self.write(writer, found)
            done = found.end()
        writer.add(done, len(writer.written))
        segment = writer.builder.build(self.path, None, role, meta)
        if segment.text.strip("\ufffc \n"):
            self.segments.append(segment)

    def add(
        self, text: str, number: int, column: int, role: str, meta: Meta = ()
    ) -> None:
        """Add a block of one line."""
        self.begin(role)
        self.take(text, number, column)
        self.end(meta)

    def add_code(self, lines: Sequence[Line], meta: Meta = ()) -> None:
        """Add a block of code."""
        self.end()
        builder = SegmentBuilder()
        named = dict(meta).get("language", "unknown")
        comment = find_comment(named.strip().lower())
        is_open = False
        for text, number, column in lines:
            if builder.parts:
                builder.add("\n", number - 1, 1)
            code, is_open = split_line(text, comment, is_open=is_open)
            builder.add_literal(text, number, column, code)
        segment = builder.build(self.path, None, "code", meta)
        if segment.text:
            self.segments.append(segment)
