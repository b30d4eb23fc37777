"""What was checked, the facts side by side, and the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from qa.escape import visible
from qa.model import Document, Look, Result, Row, Severity, Table
from qa.report.reporters.terminal.width import cells, counted, head, middle

_MOST_ROWS = 60
"""Longer fact tables show the disagreements alone."""

_MOST_DOCUMENTS = 30
_WIDEST, _NARROW = (30, 20, 12), 24
"""Columns that a fact may take before it is cut in the middle: the widest that fits, or, without a column a version."""


def documents(result: Result) -> Iterator[RenderableType]:
    """Yield the versions of a single document, or the documents with their counts, those with findings first."""
    if len(result.documents) == 1:
        yield from _versions(result.documents[0])
    elif result.documents:
        yield from _list(result)


def _versions(document: Document) -> Iterator[RenderableType]:
    yield Text(f"\n{visible(document.name)}", style="bold")
    grid = Grid.grid(padding=(0, 2))
    for version in document.versions:
        sure = "" if version.certainty is None else f"detected, {version.certainty:.0%} sure"
        role = "source" if version.name == document.source else ""
        grid.add_row(
            Text(f"  {visible(version.name)}", style="bold"), Text(visible(version.path), overflow="fold"),
            Text(counted(len(version.segments), "segment"), no_wrap=True), Text(" ".join(filter(None, [role, sure]))),
        )  # fmt: skip
    yield grid


def _list(result: Result) -> Iterator[RenderableType]:
    counts = Counter((finding.document, finding.severity) for finding in result.findings)
    weight = {d.name: [-counts[d.name, severity] for severity in reversed(Severity)] for d in result.documents}
    listed = sorted(result.documents, key=lambda d: weight[d.name])[:_MOST_DOCUMENTS]
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in ("document", "versions", "units", "errors", "warnings", "notes"):
        grid.add_column(heading, justify="left" if heading == "document" else "right", overflow="fold")
    for document in listed:
        found = [str(-number or "·") for number in weight[document.name]]
        grid.add_row(visible(document.name), str(len(document.versions)), str(len(document.units)), *found)
    yield grid
    if len(result.documents) > len(listed):
        yield Text(f"and {counted(len(result.documents) - len(listed), 'more document')}", style="dim")


def facts(result: Result, look: Look) -> Iterator[RenderableType]:
    """Yield the fact table of each document; a long one shows where versions differ, unless it was asked for alone."""
    for table in result.tables:
        differ = sum(bool(row.odd) for row in table.rows)
        said = f"{counted(len(table.rows) - differ, 'fact')} agree, {differ} differ"
        yield Text(f"\nFacts of {visible(table.document)}: {said}", style="bold")
        all_of_them = look.alone == "facts" or len(table.rows) <= _MOST_ROWS
        rows = [row for row in table.rows if all_of_them or row.odd]
        if rows:
            fitting = (widest for widest in _WIDEST if _needed(table, rows, widest) <= look.width)
            widest = next(fitting, None)
            yield _wide(table, rows, widest) if widest else _narrow(table, rows)


def _needed(table: Table, rows: Sequence[Row], widest: int) -> int:
    """Return how many columns the table takes with a column a version."""
    start = [max(len(row.unit) for row in rows), max(len(row.kind) for row in rows), 1]
    shown = (
        max([cells(visible(version)), *(cells(_cell(row, version, widest).plain) for row in rows)])
        for version in table.versions
    )
    return sum(start) + sum(shown) + 3 * (len(start) + len(table.versions))


def _wide(table: Table, rows: Sequence[Row], widest: int) -> Grid:
    grid = _grid("", "unit", "fact", *table.versions)
    for row in rows:
        grid.add_row(*_start(row), *(_cell(row, version, widest) for version in table.versions))
    return grid


def _narrow(table: Table, rows: Sequence[Row]) -> Grid:
    """Return the table for many versions on few columns: the value, and who differs."""
    grid = _grid("", "unit", "fact", "value", "who differs")
    for row in rows:
        others = [version for version in table.versions if version in row.odd or version in row.unsure]
        pieces = [Text.assemble((visible(version), "bold"), " ", _cell(row, version, _NARROW)) for version in others]
        grid.add_row(*_start(row), middle(visible(row.value), _NARROW), Text(", ").join(pieces))
    return grid


def _grid(*headings: str) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in headings:
        grid.add_column(visible(heading), overflow="fold")
    return grid


def _start(row: Row) -> tuple[Text, Text, Text]:
    sign = Text("✗", style="bold red") if row.odd else Text("✓", style="green")
    return sign, Text(visible(row.unit)), Text(row.kind, no_wrap=True)


def _cell(row: Row, version: str, widest: int) -> Text:
    fact = dict(row.cells).get(version)
    style = "bold red" if version in row.odd else ""
    if fact is None:
        return Text("?" if version in row.unsure else "–", style=style or "dim")
    return Text(middle(visible(fact.text), widest), style=style)


def totals(result: Result) -> Iterator[RenderableType]:
    """Yield the findings counted by check and version."""
    if not result.findings:
        return
    versions = list(dict.fromkeys(v.name for document in result.documents for v in document.versions))
    counts = Counter((finding.check, finding.version) for finding in result.findings)
    blameless = any(version is None for _, version in counts)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in ("check", *versions, *(["no one"] if blameless else []), "all"):
        grid.add_column(head(visible(heading), 12), justify="left" if heading == "check" else "right")
    for check in sorted({check for check, _ in counts}):
        numbers = [counts[check, version] for version in (*versions, *([None] if blameless else []))]
        grid.add_row(check, *(str(number or "·") for number in numbers), str(sum(numbers)))
    yield Text("\nTotals", style="bold")
    yield grid
