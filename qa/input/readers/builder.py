"""A segment while it is read: its text, its places, and what in it is no prose."""

from __future__ import annotations

from typing import Literal

from qa.errors import QaError
from qa.input.readers.decoding import LONGEST
from qa.model import OBJECT, Anchor, Inline, Segment, Span

Meta = tuple[tuple[str, str], ...]
Edges = Literal["bare", "spaces", "exact"]
"""White space around a text: never its own; its own unless lines were broken to lay the
file out; its own as it is."""

_new = tuple.__new__
"""Makes a named tuple in a third of the time that its class takes: large files have
millions of them."""

_MARKUP = frozenset([OBJECT, "\n", " ", ""])
"""What stands in a text for markup; anything else is read."""


class SegmentBuilder:
    """Takes text and markup in order, with the line and column (from 1) of each piece.

    `parts` are the pieces of text, `size` their length in code points. `anchors` say
    where the text goes on at another place than right behind the piece before.
    """

    __slots__ = (
        "anchors",
        "column",
        "following",
        "inlines",
        "line",
        "opened",
        "parts",
        "size",
    )

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.line = self.column = 1
        self.following = (0, 0)
        self.anchors: list[Anchor] = []
        self.inlines: list[Inline] = []
        self.opened: list[tuple[int, str]] = []

    def add(self, text: str, line: int, column: int) -> None:
        """Add text as it stands from this place on.

        Raises QaError where the whole grows beyond LONGEST code points.
        """
        size = self.size
        if not self.parts:
            self.line, self.column = line, column
        elif (line, column) != self.following:
            self.anchors.append(_new(Anchor, (size, line, column)))
        self.parts.append(text)
        if "\n" in text:
            self.following = self._anchor_lines(text, line)
        else:
            self.following = (line, column + len(text))
        self.size = size = size + len(text)
        if size > LONGEST:
            raise QaError(
                f"a text of more than {LONGEST:,} characters",
                line=line,
                hint="split it",
            )

    def _anchor_lines(self, text: str, line: int) -> tuple[int, int]:
        """Note where each further line of `text` starts; return the place behind it."""
        start = 0
        end = text.find("\n") + 1
        while end:
            line += 1
            if end < len(text):
                self.anchors.append(Anchor(self.size + end, line, 1))
            start = end
            end = text.find("\n", start) + 1
        if start == len(text):
            # Behind a line end an anchor is needed in any case.
            return 0, 0
        return line, 1 + len(text) - start

    def add_alone(self, code: str, line: int, column: int, shown: str = OBJECT) -> None:
        """Add markup that stands for itself.

        `shown` is the text that people read there (a line break, `{name}`), if any.
        """
        kind: Literal["tag", "placeholder"] = "placeholder"
        if shown in _MARKUP:
            kind = "tag"
        self._add_inline(self.size + len(shown), code, kind)
        if shown:
            self.add(shown, line, column)

    def add_place(self, code: str, line: int, column: int, shown: str = OBJECT) -> None:
        """Add the path of a picture, shown as a stand-in, or the id of this place."""
        self._add_inline(self.size + len(shown), code, "place")
        if shown:
            self.add(shown, line, column)

    def add_literal(self, text: str, line: int, column: int) -> None:
        """Add text of no language: code, a file's name.

        Its place is a line and a column, from 1.
        """
        self._add_inline(self.size + len(text), text, "code")
        self.add(text, line, column)

    def open(self, code: str, address: str = "") -> None:
        """Begin a pair of tags; `address` is what a link leads to."""
        self._add_inline(self.size, code, "tag")
        if not address and ("://" in code or "www." in code or "mailto:" in code):
            address = code
        self.opened.append((self.size, address))

    def close(self, code: str) -> None:
        """End the pair opened last; one with an address is a link over its text.

        A pair that was never opened is a tag alone.
        """
        size = self.size
        start, address = self.opened.pop() if self.opened else (size, "")
        if address:
            self.inlines.append(Inline(Span(start, size), address, "link"))
        self._add_inline(size, code, "tag")

    def _add_inline(
        self, end: int, code: str, kind: Literal["tag", "placeholder", "code", "place"]
    ) -> None:
        """Note what stands from the present end of the text to `end`."""
        self.inlines.append(_new(Inline, (_new(Span, (self.size, end)), code, kind)))

    def close_literal(self) -> None:
        """End what was opened last: the text between is of no language."""
        start, _ = self.opened.pop()
        first = len(self.parts)
        size = self.size
        while size > start:
            first -= 1
            size -= len(self.parts[first])
        code = "".join(self.parts[first:])
        self.inlines.append(Inline(Span(start, self.size), code, "code"))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def build(
        self,
        path: str,
        unit: str | None,
        role: str = "",
        meta: Meta = (),
        edges: Edges = "bare",
    ) -> Segment:
        """Return the segment; `edges` says what white space around it belongs to it.

        Anchors and inlines are moved with the text; those outside of it are cut to it.
        """
        segment = Segment(
            self.text,
            path,
            self.line,
            self.column,
            unit,
            role,
            (),
            tuple(self.inlines),
            tuple(self.anchors),
            meta,
        )
        start, end = _find_extent(segment.text, edges)
        if end - start == len(segment.text):
            return segment
        return segment.cut(start, end)


def _find_extent(text: str, edges: Edges) -> tuple[int, int]:
    """Return where the text of a segment begins and ends.

    What is white space alone has no text: both are 0.
    """
    bare = text.strip()
    if not bare:
        return 0, 0
    if edges == "exact":
        return 0, len(text)
    start = text.index(bare[0])
    end = start + len(bare)
    if edges == "spaces" and "\n" not in text[end:]:
        end = len(text)
    if edges == "spaces" and "\n" not in text[:start]:
        start = 0
    return start, end
