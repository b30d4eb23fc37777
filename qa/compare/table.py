"""The fact table of a unit, as a report shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qa.compare.rows import Line, lines
from qa.compare.votes import Difference, differences
from qa.evidence import Evidence
from qa.model import Row, Unit


def table(unit: Unit, evidence: Evidence, pools: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a unit's fact table; what stands in a fact's place elsewhere stands in its row."""
    for pool in pools:
        found = differences(unit, pool, evidence)
        replaced = {id(fact) for difference in found for _, fact in difference.instead}
        for row in lines(unit, pool, evidence):
            own = {id(fact) for fact in row.cells.values()}
            if any(fact.strong for fact in row.cells.values()) and not own & replaced:
                about = [d for d in found if own & {id(fact) for _, fact in d.stated}]
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
