"""The findings of one document: severity, check, place, the sentence, and a line a version cut around its mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from qa.model import Confidence, Finding, Look, Mark, Severity
from qa.reporters.escape import visible
from qa.reporters.terminal.width import cells, counted, cut

# Dark letters on a bright ground, and the other way round: legible on light and dark terminals.
STYLES = {Severity.ERROR: "bold white on red", Severity.WARNING: "black on yellow", Severity.NOTE: "black on cyan"}
_ISOLATE, _END = "\u2068", "\u2069"


def document(name: str, findings: Sequence[Finding], look: Look) -> Iterator[RenderableType]:
    """Yield the heading of a document with its counts, then its findings."""
    counts = Counter(finding.severity or Severity.NOTE for finding in findings)
    said = ", ".join(counted(counts[s], s.name.lower()) for s in reversed(Severity) if counts[s])
    yield Text.assemble("\n", (visible(name) or "the batch", "bold underline"), f"  {said}")
    for finding in findings:
        yield from _finding(finding, look)


def _finding(finding: Finding, look: Look) -> Iterator[RenderableType]:
    severity = finding.severity or Severity.NOTE
    path, line, column = finding.place
    word = severity.name.lower()
    sure = "" if finding.confidence is Confidence.HIGH else f"  {finding.confidence.name.lower()} confidence"
    decided = f"  rejected: {finding.decision.reason}" if finding.decision else ""
    yield Text.assemble(
        "\n", (word, STYLES[severity]), " " * (8 - len(word)), (finding.check, "bold"), "  ",
        (visible(f"{path}:{line}:{column}"), "dim"), (sure, "dim"), (visible(decided), "italic"),
    )  # fmt: skip
    yield Padding(Text(visible(finding.message)), (0, 0, 0, 2), expand=False)
    width = max(cells(visible(mark.version)) for mark in finding.marks)
    for mark in finding.marks:
        yield _mark(mark, width, mark.version == finding.version, look)


def _mark(mark: Mark, width: int, odd: bool, look: Look) -> Text:
    """Return one version's text on one line, cut around the marked span."""
    segment, span = mark.segment.place(mark.span)
    label = visible(mark.version)
    note = f"  ({visible(mark.note)})" if mark.note and span is None else ""
    brackets = 2 if span and not look.colour else 0
    # Controls are written out after the cut, and are rare: they may take a second line, nothing else does.
    room = max(24, look.width - 4 - width - 2 - len(note) - brackets)
    before, marked, after = cut(segment.text, span, room)
    line = Text.assemble("    ", (label, "bold red" if odd else "bold"), " " * (width - cells(label) + 2))
    line.append(_ISOLATE if look.terminal else "")
    line.append(visible(before))
    if marked:
        line.append(visible(marked) if look.colour else f"⟦{visible(marked)}⟧", style="reverse" if odd else "underline")
    line.append(visible(after))
    line.append(_END if look.terminal else "")
    line.append(note, style="dim")
    return line
