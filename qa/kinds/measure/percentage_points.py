"""Percentage points for per cent, or per cent for points."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa import wording
from qa.compare import Line, lines
from qa.kinds.values.group import VALUES
from qa.model import Confidence, Fact, Finding, Severity, Unit, language_of
from qa.registry import Context, unit_check

_PERCENT, _POINTS = "percent", "percentage point"

Cell = tuple[str, Fact]


@unit_check(
    category="numbers",
    severity=Severity.WARNING,
    mqm="accuracy/mistranslation",
    facts=(VALUES,),
)
def percentage_points(unit: Unit, context: Context) -> Iterator[Finding]:
    """A number of percentage points is per cent in another version, or the other way round.

    A rate that falls by 5 per cent falls by less than one that falls by 5 percentage points. Looks at numbers that the
    versions agree on. Tolerates languages whose word for points is not known, and what half of the versions say.

    Example: en `up 5 percentage points`, de `plus 5 Prozent`.
    """
    for row in lines(unit, VALUES, context.evidence):
        for (version, fact), (other, stated) in _find_odd(row, unit.source):
            message = (
                f"{stated.value} is {stated.unit} in {other}, {fact.unit} in {version}"
            )
            marks = (
                wording.mark(unit, version, fact),
                wording.mark(unit, other, stated),
            )
            blamed = version if unit.source == other else None
            yield Finding(message, marks, blamed, Confidence.MEDIUM)


def _find_odd(row: Line, source: str | None) -> Iterator[tuple[Cell, Cell]]:
    """Yield the cells that differ from the source, or from most versions, with one of those."""
    told = [
        cell
        for cell in row.cells.items()
        if cell[1].unit == _POINTS or _may_tell(*cell)
    ]
    told.sort(key=lambda cell: cell[0] != source)
    if len(told) < 2:
        return
    first = told[0]
    odd = [cell for cell in told if cell[1].unit != first[1].unit]
    if 2 * len(odd) >= len(told) > 2:
        return
    for cell in odd:
        yield cell, first


def _may_tell(version: str, fact: Fact) -> bool:
    """Tell whether a version has per cent where its language has a word for points."""
    units = languages.of(language_of(version)).locale.units
    return fact.unit == _PERCENT and _POINTS in units.values()
