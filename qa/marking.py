"""Marks the placeholders that the settings describe, so that every stage knows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa.expressions import spans
from qa.model import Inline, Segment, Version


def marked(versions: Iterable[Version], patterns: Sequence[str]) -> list[Version]:
    """Return versions whose segments have what matches `patterns` among their inlines."""
    if not patterns:
        return list(versions)
    return [replace(v, segments=tuple(_segment(s, patterns) for s in v.segments)) for v in versions]


def _segment(segment: Segment, patterns: Sequence[str]) -> Segment:
    found = [
        Inline(span, segment.text[span.start : span.end], "placeholder")
        for pattern in patterns
        for span in spans(pattern, segment.text)
    ]
    if not found:
        return segment
    return Segment(
        segment.text, segment.path, segment.line, segment.column, segment.unit, segment.role, segment.parts,
        (*segment.inlines, *found), segment.anchors, segment.meta,
    )  # fmt: skip
