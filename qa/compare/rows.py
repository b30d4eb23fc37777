"""The facts of all versions side by side: a star around the version that agrees with most others, or the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qa.compare.group import Group, Side
from qa.compare.numbered import Numbered
from qa.compare.remembered import remembered
from qa.compare.sides import completed
from qa.evidence import Evidence
from qa.model import Fact, Unit

FEW = 2
"""Of more versions each has a vote about what another lacks."""

Place = tuple[str, int]
"""A fact of a unit, by its version and its number in that version."""


@dataclass(slots=True)
class Line:
    """One fact across the versions: `cells` holds who states it; whoever is in `unsure` may state it.

    `numbers` say which fact of its version each cell is.
    """

    cells: dict[str, Fact]
    numbers: dict[str, int]
    unsure: set[str] = field(default_factory=set)

    def add(self, version: str, number: int, fact: Fact) -> None:
        """Note that a version states the fact."""
        self.cells[version] = fact
        self.numbers[version] = number


@remembered
def lines(unit: Unit, group: Group, evidence: Evidence) -> tuple[Line, ...]:
    """Return the rows of a unit's fact table for one group of facts."""
    present = completed(unit, group, evidence)
    if len(present) < 2 or not any(side.facts for side in present):
        return ()
    telling = group.many.telling(present, unit.source) if group.many else present
    numbered = Numbered(present, group, evidence)
    table = _star(numbered, _pivot(telling, present, unit.source), telling, present)
    used = {place for row in table for place in row.numbers.items()}
    for row in table:
        _complete(row, present, used)
        if group.many and len(present) > FEW:
            absent = [side for side in present if side.version not in row.cells]
            lacks = group.many.lacks
            row.unsure |= {side.version for side in absent if not lacks(row.cells, side, telling, present, evidence)}
        else:
            _doubt(row, present, telling, numbered)
    return tuple(table)


def _star(numbered: Numbered, pivot: Side, telling: Sequence[Side], present: Sequence[Side]) -> list[Line]:
    """Return a row for each fact of the pivot, with what the others have of it, then rows of what only they state."""
    rows: dict[int, Line] = {}
    extras: list[Place] = []
    for number, fact in enumerate(pivot.facts):
        rows[number] = Line({pivot.version: fact}, {pivot.version: number})
    for side in present:
        if side.version == pivot.version:
            continue
        pairing = numbered.match(pivot, side) if side in telling else numbered.link(pivot, side)
        for mine, theirs in pairing.pairs:
            if mine not in rows:
                rows[mine] = Line({pivot.version: numbered.fact(pivot.version, mine)}, {pivot.version: mine})
            rows[mine].add(side.version, theirs, numbered.fact(side.version, theirs))
        extras += [(side.version, number) for number in pairing.extra]
    return [*rows.values(), *_gather(numbered, extras)]


def _gather(numbered: Numbered, extras: Iterable[Place]) -> list[Line]:
    """Put what the others state beyond the pivot into rows of their own."""
    rows: list[Line] = []
    for version, number in extras:
        fact = numbered.fact(version, number)
        for row in rows:
            if version not in row.cells and all(fact.readings & other.readings for other in row.cells.values()):
                row.add(version, number, fact)
                break
        else:
            rows.append(Line({version: fact}, {version: number}))
    return rows


def _complete(row: Line, present: Sequence[Side], used: set[Place]) -> None:
    """Add who states a row's fact too weakly for a matcher to say so, where nothing else claims it."""
    seed = next(iter(row.cells.values()))
    for side in present:
        if side.version in row.cells:
            continue
        for number, fact in enumerate(side.facts):
            if (side.version, number) not in used and fact.readings & seed.readings:
                row.add(side.version, number, fact)
                used.add((side.version, number))
                break


def _doubt(row: Line, present: Sequence[Side], telling: Sequence[Side], numbered: Numbered) -> None:
    """Note who may state a row's fact in a way that is not told from not stating it.

    A version lacks the fact only if most of those who state it beyond doubt find it lost there; one who finds it there
    (in another form, converted, rounded) counts twice.
    """
    holders = [side for side in telling if side.version in row.cells]
    sure = sum(row.cells[holder.version].strong for holder in holders)
    for side in present:
        if side.version in row.cells:
            continue
        found = lost = 0
        for holder in holders:
            pairing, number = numbered.match(holder, side), row.numbers[holder.version]
            found += number in pairing.kept
            lost += number in pairing.lost
        if lost <= max(2 * found, sure - lost):
            row.unsure.add(side.version)


def _pivot(telling: Sequence[Side], present: Sequence[Side], source: str | None) -> Side:
    """Return the source, or the telling version whose facts most others state too, strong facts before weak ones.

    Of several the first by name, whatever order they stand in.
    """
    for side in present:
        if side.version == source:
            return side
    stating: Counter[str] = Counter()
    for side in present:
        stating.update({reading for fact in side.facts for reading in fact.readings})

    def agreement(side: Side) -> int:
        return sum((1 + fact.strong) * (max(stating[r] for r in fact.readings) - 1) for fact in side.facts)

    return max(sorted(telling, key=lambda side: side.version), key=agreement)
