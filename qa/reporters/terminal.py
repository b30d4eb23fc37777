"""The report for people at a terminal: what was checked, findings with their texts, the fact table, totals, what next.

Document text never acts as markup or an escape sequence, and right-to-left text is isolated (UAX 9: U+2068, U+2069).
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from qa.model import Document, Fact, Finding, Look, Mark, Result, Row, Severity, Span, Table
from qa.reporters.escape import visible

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "cyan"}
_ISOLATE, _END = "\u2068", "\u2069"
_MOST_ROWS = 60
"""Longer fact tables show the disagreements alone; the JSON Lines and `--with facts` have all."""


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write the report, in colour and with isolates only where `look` says so."""
    # Printed at once: rich ends the process when its stream breaks (`qa check ... | head`).
    text = io.StringIO()
    console = Console(
        file=text,
        width=look.width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    render(result, console, look)
    out.write(text.getvalue())


def render(result: Result, console: Console, look: Look) -> None:
    """Print the report on a console."""
    for part in _parts(result, look):
        console.print(part, soft_wrap=False)


def _parts(result: Result, look: Look) -> Iterator[Text | Grid]:
    yield _head(result)
    for document in result.documents:
        yield from _document(document)
    for notice in result.notices:
        yield Text(f"  {visible(notice)}", style="italic")
    for document_name, findings in groupby(result.findings, key=lambda finding: finding.document):
        yield Text(f"\n{visible(document_name)}", style="bold underline")
        for finding in findings:
            yield from _finding(finding, look)
    for table in result.tables:
        yield from _facts(table)
    yield from _troubles(result)
    yield from _totals(result)
    yield _closing(result)


def _head(result: Result) -> Text:
    units = sum(len(document.units) for document in result.documents)
    versions = {version.name for document in result.documents for version in document.versions}
    said = (
        f"{_count(len(result.documents), 'document')}, {_count(len(versions), 'version')}, "
        f"{_count(units, 'unit')}, {_count(result.facts, 'fact')} compared"
    )
    return Text.assemble((f"qa {result.release}", "bold"), f"  {said}")


def _document(document: Document) -> Iterator[Text | Grid]:
    yield Text(f"\n{visible(document.name)}", style="bold")
    grid = Grid.grid(padding=(0, 2))
    for version in document.versions:
        sure = "" if version.certainty is None else f"detected, {version.certainty:.0%} sure"
        role = "source" if version.name == document.source else ""
        grid.add_row(
            Text(f"  {visible(version.name)}", style="bold"), Text(visible(version.path)),
            Text(_count(len(version.segments), "segment")), Text(" ".join(filter(None, [role, sure]))),
        )  # fmt: skip
    yield grid


def _finding(finding: Finding, look: Look) -> Iterator[Text]:
    severity = finding.severity or Severity.NOTE
    path, line, column = finding.place
    yield Text.assemble(
        "\n", (f"{severity.name.lower()}", _STYLES[severity]), " ", (finding.check, "bold"), "  ",
        (visible(f"{path}:{line}:{column}"), "dim"), (f"  {finding.confidence.name.lower()} confidence", "dim"),
    )  # fmt: skip
    yield Text(f"  {visible(finding.message)}")
    width = max(len(mark.version) for mark in finding.marks)
    for mark in finding.marks:
        yield _mark(mark, mark.version.ljust(width), mark.version == finding.version, look)


def _mark(mark: Mark, label: str, odd: bool, look: Look) -> Text:
    """Return one version's text on its own line, cut around the marked span."""
    segment, span = mark.segment.place(mark.span)
    before, marked, after = _cut(segment.text, span, max(40, 2 * look.width - len(label) - 12))
    line = Text.assemble("    ", (visible(label), "bold red" if odd else "bold"), "  ")
    line.append(_ISOLATE if look.terminal else "")
    line.append(visible(before))
    if marked:
        line.append(visible(marked) if look.colour else f"⟦{visible(marked)}⟧", style="reverse" if odd else "underline")
    line.append(visible(after))
    line.append(_END if look.terminal else "")
    if mark.note and mark.span is None:
        line.append(f"  ({visible(mark.note)})", style="dim")
    return line


def _cut(text: str, span: Span | None, room: int) -> tuple[str, str, str]:
    """Return the text before, in and after the span, shortened to about `room` characters."""
    start, end = (span.start, span.end) if span else (0, 0)
    before, marked, after = text[:start], text[start:end], text[end:]
    left = max(0, room - len(marked))
    keep = left // 2
    if len(before) > keep and len(before) + len(after) > left:
        before = "…" + before[len(before) - max(keep, left - len(after)) :].lstrip()
    if len(before) + len(after) > left:
        after = after[: max(0, left - len(before))].rstrip() + "…"
    return before, marked, after


def _facts(table: Table) -> Iterator[Text | Grid]:
    rows = [row for row in table.rows if row.odd] if len(table.rows) > _MOST_ROWS else list(table.rows)
    agreeing = sum(not row.odd for row in table.rows)
    said = f"{_count(agreeing, 'fact')} agree, {len(table.rows) - agreeing} differ"
    yield Text(f"\nFacts of {visible(table.document)}: {said}", style="bold")
    if not rows:
        return
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in ("", "unit", "fact", *table.versions):
        grid.add_column(visible(heading), overflow="fold")
    for row in rows:
        cells = dict(row.cells)
        grid.add_row(
            Text("✗" if row.odd else "✓", style="bold red" if row.odd else "green"), visible(row.unit), row.kind,
            *(_cell(cells.get(version), version, row) for version in table.versions),
        )  # fmt: skip
    yield grid


def _cell(fact: Fact | None, version: str, row: Row) -> Text:
    style = "bold red" if version in row.odd else ""
    if fact is None:
        return Text("?" if version in row.unsure else "–", style=style or "dim")
    return Text(visible(fact.text), style=style)


def _troubles(result: Result) -> Iterator[Text]:
    for problem in result.problems:
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        hint = f"; {problem.hint}" if problem.hint else ""
        yield Text.assemble("\n", ("not read ", "bold red"), visible(f"{place}: {problem.message}{hint}"))
    for crash in result.crashes:
        said = f"{crash.check} failed on {crash.where}: {crash.error}; the other checks ran"
        yield Text.assemble("\n", ("crashed ", "bold red"), visible(said))
    if result.unverified:
        said = ", ".join(f"{category} {count}" for category, count in sorted(result.unverified.items()))
        yield Text(f"\nCould not be verified (segments): {said}", style="dim")


def _totals(result: Result) -> Iterator[Text | Grid]:
    if not result.findings:
        return
    versions = list(dict.fromkeys(v.name for document in result.documents for v in document.versions))
    counts = Counter((finding.check, finding.version) for finding in result.findings)
    blameless = any(version is None for _, version in counts)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in ("check", *versions, *(["no one"] if blameless else []), "all"):
        grid.add_column(visible(heading), justify="left" if heading == "check" else "right")
    for check in sorted({check for check, _ in counts}):
        numbers = [counts[check, version] for version in (*versions, *([None] if blameless else []))]
        grid.add_row(check, *(str(number or "·") for number in numbers), str(sum(numbers)))
    yield Text("\nTotals", style="bold")
    yield grid


def _closing(result: Result) -> Text:
    if not result.findings:
        return Text("\nNo findings: the versions agree in everything that was compared.", style="green")
    counts = [(severity, result.count(severity)) for severity in reversed(Severity)]
    said = ", ".join(_count(count, severity.name.lower()) for severity, count in counts if count)
    check = next(finding.check for finding in result.findings)
    return Text.assemble((said, "bold"), f". `qa explain {check}` tells what a check looks at and tolerates.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
