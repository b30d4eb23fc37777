"""Marks what no reader knows: the placeholders that the settings describe, and the syntax of messages of ICU and Fluent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qa.expressions import spans
from qa.kinds.placeholder.messageformat import may_branch, skeleton
from qa.model import OBJECT, Inline, Segment, Span, Version


def marked(
    versions: Iterable[Version],
    patterns: Sequence[str],
    translatable: Sequence[str] = (),
) -> list[Version]:
    """Return versions whose segments have what matches `patterns`, and the syntax of messages, among their inlines.

    What matches `translatable` in code stands for nothing there: each language has its own.
    """
    found = [_version(version, patterns) for version in versions]
    return (
        [_freed(version, translatable) for version in found] if translatable else found
    )


def _freed(version: Version, translatable: Sequence[str]) -> Version:
    """Return a version whose code does not say what each language says in its own way."""
    segments = []
    for segment in version.segments:
        inlines = [
            inline._replace(code=_free(inline.code, translatable))
            if inline.kind == "code"
            else inline
            for inline in segment.inlines
        ]
        segments.append(segment._replace(inlines=tuple(inlines)))
    return replace(version, segments=tuple(segments))


def _free(code: str, translatable: Sequence[str]) -> str:
    """Return code with one sign in place of each match."""
    for pattern in translatable:
        for span in reversed(list(spans(pattern, code))):
            code = code[: span.start] + OBJECT + code[span.end :]
    return code


def _version(version: Version, patterns: Sequence[str]) -> Version:
    if not patterns and not any("{" in segment.text for segment in version.segments):
        return version
    segments = (
        _segment(s, patterns) if patterns or may_branch(s.text) else s
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
    if may_branch(text):
        yield from skeleton(text)
