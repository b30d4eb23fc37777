"""What was checked, the facts side by side, and the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from qa.escape import visible
from qa.model import Document, ReportOptions, Result, Row, Severity, Table
from qa.report.reporters.entries import count, list_versions
from qa.report.reporters.terminal.width import cells, cut_middle, cut_tail, isolate

_MOST_DOCUMENTS = 30
_WIDEST = (30, 20, 12)
"""Columns that a fact may take before it is cut in the middle: the widest that fits."""

_NARROW = 24
"""Columns of a fact in a table without a column a version."""

_HEADING_WIDTH = 12
_GAP = 3
"""Columns between two of a table."""


def list_documents(result: Result) -> Iterator[RenderableType]:
    """Yield the versions of a single document, or the documents with their counts.

    Those with findings come first.
    """
    if len(result.documents) == 1:
        document = result.documents[0]
        yield Text(f"\n{visible(document.name)}", style="bold")
        yield _build_versions(document)
    elif result.documents:
        yield from _list_counts(result)


def _build_versions(document: Document) -> Grid:
    grid = Grid.grid(padding=(0, 2))
    for version in document.versions:
        about = []
        if version.name == document.source:
            about.append("source")
        if version.certainty is not None:
            about.append(f"detected, {version.certainty:.0%} sure")
        grid.add_row(
            Text(f"  {visible(version.name)}", style="bold"),
            Text(visible(version.path), overflow="fold"),
            Text(count(len(version.segments), "segment"), no_wrap=True),
            Text(" ".join(about)),
        )
    return grid


def _list_counts(result: Result) -> Iterator[RenderableType]:
    """Yield a row a document with its numbers of findings, the worst first."""
    counts = Counter((found.document, found.severity) for found in result.findings)
    severities = list(reversed(Severity))
    totals = {}
    for document in result.documents:
        totals[document.name] = [counts[document.name, s] for s in severities]
    documents = sorted(
        result.documents, key=lambda document: totals[document.name], reverse=True
    )
    # Sorted backwards, documents with the same counts keep their order.
    listed = documents[:_MOST_DOCUMENTS]
    grid = _build_grid("document")
    for heading in ("versions", "units", "errors", "warnings", "notes"):
        grid.add_column(heading, justify="right", overflow="fold")
    for document in listed:
        versions, units = len(document.versions), len(document.units)
        numbers = map(_format_number, totals[document.name])
        grid.add_row(visible(document.name), str(versions), str(units), *numbers)
    yield grid
    beyond = len(documents) - len(listed)
    if beyond:
        yield Text(f"and {count(beyond, 'more document')}", style="dim")


def _format_number(number: int) -> str:
    return str(number or "·")


def list_facts(result: Result, options: ReportOptions) -> Iterator[RenderableType]:
    """Yield the fact table of each document.

    It has the rows that differ, and those that agree where `options` want them.
    """
    for table in result.tables:
        odd = [row for row in table.rows if row.odd]
        agreeing = len(table.rows) - len(odd)
        agree = "agrees" if agreeing == 1 else "agree"
        differ = "differs" if len(odd) == 1 else "differ"
        totals = f"{count(agreeing, 'fact')} {agree}, {len(odd):,} {differ}"
        heading = Text(f"\nFacts of {visible(table.document)}: {totals}", style="bold")
        if agreeing and not options.facts:
            hint = " (`--facts` shows those that agree)"
            heading.append(hint, style="not bold dim")
        yield heading
        rows = table.rows if options.facts else odd
        if rows:
            yield _build_facts(table, rows, options)


def _build_facts(table: Table, rows: Sequence[Row], options: ReportOptions) -> Grid:
    """Return the widest table that fits.

    It has a column a version, else the values that differ alone.
    """
    for widest in _WIDEST:
        if _measure(table, rows, widest, options) <= options.width:
            return _build_wide(table, rows, widest, options)
    return _build_narrow(table, rows, options)


def _measure(
    table: Table, rows: Sequence[Row], widest: int, options: ReportOptions
) -> int:
    """Return how many columns the table takes with a column a version."""
    width = 1
    width += max(len(row.unit) for row in rows)
    width += max(len(row.kind) for row in rows)
    width += _GAP * (3 + len(table.versions))
    for version in table.versions:
        column = [_show_fact(row, version, widest, options).plain for row in rows]
        width += max(map(cells, [visible(version), *column]))
    return width


def _build_wide(
    table: Table, rows: Sequence[Row], widest: int, options: ReportOptions
) -> Grid:
    """Return the table with a column a version."""
    # Isolates take no column on a terminal, but rich counts them: each cell of a column
    # has them: all stay even.
    names = [isolate(visible(version), options) for version in table.versions]
    grid = _build_grid("", "unit", "fact", *names)
    for row in rows:
        facts = [_show_fact(row, each, widest, options) for each in table.versions]
        grid.add_row(*_show_start(row), *facts)
    return grid


def _build_narrow(table: Table, rows: Sequence[Row], options: ReportOptions) -> Grid:
    """Return the table for many versions on few columns: the value, and who differs."""
    grid = _build_grid("", "unit", "fact", isolate("value", options), "who differs")
    for row in rows:
        others = []
        for version in table.versions:
            if version in row.odd or version in row.unsure:
                fact = _show_fact(row, version, _NARROW, options)
                others.append(Text.assemble((visible(version), "bold"), " ", fact))
        value = isolate(cut_middle(visible(row.value), _NARROW), options)
        grid.add_row(*_show_start(row), value, Text(", ").join(others))
    return grid


def _build_grid(*headings: str) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in headings:
        grid.add_column(heading, overflow="fold")
    return grid


def _show_start(row: Row) -> tuple[Text, Text, Text]:
    """Return the first cells of a row: whether versions differ, its unit and kind."""
    sign = Text("✓", style="green")
    if row.odd:
        sign = Text("✗", style="bold red")
    return sign, Text(visible(row.unit)), Text(row.kind, no_wrap=True)


def _show_fact(row: Row, version: str, widest: int, options: ReportOptions) -> Text:
    """Return what a version states.

    It is isolated, so that right-to-left text stays in its own column.
    """
    fact = dict(row.cells).get(version)
    style = "bold red" if version in row.odd else ""
    if fact:
        text = cut_middle(visible(fact.text), widest)
    else:
        text = "?" if version in row.unsure else "–"
        style = style or "dim"
    return Text(isolate(text, options), style=style)


def list_totals(result: Result) -> Iterator[RenderableType]:
    """Yield the findings counted by check and version."""
    if not result.findings:
        return
    counts: Counter[tuple[str, str | None]] = Counter()
    checks: Counter[str] = Counter()
    for finding in result.findings:
        checks[finding.check] += 1
        for version in finding.blamed or (None,):
            counts[finding.check, version] += 1
    versions: list[str | None] = [*list_versions(result)]
    if any(version is None for _, version in counts):
        versions.append(None)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    grid.add_column("check")
    for heading in (*_name_columns(versions), "all"):
        grid.add_column(heading, justify="right")
    for check in sorted(checks):
        numbers = [counts[check, version] for version in versions]
        grid.add_row(check, *map(_format_number, numbers), str(checks[check]))
    yield Text("\nTotals", style="bold")
    yield grid


def _name_columns(versions: Iterable[str | None]) -> Iterator[str]:
    """Yield the headings of versions; None is for findings that blame no one."""
    for version in versions:
        name = "no one" if version is None else version
        yield cut_tail(visible(name), _HEADING_WIDTH)
