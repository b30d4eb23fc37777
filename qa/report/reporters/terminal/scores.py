"""How alike versions in one language are.

The signatures say how it was measured.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from qa.escape import visible
from qa.model import ReportOptions, Result
from qa.report.reporters.entries import count

_MOST = 10
"""Of more documents the report shows the least alike; `qa score` shows all."""


def list_scores(result: Result, options: ReportOptions) -> Iterator[RenderableType]:
    """Yield a row a document and pair, the least alike first.

    The row of all documents together is the last.
    """
    if not result.similarities:
        return
    metrics = [score.metric for score in result.similarities[0].scores]
    together = [row for row in result.similarities if row.document is None]
    each = [row for row in result.similarities if row.document is not None]
    each.sort(key=lambda row: row.scores[0].value)
    shown = each if options.alone else each[:_MOST]
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in ("document", "version", "reference"):
        grid.add_column(heading, overflow="fold")
    for heading in ("segments", *metrics):
        grid.add_column(heading, justify="right")
    for row in (*shown, *together):
        name = "all" if row.document is None else visible(row.document)
        values = [f"{score.value:.1f}" for score in row.scores]
        names = name, visible(row.version), visible(row.reference)
        grid.add_row(*names, f"{row.segments:,}", *values)
    yield Text("\nSimilarity (chrF, BLEU: 100 is the same text; TER: 0)", style="bold")
    yield grid
    beyond = len(each) - len(shown)
    if beyond:
        more = f"and {count(beyond, 'more document')}: `qa score` shows all"
        yield Text(more, style="dim")
    signatures: dict[str, None] = {}
    for row in result.similarities:
        for score in row.scores:
            signatures[f"{score.metric}|{score.signature}"] = None
    for signature in signatures:
        yield Text(f"sacrebleu {signature}", style="dim")
