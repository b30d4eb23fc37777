"""The facts of all versions side by side.

A table is a star around the version that agrees with most others, or the source.
"""

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
    """One fact across the versions.

    `cells` holds who states it, `numbers` which fact of its version each cell is;
    whoever is in `unsure` may state it in a way that nobody can tell.
    """

    cells: dict[str, Fact]
    numbers: dict[str, int]
    unsure: set[str] = field(default_factory=set)

    def add(
        self,
        version: str,
        number: int,
        fact: Fact,
    ) -> None:
        """Note that a version states the fact."""
        self.cells[version] = fact
        self.numbers[version] = number

    def select_absent(self, sides: Sequence[Side]) -> list[Side]:
        """Return the sides that do not state the fact."""
        return [side for side in sides if side.version not in self.cells]

    def shares_reading(self, fact: Fact) -> bool:
        """Tell whether a fact may be the same as each of the cells."""
        cells = self.cells.values()
        return all(fact.readings & other.readings for other in cells)


@remembered
def lines(
    unit: Unit,
    group: Group,
    evidence: Evidence,
) -> tuple[Line, ...]:
    """Return the rows of a unit's fact table for one group of facts.

    The rows of the pivot's facts come first, in the order of its text. Whoever may
    state a fact in a way that nobody can tell is `unsure` in its row.
    """
    present = completed(unit, group, evidence)
    if len(present) < 2 or not any(side.facts for side in present):
        return ()
    many = group.many
    telling = many.telling(present, unit.source) if many else present
    numbered = Numbered(present, group, evidence)
    pivot = _choose_pivot(telling, present, unit.source)
    table = _make_star(numbered, pivot, telling, present)
    used = {place for row in table for place in row.numbers.items()}
    for row in table:
        _complete(row, present, used)
        if many and len(present) > FEW:
            for side in row.select_absent(present):
                if not many.lacks(row.cells, side, telling, present, evidence):
                    row.unsure.add(side.version)
        else:
            _note_unsure(row, present, telling, numbered)
    return tuple(table)


def _make_star(
    numbered: Numbered,
    pivot: Side,
    telling: Sequence[Side],
    present: Sequence[Side],
) -> list[Line]:
    """Return a row for each fact of the pivot, with what the others have of it.

    Behind them come rows of what only the others state. A version that tells nothing is
    only linked to what it surely shares.
    """
    rows: dict[int, Line] = {}
    extras: list[Place] = []
    for number, fact in enumerate(pivot.facts):
        rows[number] = Line({pivot.version: fact}, {pivot.version: number})
    for side in present:
        if side.version == pivot.version:
            continue
        compare = numbered.match if side in telling else numbered.link
        pairing = compare(pivot, side)
        for mine, theirs in pairing.pairs:
            if mine not in rows:
                own = numbered.fact(pivot.version, mine)
                rows[mine] = Line({pivot.version: own}, {pivot.version: mine})
            fact = numbered.fact(side.version, theirs)
            rows[mine].add(side.version, theirs, fact)
        for number in sorted(pairing.lost - rows.keys()):
            fact = numbered.fact(pivot.version, number)
            rows[number] = Line({pivot.version: fact}, {pivot.version: number})
        extras += [(side.version, number) for number in pairing.extra]
    for number, row in rows.items():
        # A match may have found out that what was doubtful is sure.
        row.cells[pivot.version] = numbered.fact(pivot.version, number)
    return [*rows.values(), *_gather(numbered, extras)]


def _gather(numbered: Numbered, extras: Iterable[Place]) -> list[Line]:
    """Put what the others state beyond the pivot into rows of their own.

    Each goes into the first row with which it shares readings, and in which its version
    has no cell.
    """
    rows: list[Line] = []
    for version, number in extras:
        fact = numbered.fact(version, number)
        for row in rows:
            if version not in row.cells and row.shares_reading(fact):
                row.add(version, number, fact)
                break
        else:
            rows.append(Line({version: fact}, {version: number}))
    return rows


def _complete(
    row: Line,
    present: Sequence[Side],
    used: set[Place],
) -> None:
    """Add who states a row's fact too weakly for a matcher to say so.

    A fact that another row has is in `used`, and is not taken twice.
    """
    seed = next(iter(row.cells.values()))
    for side in row.select_absent(present):
        for number, fact in enumerate(side.facts):
            place = (side.version, number)
            if place not in used and fact.readings & seed.readings:
                row.add(side.version, number, fact)
                used.add(place)
                break


def _note_unsure(
    row: Line,
    present: Sequence[Side],
    telling: Sequence[Side],
    numbered: Numbered,
) -> None:
    """Note who may state a row's fact in a way that is not told from not stating it.

    A version lacks the fact only if most of those who state it beyond doubt find it
    lost there; one who finds it there (in another form, converted, rounded) counts
    twice.
    """
    holders = [side for side in telling if side.version in row.cells]
    sure = sum(row.cells[holder.version].strong for holder in holders)
    for side in row.select_absent(present):
        kept = lost = 0
        for holder in holders:
            pairing = numbered.match(holder, side)
            number = row.numbers[holder.version]
            kept += number in pairing.kept
            lost += number in pairing.lost
        if lost <= max(2 * kept, sure - lost):
            row.unsure.add(side.version)


def _choose_pivot(
    telling: Sequence[Side],
    present: Sequence[Side],
    source: str | None,
) -> Side:
    """Return the source, or the telling version whose facts most others state too.

    Strong facts count twice. Of several it is the first by name, whatever order they
    stand in.
    """
    for side in present:
        if side.version == source:
            return side
    stating: Counter[str] = Counter()
    for side in present:
        stating.update({reading for fact in side.facts for reading in fact.readings})

    def count_agreement(side: Side) -> int:
        """Count the other versions that state each fact, by its commonest reading."""
        agreement = 0
        for fact in side.facts:
            others = max(stating[reading] for reading in fact.readings) - 1
            agreement += 2 * others if fact.strong else others
        return agreement

    by_name = sorted(telling, key=lambda side: side.version)
    return max(by_name, key=count_agreement)
