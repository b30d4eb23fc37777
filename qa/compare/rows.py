"""The facts of all versions side by side: a star around the version that agrees with most others, or the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

from qa.compare.remembered import remembered
from qa.compare.sides import Linker, Match, Side, completed, matcher
from qa.evidence import Evidence
from qa.model import Fact, Unit

FEW = 2
"""Of more versions each has a vote about what another lacks."""


@dataclass(slots=True)
class Line:
    """One fact across the versions: `cells` holds who states it; whoever is in `unsure` may state it."""

    cells: dict[str, Fact]
    unsure: set[str] = field(default_factory=set)


@remembered
def lines(unit: Unit, pool: str, evidence: Evidence) -> tuple[Line, ...]:
    """Return the rows of a unit's fact table for one pool."""
    present = completed(unit, pool, evidence)
    if len(present) < 2 or not any(side.facts for side in present):
        return ()
    match = _matching(pool, evidence)
    telling = getattr(matcher(pool), "telling", None)
    asked = telling(present, unit.source) if telling else present
    pivot = _pivot(asked, present, unit.source)
    rows = {id(fact): Line({pivot.version: fact}) for fact in pivot.facts}
    extras: list[tuple[Side, Fact]] = []
    for side in present:
        if side is not pivot:
            pairing = match(pivot, side) if side in asked else Match(cast("Linker", matcher(pool)).linked(pivot, side))
            for mine, theirs in pairing.pairs:
                rows.setdefault(id(mine), Line({pivot.version: mine})).cells[side.version] = theirs
            extras += [(side, fact) for fact in pairing.extra]
    table = [*rows.values(), *_gather(extras)]
    used = {id(fact) for row in table for fact in row.cells.values()}
    lacks = getattr(matcher(pool), "lacks", None) if len(present) > FEW else None
    for row in table:
        _complete(row, present, used)
        if lacks:
            absent = [side for side in present if side.version not in row.cells]
            row.unsure |= {side.version for side in absent if not lacks(row.cells, side, asked, present, evidence)}
        else:
            _doubt(row, present, asked, match)
    return tuple(table)


def _matching(pool: str, evidence: Evidence) -> Callable[[Side, Side], Match]:
    """Return how two sides match, remembered by their versions: hashing a side is slow."""
    known: dict[tuple[str, str], Match] = {}
    matching = matcher(pool).match

    def match(first: Side, second: Side) -> Match:
        key = (first.version, second.version)
        if key not in known:
            known[key] = matching(first, second, evidence)
        return known[key]

    return match


def _complete(row: Line, present: Sequence[Side], used: set[int]) -> None:
    """Add who states a row's fact too weakly for a matcher to say so, where nothing else claims it."""
    seed = next(iter(row.cells.values()))
    for side in present:
        if side.version not in row.cells:
            fact = next((f for f in side.facts if id(f) not in used and f.readings & seed.readings), None)
            if fact is not None:
                row.cells[side.version] = fact
                used.add(id(fact))


def _doubt(row: Line, present: Sequence[Side], asked: Sequence[Side], match: Callable[[Side, Side], Match]) -> None:
    """Note who may state a row's fact in a way that is not told from not stating it.

    A version lacks the fact only if most of those who state it beyond doubt find it lost there; one who finds it there
    (in another form, converted, rounded) counts twice.
    """
    holders = [side for side in asked if side.version in row.cells]
    for side in present:
        if side.version not in row.cells:
            told = [(row.cells[holder.version], match(holder, side)) for holder in holders]
            found = sum(any(fact is mine for mine, _ in pairing.pairs) for fact, pairing in told)
            lost = sum(any(fact is mine for mine in pairing.lost) for fact, pairing in told)
            sure = sum(fact.strong for fact, _ in told)
            if lost <= max(2 * found, sure - lost):
                row.unsure.add(side.version)


def _pivot(asked: Sequence[Side], present: Sequence[Side], source: str | None) -> Side:
    """Return the source, or the version asked whose facts most others state too, strong facts before weak ones.

    Of several the first by name, whatever order they stand in.
    """
    for side in present:
        if side.version == source:
            return side
    votes = Counter(reading for side in present for reading in {r for f in side.facts for r in f.readings})
    return max(
        sorted(asked, key=lambda side: side.version),
        key=lambda side: sum((1 + f.strong) * (max(votes[r] for r in f.readings) - 1) for f in side.facts),
    )


def _gather(extras: Iterable[tuple[Side, Fact]]) -> list[Line]:
    """Put what the others state beyond the pivot into rows of their own."""
    rows: list[Line] = []
    for side, fact in extras:
        for row in rows:
            if side.version not in row.cells and all(fact.readings & other.readings for other in row.cells.values()):
                row.cells[side.version] = fact
                break
        else:
            rows.append(Line({side.version: fact}))
    return rows
