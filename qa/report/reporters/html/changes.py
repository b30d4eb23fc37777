"""What changed since an earlier run, for the overview: the sentence, the trend as bars, the tables of every report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.model import Result, RunCount
from qa.report import compared

_WIDTH, _HEIGHT, _GAP = 40, 90, 14
"""Units of length of a bar of the trend, and between two."""
_MOST_RUNS = 30
"""Runs that the trend shows, the last ones."""


def context(result: Result) -> Mapping[str, object]:
    """Return what the overview says of the comparison; empty values where there is none."""
    if result.comparison is None:
        return {"changed": "", "sheets": [], "trend": [], "trend_width": 0}
    runs = result.comparison.runs[-_MOST_RUNS:]
    return {
        "changed": compared.tell(result.comparison),
        "sheets": list(compared.list_sheets(result.comparison)),
        "trend": list(_list_bars(runs)),
        "trend_width": len(runs) * (_WIDTH + _GAP),
    }


def _list_bars(runs: tuple[RunCount, ...]) -> Iterator[Mapping[str, object]]:
    """Yield a bar a run, the errors at its foot; the highest fills the picture."""
    most = max((run.errors + run.warnings + run.notes for run in runs), default=0)
    for number, run in enumerate(runs):
        x = number * (_WIDTH + _GAP) + _GAP / 2
        foot, pieces = float(_HEIGHT), []
        for style in ("error", "warning", "note"):
            height = _HEIGHT * getattr(run, f"{style}s") / max(most, 1)
            foot -= height
            if height:
                pieces.append((style, f"{foot:.1f}", f"{height:.1f}"))
        said = f"{run.name}: {run.errors:,} errors, {run.warnings:,} warnings, {run.notes:,} notes"
        yield {"x": x, "width": _WIDTH, "pieces": pieces, "said": said}
