"""The fact table of a unit, as a report shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.compare.group import Group
from qa.compare.rows import Line, lines
from qa.compare.votes import Difference, differences
from qa.evidence import Evidence
from qa.model import Row, Unit


def table(unit: Unit, group: Group, evidence: Evidence) -> Iterator[Row]:
    """Yield the rows of a unit's fact table for one group; what stands in a fact's place elsewhere is in its row."""
    found = differences(unit, group, evidence)
    replaced = {place for difference in found for place in difference.replaced}
    for row in lines(unit, group, evidence):
        own = set(row.numbers.items())
        if any(fact.strong for fact in row.cells.values()) and own.isdisjoint(replaced):
            about = [difference for difference in found if not own.isdisjoint(difference.places)]
            yield _row(unit, row, about)


def _row(unit: Unit, row: Line, about: Sequence[Difference]) -> Row:
    first = next(iter(row.cells.values()))
    cells = dict(row.cells)
    odd: set[str] = set()
    for difference in about:
        cells |= dict(difference.instead)
        concerned = {version for version, _ in (*difference.stated, *difference.instead)} | {*difference.lacking}
        odd |= {difference.odd} if difference.odd else concerned
    return Row(
        first.kind, first.value, unit.id,
        tuple((version, cells.get(version)) for version, _ in unit.segments),
        tuple(version for version, _ in unit.segments if version in odd),
        tuple(version for version, _ in unit.segments if version in row.unsure),
    )  # fmt: skip
