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
from qa.report.reporters.terminal.width import cells, counted, head, isolated, middle

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
        sure = (
            ""
            if version.certainty is None
            else f"detected, {version.certainty:.0%} sure"
        )
        role = "source" if version.name == document.source else ""
        grid.add_row(
            Text(f"  {visible(version.name)}", style="bold"), Text(visible(version.path), overflow="fold"),
            Text(counted(len(version.segments), "segment"), no_wrap=True), Text(" ".join(filter(None, [role, sure]))),
        )  # fmt: skip
    yield grid


def _list(result: Result) -> Iterator[RenderableType]:
    counts = Counter(
        (finding.document, finding.severity) for finding in result.findings
    )
    weight = {
        d.name: [-counts[d.name, severity] for severity in reversed(Severity)]
        for d in result.documents
    }
    listed = sorted(result.documents, key=lambda d: weight[d.name])[:_MOST_DOCUMENTS]
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in ("document", "versions", "units", "errors", "warnings", "notes"):
        grid.add_column(
            heading,
            justify="left" if heading == "document" else "right",
            overflow="fold",
        )
    for document in listed:
        found = [str(-number or "·") for number in weight[document.name]]
        grid.add_row(
            visible(document.name),
            str(len(document.versions)),
            str(len(document.units)),
            *found,
        )
    yield grid
    if len(result.documents) > len(listed):
        yield Text(
            f"and {counted(len(result.documents) - len(listed), 'more document')}",
            style="dim",
        )


def facts(result: Result, look: Look) -> Iterator[RenderableType]:
    """Yield the fact table of each document: the rows that differ, and those that agree where `look` wants them."""
    for table in result.tables:
        odd = [row for row in table.rows if row.odd]
        agreeing = len(table.rows) - len(odd)
        agree, differ = (
            "agrees" if agreeing == 1 else "agree",
            "differs" if len(odd) == 1 else "differ",
        )
        said = f"{counted(agreeing, 'fact')} {agree}, {len(odd):,} {differ}"
        hint = (
            "" if look.facts or not agreeing else " (`--facts` shows those that agree)"
        )
        heading = Text(f"\nFacts of {visible(table.document)}: {said}", style="bold")
        yield heading.append(hint, style="not bold dim")
        rows = table.rows if look.facts else odd
        if rows:
            yield _grid_of(table, rows, look)


def _grid_of(table: Table, rows: Sequence[Row], look: Look) -> Grid:
    """Return the widest table that fits: a column a version, else the values that differ alone."""
    for widest in _WIDEST:
        if _needed(table, rows, widest, look) <= look.width:
            return _wide(table, rows, widest, look)
    return _narrow(table, rows, look)


def _needed(table: Table, rows: Sequence[Row], widest: int, look: Look) -> int:
    """Return how many columns the table takes with a column a version."""
    start = [max(len(row.unit) for row in rows), max(len(row.kind) for row in rows), 1]
    shown = (
        max(
            [
                cells(visible(version)),
                *(cells(_cell(row, version, widest, look).plain) for row in rows),
            ]
        )
        for version in table.versions
    )
    return sum(start) + sum(shown) + 3 * (len(start) + len(table.versions))


def _wide(table: Table, rows: Sequence[Row], widest: int, look: Look) -> Grid:
    # Isolates take no column on a terminal, but rich counts them: each cell of a column has them: all stay even.
    headings = [isolated(visible(version), look) for version in table.versions]
    grid = _grid("", "unit", "fact", *headings)
    for row in rows:
        grid.add_row(
            *_start(row),
            *(_cell(row, version, widest, look) for version in table.versions),
        )
    return grid


def _narrow(table: Table, rows: Sequence[Row], look: Look) -> Grid:
    """Return the table for many versions on few columns: the value, and who differs."""
    grid = _grid("", "unit", "fact", isolated("value", look), "who differs")
    for row in rows:
        others = [
            version
            for version in table.versions
            if version in row.odd or version in row.unsure
        ]
        pieces = [
            Text.assemble(
                (visible(version), "bold"), " ", _cell(row, version, _NARROW, look)
            )
            for version in others
        ]
        grid.add_row(
            *_start(row),
            isolated(middle(visible(row.value), _NARROW), look),
            Text(", ").join(pieces),
        )
    return grid


def _grid(*headings: str) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in headings:
        grid.add_column(heading, overflow="fold")
    return grid


def _start(row: Row) -> tuple[Text, Text, Text]:
    sign = Text("✗", style="bold red") if row.odd else Text("✓", style="green")
    return sign, Text(visible(row.unit)), Text(row.kind, no_wrap=True)


def _cell(row: Row, version: str, widest: int, look: Look) -> Text:
    """Return what a version states; isolated, so that right-to-left text stays in its own column."""
    fact = dict(row.cells).get(version)
    style = "bold red" if version in row.odd else ""
    if fact is None:
        return Text(
            isolated("?" if version in row.unsure else "–", look), style=style or "dim"
        )
    return Text(isolated(middle(visible(fact.text), widest), look), style=style)


def totals(result: Result) -> Iterator[RenderableType]:
    """Yield the findings counted by check and version."""
    if not result.findings:
        return
    versions = list(
        dict.fromkeys(
            v.name for document in result.documents for v in document.versions
        )
    )
    counts: Counter[tuple[str, str | None]] = Counter()
    for finding in result.findings:
        counts.update((finding.check, version) for version in finding.blamed or (None,))
    of_check = Counter(finding.check for finding in result.findings)
    blameless = any(version is None for _, version in counts)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in ("check", *versions, *(["no one"] if blameless else []), "all"):
        grid.add_column(
            head(visible(heading), 12),
            justify="left" if heading == "check" else "right",
        )
    for check in sorted({check for check, _ in counts}):
        numbers = [
            counts[check, version]
            for version in (*versions, *([None] if blameless else []))
        ]
        grid.add_row(
            check, *(str(number or "·") for number in numbers), str(of_check[check])
        )
    yield Text("\nTotals", style="bold")
    yield grid
