"""The findings of one document.

Severity, check, place, the sentence, and a line a version cut around its mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from qa.escape import visible
from qa.model import Confidence, Finding, Mark, ReportOptions, Severity, Span
from qa.report.reporters.entries import count, rank_severity
from qa.report.reporters.terminal.width import END_ISOLATE, ISOLATE, cells, cut

# Dark letters on a bright ground, and the other way round: legible on light and dark
# terminals.
STYLES = {
    Severity.ERROR: "bold white on red",
    Severity.WARNING: "black on yellow",
    Severity.NOTE: "black on cyan",
}
_TOGETHER = 60
"""Marks within so many characters stand on one line."""

_SEVERITY_WIDTH = 8
_INDENT = "    "
_NARROWEST = 24
"""Columns that a text has at least."""


def find_worst(findings: Sequence[Finding], most: int) -> list[Finding]:
    """Return the `most` worst findings, the document with the worst first.

    Those of a document stand together. Errors come before warnings and notes, of the
    same severity what is surer first, else the order of the text.
    """
    worst = sorted(findings, key=rank_severity)[:most]
    groups: dict[str, list[Finding]] = {}
    for finding in worst:
        groups.setdefault(finding.document, []).append(finding)
    return [finding for group in groups.values() for finding in group]


def list_document(
    name: str, findings: Sequence[Finding], options: ReportOptions
) -> Iterator[RenderableType]:
    """Yield the heading of a document with its counts, then its findings."""
    counts = Counter(finding.severity or Severity.NOTE for finding in findings)
    totals = []
    for severity, number in sorted(counts.items(), reverse=True):
        totals.append(count(number, severity.name.lower()))
    title = visible(name) or "the batch"
    yield Text.assemble("\n", (title, "bold underline"), f"  {', '.join(totals)}")
    for finding in findings:
        yield _describe(finding)
        yield Padding(Text(visible(finding.message)), (0, 0, 0, 2), expand=False)
        width = max(cells(visible(mark.version)) for mark in finding.marks)
        for marks in _group(finding.marks):
            is_odd = marks[0].version in finding.blamed
            yield _show_text(marks, width, is_odd, options)


def _describe(finding: Finding) -> Text:
    """Return the line above a finding: severity, check, place, doubts, decision."""
    severity = finding.severity or Severity.NOTE
    word = severity.name.lower()
    path, line, column = finding.place
    text = Text("\n")
    text.append(word, STYLES[severity])
    text.append(" " * (_SEVERITY_WIDTH - len(word)))
    text.append(finding.check, "bold")
    text.append("  ")
    text.append(visible(f"{path}:{line}:{column}"), "dim")
    if finding.confidence is not Confidence.HIGH:
        text.append(f"  {finding.confidence.name.lower()} confidence", "dim")
    if finding.decision:
        text.append(visible(f"  rejected: {finding.decision.reason}"), "italic")
    return text


def _group(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Yield marks of one text together where they stand near each other.

    They are in the order of the text.
    """
    groups: list[list[Mark]] = []
    for mark in marks:
        for group in groups:
            if _is_near(group[0], mark):
                group.append(mark)
                break
        else:
            groups.append([mark])
    for group in groups:
        yield sorted(group, key=lambda mark: mark.span or Span(0, 0))


def _is_near(mark: Mark, other: Mark) -> bool:
    here, span = mark.segment.place(mark.span)
    there, beside = other.segment.place(other.span)
    if mark.version != other.version or here != there or not span or not beside:
        return False
    first, last = sorted([span, beside])
    return first.end <= last.start and last.end - first.start <= _TOGETHER


def _show_text(
    marks: Sequence[Mark], width: int, is_odd: bool, options: ReportOptions
) -> Text:
    """Return one version's text on one line, cut around what is marked in it.

    `width` is that of the widest version's name, in columns.
    """
    segment, _ = marks[0].segment.place(marks[0].span)
    spans = []
    for mark in marks:
        span = mark.segment.place(mark.span)[1]
        if span:
            spans.append(span)
    whole = Span(spans[0].start, spans[-1].end) if spans else None
    label = visible(marks[0].version)
    note = ""
    if marks[0].note and not spans:
        note = f"  ({visible(marks[0].note)})"
    # Controls are written out after the cut, and are rare: they may take a second line,
    # nothing else does.
    room = options.width - len(_INDENT) - width - 2 - len(note)
    if not options.colour:
        room -= len("⟦⟧") * len(spans)
    before, marked, after = cut(segment.text, whole, max(_NARROWEST, room))
    style = "reverse" if is_odd else "underline"
    shown = Text(visible(before))
    if len(spans) > 1:
        shown.append(_mark_spans(segment.text, spans, style, options))
    elif marked:
        shown.append(_mark(marked, style, options))
    shown.append(visible(after))
    line = Text(_INDENT)
    line.append(label, "bold red" if is_odd else "bold")
    line.append(" " * (width - cells(label) + 2))
    if options.terminal:
        shown = Text.assemble(ISOLATE, shown, END_ISOLATE)
    line.append(shown)
    return line.append(note, style="dim")


def _mark_spans(
    text: str, spans: Sequence[Span], style: str, options: ReportOptions
) -> Text:
    """Return the text from the first span to the last, the spans marked."""
    line = Text()
    place = spans[0].start
    for start, end in spans:
        line.append(visible(text[place:start]))
        line.append(_mark(text[start:end], style, options))
        place = end
    return line


def _mark(text: str, style: str, options: ReportOptions) -> Text:
    """Return a text in a style, or without colours in brackets."""
    shown = visible(text)
    return Text(shown if options.colour else f"⟦{shown}⟧", style=style)
