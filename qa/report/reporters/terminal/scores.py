"""How alike versions in one language are, with the signatures that say how it was measured."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from qa.escape import visible
from qa.model import Look, Result
from qa.report.reporters.terminal.width import counted

_MOST = 10
"""Of more documents the report shows the least alike; `qa score` shows all."""


def scores(result: Result, look: Look) -> Iterator[RenderableType]:
    """Yield a row a document and pair, the least alike first, the row of all documents last."""
    if not result.similarities:
        return
    metrics = [score.metric for score in result.similarities[0].scores]
    each = sorted(
        (s for s in result.similarities if s.document is not None),
        key=lambda s: s.scores[0].value,
    )
    shown = each if look.alone else each[:_MOST]
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in ("document", "version", "reference"):
        grid.add_column(heading, overflow="fold")
    for heading in ("segments", *metrics):
        grid.add_column(heading, justify="right")
    for row in (*shown, *(s for s in result.similarities if s.document is None)):
        values = [f"{score.value:.1f}" for score in row.scores]
        name = "all" if row.document is None else visible(row.document)
        grid.add_row(
            name,
            visible(row.version),
            visible(row.reference),
            f"{row.segments:,}",
            *values,
        )
    yield Text("\nSimilarity (chrF, BLEU: 100 is the same text; TER: 0)", style="bold")
    yield grid
    if len(each) > len(shown):
        yield Text(
            f"and {counted(len(each) - len(shown), 'more document')}: `qa score` shows all",
            style="dim",
        )
    signatures = {
        f"{s.metric}|{s.signature}": None
        for row in result.similarities
        for s in row.scores
    }
    for signature in signatures:
        yield Text(f"sacrebleu {signature}", style="dim")
