"""A segment while it is read: its text, where each part of it stands, and what in it is no prose."""

from __future__ import annotations

import re
from typing import Literal

from qa.errors import QaError
from qa.model import OBJECT, Anchor, Inline, Segment, Span
from qa.readers.decoding import LONGEST

_LEADS = ("://", "www.", "mailto:")


class Writing:
    """Takes text and markup in order, with the line and column (from 1) of each piece."""

    __slots__ = ("anchors", "column", "following", "inlines", "line", "opened", "parts", "size")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.line, self.column = 1, 1
        self.following: tuple[int, int] | None = None
        self.anchors: list[Anchor] = []
        self.inlines: list[Inline] = []
        self.opened: list[tuple[int, str]] = []

    def add(self, text: str, line: int, column: int) -> None:
        """Add text as it stands from this place on; raise QaError where it grows beyond all measure."""
        if not self.parts:
            self.line, self.column = line, column
        elif (line, column) != self.following:
            self.anchors.append(Anchor(self.size, line, column))
        self.parts.append(text)
        if "\n" in text:
            self._turn(text, line)
        else:
            self.following = line, column + len(text)
        self.size += len(text)
        if self.size > LONGEST:
            raise QaError(f"a text of more than {LONGEST:,} characters", line=line, hint="split it")

    def _turn(self, text: str, line: int) -> None:
        """Note where each further line of `text` starts."""
        offset = text.find("\n") + 1
        while offset:
            line += 1
            if offset < len(text):
                self.anchors.append(Anchor(self.size + offset, line, 1))
            last, offset = offset, text.find("\n", offset) + 1
        self.following = None if text.endswith("\n") else (line, 1 + len(text) - last)

    def alone(self, code: str, line: int, column: int, shown: str = OBJECT) -> None:
        """Add what stands for itself: `shown` where that is text people read (a line break, `{name}`)."""
        kind: Literal["tag", "placeholder"] = "tag" if shown in {OBJECT, "\n", " "} else "placeholder"
        self.inlines.append(Inline(Span(self.size, self.size + len(shown)), code, kind))
        if shown:
            self.add(shown, line, column)

    def literal(self, text: str, line: int, column: int) -> None:
        """Add text of no language."""
        self.inlines.append(Inline(Span(self.size, self.size + len(text)), text, "code"))
        self.add(text, line, column)

    def open(self, code: str, leads: str = "") -> None:
        """Begin a pair of tags; `leads` is the address behind a link."""
        self.inlines.append(Inline(Span(self.size, self.size), code))
        self.opened.append((self.size, leads or (code if any(sign in code for sign in _LEADS) else "")))

    def close(self, code: str) -> None:
        """End the pair opened last; what leads elsewhere is a link over the text between them."""
        start, leads = self.opened.pop() if self.opened else (self.size, "")
        if leads and leads not in "".join(self.parts)[start:]:
            self.inlines.append(Inline(Span(start, self.size), leads, "link"))
        self.inlines.append(Inline(Span(self.size, self.size), code))

    def close_literal(self) -> None:
        """End what was opened last: the text between is of no language."""
        start, _ = self.opened.pop()
        self.inlines.append(Inline(Span(start, self.size), self.text[start:], "code"))

    def mark(self, pattern: re.Pattern[str], kind: Literal["tag", "placeholder"]) -> None:
        """Mark what in the text so far is markup or a placeholder."""
        for found in pattern.finditer(self.text):
            self.inlines.append(Inline(Span(*found.span()), found.group(), kind))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def segment(self, path: str, unit: str | None, role: str = "", meta: tuple[tuple[str, str], ...] = ()) -> Segment:
        """Return the segment, without the white space around it."""
        whole = self.parts[0] if len(self.parts) == 1 else "".join(self.parts)
        text = whole.strip()
        if len(text) == len(whole) and not self.inlines and not self.anchors:
            return Segment(text, path, self.line, self.column, unit, role, (), (), (), meta)
        return self._trimmed(whole, text, path, unit, role, meta)

    def _trimmed(
        self, whole: str, text: str, path: str, unit: str | None, role: str, meta: tuple[tuple[str, str], ...]
    ) -> Segment:
        lead = len(whole) - len(whole.lstrip()) if text else 0
        rough = Segment(whole, path, self.line, self.column, anchors=tuple(self.anchors))
        line, column = rough.at(lead)
        anchors = tuple(Anchor(a.offset - lead, a.line, a.column) for a in self.anchors if a.offset > lead)
        inlines = tuple(Inline(_within(i.span, lead, len(text)), i.code, i.kind) for i in self.inlines)
        return Segment(text, path, line, column, unit, role, (), inlines, anchors, meta)


def _within(span: Span, lead: int, size: int) -> Span:
    return Span(min(max(span.start - lead, 0), size), min(max(span.end - lead, 0), size))
