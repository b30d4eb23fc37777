"""Marks what no reader knows: the placeholders that the settings describe, and the syntax of ICU messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qa.expressions import spans
from qa.kinds.placeholder.messageformat import skeleton
from qa.model import Inline, Segment, Span, Version


def marked(versions: Iterable[Version], patterns: Sequence[str]) -> list[Version]:
    """Return versions whose segments have what matches `patterns`, and the syntax of messages, among their inlines."""
    return [_version(version, patterns) for version in versions]


def _version(version: Version, patterns: Sequence[str]) -> Version:
    if not patterns and not any("{" in segment.text for segment in version.segments):
        return version
    segments = (
        _segment(s, patterns) if patterns or ("{" in s.text and "," in s.text) else s
        for s in version.segments
    )
    return replace(version, segments=tuple(segments))


def _segment(segment: Segment, patterns: Sequence[str]) -> Segment:
    found = tuple(
        Inline(span, segment.text[span.start : span.end], "placeholder")
        for span in _spans(segment.text, patterns)
    )
    return segment._replace(inlines=(*segment.inlines, *found)) if found else segment


def _spans(text: str, patterns: Sequence[str]) -> Iterator[Span]:
    for pattern in patterns:
        yield from spans(pattern, text)
    if "{" in text and "," in text:
        yield from skeleton(text)
