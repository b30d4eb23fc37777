"""What changed since an earlier run: the sentence, and the tables that every report has."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from qa.escape import visible
from qa.model import Result
from qa.report import compared


def changes(result: Result) -> Iterator[RenderableType]:
    """Yield the sentence and the tables; nothing where no earlier run was named."""
    if result.comparison is None:
        return
    yield Text(f"\n{visible(compared.tell(result.comparison))}", style="bold")
    for sheet in compared.list_sheets(result.comparison):
        yield Text(f"\n{sheet.title}", style="bold")
        if sheet.said:
            yield Text(sheet.said, style="dim")
        yield _grid(sheet)


def _grid(sheet: compared.Sheet) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for number, heading in enumerate(sheet.headings):
        justify = "left" if number < sheet.names else "right"
        grid.add_column(heading, overflow="fold", justify=justify)  # type: ignore[arg-type]
    for row in sheet.rows:
        grid.add_row(*map(visible, row))
    return grid
