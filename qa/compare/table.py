"""The fact table of a unit, as a report shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.compare.group import Group
from qa.compare.rows import Line, Place, lines
from qa.compare.votes import Difference, differences
from qa.evidence import Evidence
from qa.model import Row, Unit


def table(
    unit: Unit,
    group: Group,
    evidence: Evidence,
) -> Iterator[Row]:
    """Yield the rows of a unit's fact table for one group.

    What stands in a fact's place elsewhere is in its row.
    """
    found = differences(unit, group, evidence)
    replaced: set[Place] = set()
    for difference in found:
        replaced |= difference.replaced
    for line in lines(unit, group, evidence):
        places = set(line.numbers.items())
        is_sure = any(fact.strong for fact in line.cells.values())
        if is_sure and places.isdisjoint(replaced):
            about = [each for each in found if not places.isdisjoint(each.places)]
            yield _make_row(unit, line, about)


def _make_row(
    unit: Unit,
    line: Line,
    about: Sequence[Difference],
) -> Row:
    """Return the row of a line, with the differences that are about it.

    The cells are in the order of the unit's versions.
    """
    first = next(iter(line.cells.values()))
    cells = dict(line.cells)
    odd: set[str] = set()
    for difference in about:
        cells |= dict(difference.instead)
        odd |= _list_odd(difference)
    versions = [version for version, _ in unit.segments]
    return Row(
        first.kind,
        first.value,
        unit.id,
        cells=tuple([(version, cells.get(version)) for version in versions]),
        odd=tuple([version for version in versions if version in odd]),
        unsure=tuple([version for version in versions if version in line.unsure]),
    )


def _list_odd(difference: Difference) -> set[str]:
    """Return who stands against the others.

    That is everyone concerned where nobody can be blamed.
    """
    if difference.odd:
        return {difference.odd}
    stating = {version for version, _ in (*difference.stated, *difference.instead)}
    return stating | set(difference.lacking)
