"""Where segments, findings and facts stand in a file, and which of them stand at a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.model import Fact, Finding, Mark, Row, Segment, Span
from qa.server.asking import Answer, Checked
from qa.server.lines import Lines


@dataclass(frozen=True, slots=True)
class Spot:
    """A segment at a place: the answer about its unit, its version, and the offset in the text of the unit's segment."""

    checked: Checked
    answer: Answer
    version: str
    segment: Segment
    offset: int


def stretch(segment: Segment, lines: Lines) -> tuple[int, int]:
    """Return the offsets in the file between which a segment stands."""
    return span_of(segment, Span(0, len(segment.text)), lines)


def span_of(segment: Segment, span: Span, lines: Lines) -> tuple[int, int]:
    """Return the offsets in the file of a span of a segment without parts."""
    start = lines.offset(*segment.at(span.start))
    if span.end <= span.start:
        return start, start
    return start, max(start, lines.offset(*segment.at(span.end - 1)) + 1)


def of_mark(mark: Mark, lines: Lines) -> tuple[int, int]:
    """Return the offsets in the file that a mark points at: a gap is the place behind its text."""
    segment, span = mark.segment.place(mark.span)
    if mark.gap:
        if span is None:
            segment = (mark.segment.parts or (mark.segment,))[-1]
            span = Span(len(segment.text), len(segment.text))
        end = span_of(segment, Span(0, span.end), lines)[1]
        return end, end
    if span is None:
        return stretch(segment, lines)
    return span_of(segment, span, lines)


def path_of(mark: Mark) -> str:
    """Return the file that a mark stands in."""
    segment, _ = mark.segment.place(mark.span)
    return segment.path


def heads(finding: Finding) -> list[Mark]:
    """Return the marks at which a finding is told: one a version at fault, or a version where nobody is to blame."""
    told = finding.blamed
    found: dict[str, Mark] = {}
    for mark in finding.marks:
        if not told or mark.version in told:
            found.setdefault(mark.version, mark)
    return list(found.values()) or [finding.marks[0]]


def spots(checked: Checked, path: str) -> Iterator[tuple[Spot, Segment]]:
    """Yield the segments of a file, and of each the parts that stand in one place; offsets are those of the parts."""
    for answer in checked.answers:
        for version, segment in answer.unit.segments:
            start = 0
            for part in segment.parts or (segment,):
                if part.path == path:
                    yield Spot(checked, answer, version, segment, start), part
                start += len(part.text) + 1


def spot_at(checked: Checked, path: str, offset: int, lines: Lines) -> Spot | None:
    """Return the segment that stands at an offset of a file."""
    for spot, part in spots(checked, path):
        start, end = stretch(part, lines)
        if start <= offset <= end:
            inner = spot.offset + _within(part, offset, lines)
            return Spot(checked, spot.answer, spot.version, spot.segment, inner)
    return None


def _within(part: Segment, offset: int, lines: Lines) -> int:
    """Return which character of a segment stands at an offset of the file."""
    begin, place = 0, lines.offset(part.line, part.column)
    for anchor in part.anchors:
        there = lines.offset(anchor.line, anchor.column)
        if there > offset:
            break
        begin, place = anchor.offset, there
    return min(begin + max(0, offset - place), len(part.text))


def rows_at(spot: Spot) -> list[tuple[Row, Fact]]:
    """Return the rows of the fact table whose fact stands at a spot."""
    found = []
    for row in spot.answer.rows:
        fact = dict(row.cells).get(spot.version)
        if fact and fact.span.start <= spot.offset <= fact.span.end:
            found.append((row, fact))
    return found


def of_fact(segment: Segment, fact: Fact, lines: Lines) -> tuple[str, int, int]:
    """Return the file of a fact of a unit's segment, and its offsets there."""
    part, span = segment.place(fact.span)
    start, end = span_of(part, span or Span(0, len(part.text)), lines)
    return part.path, start, end


def path_of_segment(segment: Segment) -> str:
    """Return the file in which a segment begins."""
    return (segment.parts or (segment,))[0].path
