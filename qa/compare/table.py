"""The fact table of a unit, as a report shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.compare.group import Group
from qa.compare.rows import Line, Place, lines
from qa.compare.votes import Difference, differences
from qa.evidence import Evidence
from qa.model import Row, Unit


def table(unit: Unit, group: Group, evidence: Evidence) -> Iterator[Row]:
    """Yield the rows of a unit's fact table for one group; what stands in a fact's place elsewhere is in its row."""
    found = differences(unit, group, evidence)
    replaced: set[Place] = set()
    for difference in found:
        replaced |= difference.replaced
    for row in lines(unit, group, evidence):
        own = set(row.numbers.items())
        is_sure = any(fact.strong for fact in row.cells.values())
        if is_sure and own.isdisjoint(replaced):
            about = [
                difference
                for difference in found
                if not own.isdisjoint(difference.places)
            ]
            yield _row(unit, row, about)


def _row(unit: Unit, row: Line, about: Sequence[Difference]) -> Row:
    first = next(iter(row.cells.values()))
    cells = dict(row.cells)
    odd: set[str] = set()
    for difference in about:
        cells |= dict(difference.instead)
        odd |= _odd_in(difference)
    versions = [version for version, _ in unit.segments]
    return Row(
        first.kind,
        first.value,
        unit.id,
        cells=tuple((version, cells.get(version)) for version in versions),
        odd=tuple(version for version in versions if version in odd),
        unsure=tuple(version for version in versions if version in row.unsure),
    )


def _odd_in(difference: Difference) -> set[str]:
    """Return who stands against the others; everyone concerned where nobody can be blamed."""
    if difference.odd:
        return {difference.odd}
    stating = {version for version, _ in (*difference.stated, *difference.instead)}
    return stating | set(difference.lacking)
