"""A segment while it is read: its text, where each part of it stands, and what in it is no prose."""

from __future__ import annotations

import re
from typing import Literal

from qa.errors import QaError
from qa.input.readers.decoding import LONGEST
from qa.model import OBJECT, Anchor, Inline, Segment, Span

Meta = tuple[tuple[str, str], ...]
Edges = Literal["bare", "spaces", "exact"]
"""White space around a text: never its own; its own unless lines were broken to lay the file out; its own as it is."""

_new = tuple.__new__
"""Makes a named tuple in a third of the time that its class takes: large files have millions of them."""

_MARKUP = frozenset([OBJECT, "\n", " ", ""])
"""What stands in a text for markup; anything else is read."""


class Writing:
    """Takes text and markup in order, with the line and column (from 1) of each piece."""

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
        """Add text as it stands from this place on; raise QaError where it grows beyond all measure."""
        size, long = self.size, len(text)
        if not self.parts:
            self.line, self.column = line, column
        elif (line, column) != self.following:
            self.anchors.append(_new(Anchor, (size, line, column)))
        self.parts.append(text)
        self.following = (
            self._turned(text, line) if "\n" in text else (line, column + long)
        )
        self.size = size = size + long
        if size > LONGEST:
            raise QaError(
                f"a text of more than {LONGEST:,} characters",
                line=line,
                hint="split it",
            )

    def _turned(self, text: str, line: int) -> tuple[int, int]:
        """Note where each further line of `text` starts; return the place behind it."""
        offset, last = text.find("\n") + 1, 0
        while offset:
            line += 1
            if offset < len(text):
                self.anchors.append(Anchor(self.size + offset, line, 1))
            last, offset = offset, text.find("\n", offset) + 1
        # Behind a line end an anchor is needed in any case.
        return (0, 0) if text.endswith("\n") else (line, 1 + len(text) - last)

    def alone(self, code: str, line: int, column: int, shown: str = OBJECT) -> None:
        """Add what stands for itself: `shown` where that is text people read (a line break, `{name}`)."""
        self._inline(
            self.size + len(shown), code, "tag" if shown in _MARKUP else "placeholder"
        )
        if shown:
            self.add(shown, line, column)

    def literal(self, text: str, line: int, column: int) -> None:
        """Add text of no language."""
        self._inline(self.size + len(text), text, "code")
        self.add(text, line, column)

    def open(self, code: str, leads: str = "") -> None:
        """Begin a pair of tags; `leads` is the address behind a link."""
        self._inline(self.size, code, "tag")
        leads = leads or (
            code if "://" in code or "www." in code or "mailto:" in code else ""
        )
        self.opened.append((self.size, leads))

    def close(self, code: str) -> None:
        """End the pair opened last; what leads elsewhere is a link over the text between them."""
        start, leads = self.opened.pop() if self.opened else (self.size, "")
        if leads:
            self.inlines.append(Inline(Span(start, self.size), leads, "link"))
        self._inline(self.size, code, "tag")

    def _inline(
        self, end: int, code: str, kind: Literal["tag", "placeholder", "code"]
    ) -> None:
        """Note what stands from the present end of the text to `end`."""
        self.inlines.append(_new(Inline, (_new(Span, (self.size, end)), code, kind)))

    def close_literal(self) -> None:
        """End what was opened last: the text between is of no language."""
        start, _ = self.opened.pop()
        last, size = len(self.parts), self.size
        while size > start:
            last -= 1
            size -= len(self.parts[last])
        self.inlines.append(
            Inline(Span(start, self.size), "".join(self.parts[last:]), "code")
        )

    def mark(
        self,
        pattern: re.Pattern[str],
        kind: Literal["tag", "placeholder"] = "placeholder",
    ) -> None:
        """Mark what in the text so far is markup or a placeholder."""
        for found in pattern.finditer(self.written):
            self.inlines.append(Inline(Span(*found.span()), found.group(), kind))

    @property
    def written(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def segment(
        self,
        path: str,
        unit: str | None,
        role: str = "",
        meta: Meta = (),
        edges: Edges = "bare",
    ) -> Segment:
        """Return the segment; `edges` says what white space around its text belongs to it."""
        whole = self.written
        lead, end = _extent(whole, edges)
        text = whole[lead:end]
        line, column, inlines, anchors = (
            self.line,
            self.column,
            self.inlines,
            self.anchors,
        )
        if len(text) != len(whole):
            line, column = Segment(
                whole, path, line, column, anchors=tuple(anchors)
            ).at(lead)
            anchors = [
                Anchor(a.offset - lead, a.line, a.column)
                for a in anchors
                if lead < a.offset < lead + len(text)
            ]
            inlines = [
                Inline(_within(i.span, lead, len(text)), i.code, i.kind)
                for i in inlines
            ]
        return Segment(
            text,
            path,
            line,
            column,
            unit,
            role,
            (),
            tuple(inlines),
            tuple(anchors),
            meta,
        )


def _extent(text: str, edges: Edges) -> tuple[int, int]:
    """Return where the text of a segment begins and ends; what is white alone has none."""
    bare = text.strip()
    if not bare:
        return 0, 0
    lead = len(text) - len(text.lstrip())
    end = lead + len(bare)
    if edges == "exact" or (edges == "spaces" and "\n" not in text[:lead]):
        lead = 0
    if edges == "exact" or (edges == "spaces" and "\n" not in text[end:]):
        end = len(text)
    return lead, end


def _within(span: Span, lead: int, size: int) -> Span:
    return Span(
        min(max(span.start - lead, 0), size), min(max(span.end - lead, 0), size)
    )
