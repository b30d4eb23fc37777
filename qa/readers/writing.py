"""A segment while it is read: its text, where each part of it stands, and what in it is no prose."""

from __future__ import annotations

import re
from typing import Literal

from qa.errors import QaError
from qa.model import OBJECT, Anchor, Inline, Segment, Span
from qa.readers.decoding import LONGEST

Meta = tuple[tuple[str, str], ...]

_LEADS = ("://", "www.", "mailto:")


class Writing:
    """Takes text and markup in order, with the line and column (from 1) of each piece.

    Most texts are one piece: what comes in waits in `pending`, and all else is made when it is needed.
    """

    parts: list[str]
    anchors: list[Anchor]
    inlines: list[Inline]
    opened: list[tuple[int, str]]
    size = -1
    line = column = 1
    following = (0, 0)

    def __init__(self) -> None:
        self.pending: list[tuple[str, int, int]] = []

    def add(self, text: str, line: int, column: int) -> None:
        """Add text as it stands from this place on."""
        self.pending.append((text, line, column))

    def settle(self) -> None:
        """Lay what is pending behind what is there; raise QaError where that grows beyond all measure."""
        if self.size < 0:
            self.parts, self.anchors, self.inlines, self.opened, self.size = [], [], [], [], 0
        parts, size, following = self.parts, self.size, self.following
        for text, line, column in self.pending:
            if not parts:
                self.line, self.column = line, column
            elif (line, column) != following:
                self.anchors.append(Anchor(size, line, column))
            parts.append(text)
            following = (line, column + len(text)) if "\n" not in text else self._turned(text, size, line)
            size += len(text)
        self.size, self.following = size, following
        self.pending.clear()
        if size > LONGEST:
            raise QaError(f"a text of more than {LONGEST:,} characters", line=self.line, hint="split it")

    def _turned(self, text: str, size: int, line: int) -> tuple[int, int]:
        """Note where each further line of `text` starts; return the place behind it."""
        offset, last = text.find("\n") + 1, 0
        while offset:
            line += 1
            if offset < len(text):
                self.anchors.append(Anchor(size + offset, line, 1))
            last, offset = offset, text.find("\n", offset) + 1
        # Behind a line end an anchor is needed in any case.
        return (0, 0) if text.endswith("\n") else (line, 1 + len(text) - last)

    def alone(self, code: str, line: int, column: int, shown: str = OBJECT) -> None:
        """Add what stands for itself: `shown` where that is text people read (a line break, `{name}`)."""
        self.settle()
        kind: Literal["tag", "placeholder"] = "tag" if shown in {OBJECT, "\n", " ", ""} else "placeholder"
        self.inlines.append(Inline(Span(self.size, self.size + len(shown)), code, kind))
        if shown:
            self.add(shown, line, column)

    def literal(self, text: str, line: int, column: int) -> None:
        """Add text of no language."""
        self.settle()
        self.inlines.append(Inline(Span(self.size, self.size + len(text)), text, "code"))
        self.add(text, line, column)

    def open(self, code: str, leads: str = "") -> None:
        """Begin a pair of tags; `leads` is the address behind a link."""
        self.settle()
        self.inlines.append(Inline(Span(self.size, self.size), code))
        self.opened.append((self.size, leads or (code if any(sign in code for sign in _LEADS) else "")))

    def close(self, code: str) -> None:
        """End the pair opened last; what leads elsewhere is a link over the text between them."""
        self.settle()
        start, leads = self.opened.pop() if self.opened else (self.size, "")
        if leads:
            self.inlines.append(Inline(Span(start, self.size), leads, "link"))
        self.inlines.append(Inline(Span(self.size, self.size), code))

    def close_literal(self) -> None:
        """End what was opened last: the text between is of no language."""
        self.settle()
        start, _ = self.opened.pop()
        self.inlines.append(Inline(Span(start, self.size), self.written[start:], "code"))

    def mark(self, pattern: re.Pattern[str], kind: Literal["tag", "placeholder"] = "placeholder") -> None:
        """Mark what in the text so far is markup or a placeholder."""
        for found in pattern.finditer(self.written):
            self.inlines.append(Inline(Span(*found.span()), found.group(), kind))

    @property
    def written(self) -> str:
        """The text so far."""
        self.settle()
        return "".join(self.parts)

    def segment(self, path: str, unit: str | None, role: str = "", meta: Meta = ()) -> Segment:
        """Return the segment, without the white space around it."""
        if self.size < 0 and len(self.pending) == 1:
            text, line, column = self.pending[0]
            if text == text.strip() and "\n" not in text and len(text) <= LONGEST:
                return Segment(text, path, line, column, unit, role, (), (), (), meta)
        whole = self.written
        text = whole.strip()
        line, column, inlines, anchors = self.line, self.column, self.inlines, self.anchors
        if len(text) != len(whole):
            lead = len(whole) - len(whole.lstrip()) if text else 0
            line, column = Segment(whole, path, line, column, anchors=tuple(anchors)).at(lead)
            anchors = [Anchor(a.offset - lead, a.line, a.column) for a in anchors if lead < a.offset < lead + len(text)]
            inlines = [Inline(_within(i.span, lead, len(text)), i.code, i.kind) for i in inlines]
        return Segment(text, path, line, column, unit, role, (), tuple(inlines), tuple(anchors), meta)


def _within(span: Span, lead: int, size: int) -> Span:
    return Span(min(max(span.start - lead, 0), size), min(max(span.end - lead, 0), size))
