"""The findings of one document: severity, check, place, the sentence, and a line a version cut around its mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from qa.escape import visible
from qa.model import Confidence, Finding, Look, Mark, Severity, Span
from qa.report.reporters.terminal.width import END_ISOLATE, ISOLATE, cells, counted, cut

# Dark letters on a bright ground, and the other way round: legible on light and dark terminals.
STYLES = {
    Severity.ERROR: "bold white on red",
    Severity.WARNING: "black on yellow",
    Severity.NOTE: "black on cyan",
}
_TOGETHER = 60
"""Marks within so many characters stand on one line."""


def document(
    name: str, findings: Sequence[Finding], look: Look
) -> Iterator[RenderableType]:
    """Yield the heading of a document with its counts, then its findings."""
    counts = Counter(finding.severity or Severity.NOTE for finding in findings)
    said = ", ".join(
        counted(counts[s], s.name.lower()) for s in reversed(Severity) if counts[s]
    )
    yield Text.assemble(
        "\n", (visible(name) or "the batch", "bold underline"), f"  {said}"
    )
    for finding in findings:
        yield from _finding(finding, look)


def _finding(finding: Finding, look: Look) -> Iterator[RenderableType]:
    severity = finding.severity or Severity.NOTE
    path, line, column = finding.place
    word = severity.name.lower()
    sure = (
        ""
        if finding.confidence is Confidence.HIGH
        else f"  {finding.confidence.name.lower()} confidence"
    )
    new = "  new" if finding.change == "new" else ""
    decided = f"  must be mended: {finding.decision.reason}" if finding.decision else ""
    yield Text.assemble(
        "\n", (word, STYLES[severity]), " " * (8 - len(word)), (finding.check, "bold"), "  ",
        (visible(f"{path}:{line}:{column}"), "dim"), (sure, "dim"), (new, "bold"), (visible(decided), "italic"),
    )  # fmt: skip
    yield Padding(Text(visible(finding.message)), (0, 0, 0, 2), expand=False)
    width = max(cells(visible(mark.version)) for mark in finding.marks)
    for marks in _together(finding.marks):
        yield _line(marks, width, marks[0].version in finding.blamed, look)


def _together(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Yield marks of one text together, in the order of the text, where they stand near each other."""
    groups: list[list[Mark]] = []
    for mark in marks:
        near = next((group for group in groups if _near(group[0], mark)), None)
        if near is None:
            groups.append([mark])
        else:
            near.append(mark)
    for group in groups:
        yield sorted(group, key=lambda mark: mark.span or Span(0, 0))


def _near(mark: Mark, other: Mark) -> bool:
    (here, span), (there, beside) = (
        mark.segment.place(mark.span),
        other.segment.place(other.span),
    )
    if mark.version != other.version or here != there or span is None or beside is None:
        return False
    first, last = sorted([span, beside])
    return first.end <= last.start and last.end - first.start <= _TOGETHER


def _line(marks: Sequence[Mark], width: int, odd: bool, look: Look) -> Text:
    """Return one version's text on one line, cut around what is marked in it."""
    mark, spans = (
        marks[0],
        [span for mark in marks if (span := mark.segment.place(mark.span)[1])],
    )
    segment = mark.segment.place(mark.span)[0]
    whole = Span(spans[0].start, spans[-1].end) if spans else None
    label = visible(mark.version)
    note = f"  ({visible(mark.note)})" if mark.note and not spans else ""
    brackets = 0 if look.colour else 2 * len(spans)
    # Controls are written out after the cut, and are rare: they may take a second line, nothing else does.
    room = max(24, look.width - 4 - width - 2 - len(note) - brackets)
    before, marked, after = cut(segment.text, whole, room)
    line = Text.assemble(
        "    ", (label, "bold red" if odd else "bold"), " " * (width - cells(label) + 2)
    )
    shown = Text(visible(before))
    style = "reverse" if odd else "underline"
    if len(spans) > 1:
        shown.append(_pieces(segment.text, spans, style, look))
    elif marked:
        shown.append(_marked(marked, style, look))
    shown.append(visible(after))
    line.append(
        shown if not look.terminal else Text.assemble(ISOLATE, shown, END_ISOLATE)
    )
    line.append(note, style="dim")
    return line


def _pieces(text: str, spans: Sequence[Span], style: str, look: Look) -> Text:
    line, place = Text(), spans[0].start
    for span in spans:
        line.append(visible(text[place : span.start]))
        line.append(_marked(text[span.start : span.end], style, look))
        place = span.end
    return line


def _marked(text: str, style: str, look: Look) -> Text:
    return Text(visible(text) if look.colour else f"⟦{visible(text)}⟧", style=style)
