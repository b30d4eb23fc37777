"""Which facts differ between versions, and who stands alone.

The facts of all versions are laid side by side in rows, one fact a row (a star around the source, or around the version
that agrees with most others). In each row the versions vote: with a source every version is measured by it, unless all
others agree against it; without one the value most versions state wins; a draw blames nobody. Versions made from one
another (`Unit.kin`) have one vote together.

How two versions' facts pair is the business of one file a pool (`compare/<pool>.py`, see `qa.facts`).
"""

from __future__ import annotations

import functools
import importlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, Protocol, cast

from qa import facts
from qa.evidence import Evidence
from qa.model import Fact, Row, Segment, Unit, language_of


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a unit, as a matcher sees it."""

    version: str
    segment: Segment
    facts: tuple[Fact, ...]

    @property
    def language(self) -> str:
        """The BCP 47 tag."""
        return language_of(self.version)


@dataclass(frozen=True, slots=True)
class Match:
    """How two sides' facts pair: `lost` and `extra` are what the first and the second state alone, beyond doubt."""

    pairs: tuple[tuple[Fact, Fact], ...]
    lost: tuple[Fact, ...] = ()
    extra: tuple[Fact, ...] = ()


class Matcher(Protocol):
    """What a module of this package offers."""

    def match(self, first: Side, second: Side, evidence: Evidence) -> Match:
        """Pair the facts of two sides; what may be equal is paired or left out, never reported."""


@dataclass(slots=True)
class Line:
    """One fact across the versions: `cells` holds who states it; whoever is in `unsure` may state it."""

    cells: dict[str, Fact]
    unsure: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement.

    `stated` is what most say, `instead` what stands in its place elsewhere, `lacking` who states nothing of the kind.
    `odd` is the version that stands alone, None where nobody can be blamed. In an `outlier` that is the named source:
    every other version says something else.
    """

    kind: Literal["missing", "added", "mismatch", "outlier"]
    category: str
    stated: tuple[tuple[str, Fact], ...]
    instead: tuple[tuple[str, Fact], ...] = ()
    lacking: tuple[str, ...] = ()
    odd: str | None = None


@functools.cache
def _matcher(pool: str) -> Matcher:
    return cast("Matcher", importlib.import_module(f"{__name__}.{pool}"))


def pools() -> tuple[str, ...]:
    """Return the names of the groups of fact kinds that are compared with each other."""
    return tuple(dict.fromkeys(kind.POOL for kind in facts.kinds()))


@functools.cache
def _categories(pool: str) -> frozenset[str]:
    return frozenset(category for kind in facts.kinds() if pool == kind.POOL for category in kind.CATEGORIES.values())


def sides(unit: Unit, pool: str) -> list[Side]:
    """Return the versions that have text in this unit, with their facts of one pool."""
    return [
        Side(version, segment, facts.of(segment, language_of(version), pool))
        for version, segment in unit.segments
        if segment.text.strip()
    ]


class _Looked(NamedTuple):
    """What is known of the unit that is being looked at: dozens of checks ask the same."""

    unit: Unit | None
    evidence: Evidence | None
    lines: dict[str, tuple[Line, ...]]
    differences: dict[str, tuple[Difference, ...]]


_looked = _Looked(None, None, {}, {})


def _known(unit: Unit, evidence: Evidence) -> _Looked:
    global _looked  # noqa: PLW0603 - swapped whole, so that threads never mix two units
    looked = _looked
    if looked.unit is not unit or looked.evidence is not evidence:
        looked = _looked = _Looked(unit, evidence, {}, {})
    return looked


def lines(unit: Unit, pool: str, evidence: Evidence) -> tuple[Line, ...]:
    """Return the rows of a unit's fact table for one pool."""
    known = _known(unit, evidence).lines
    if pool not in known:
        known[pool] = _lines(unit, pool, evidence)
    return known[pool]


def _lines(unit: Unit, pool: str, evidence: Evidence) -> tuple[Line, ...]:
    present = sides(unit, pool)
    if len(present) < 2 or not any(side.facts for side in present):
        return ()
    match = functools.cache(functools.partial(_matcher(pool).match, evidence=evidence))
    pivot = _pivot(present, unit.source)
    rows = {id(fact): Line({pivot.version: fact}) for fact in pivot.facts}
    extras: list[tuple[Side, Fact]] = []
    for side in present:
        if side is not pivot:
            pairing = match(pivot, side)
            for mine, theirs in pairing.pairs:
                rows[id(mine)].cells[side.version] = theirs
            extras += [(side, fact) for fact in pairing.extra]
    table = [*rows.values(), *_gather(extras)]
    used = {id(fact) for row in table for fact in row.cells.values()}
    for row in table:
        _complete(row, present, used)
        _doubt(row, present, match)
    return tuple(table)


def _complete(row: Line, present: Sequence[Side], used: set[int]) -> None:
    """Add who states a row's fact too weakly for a matcher to say so, where nothing else claims it."""
    seed = next(iter(row.cells.values()))
    for side in present:
        if side.version not in row.cells:
            fact = next((f for f in side.facts if id(f) not in used and f.readings & seed.readings), None)
            if fact is not None:
                row.cells[side.version] = fact
                used.add(id(fact))


def _doubt(row: Line, present: Sequence[Side], match: Callable[[Side, Side], Match]) -> None:
    """Note who may state a row's fact in a way that is not told from not stating it.

    A version lacks the fact only if most of those who state it beyond doubt find it lost there, and none who states it
    finds it there (in another form, converted, rounded).
    """
    holders = [side for side in present if side.version in row.cells]
    for side in present:
        if side.version not in row.cells:
            pairings = [(row.cells[holder.version], match(holder, side)) for holder in holders]
            found = any(fact is mine for fact, pairing in pairings for mine, _ in pairing.pairs)
            asked = [any(fact is lost for lost in pairing.lost) for fact, pairing in pairings if fact.strong]
            if found or 2 * sum(asked) <= len(asked):
                row.unsure.add(side.version)


def _pivot(present: Sequence[Side], source: str | None) -> Side:
    """Return the source, or the version whose facts most others state too, strong facts before weak ones."""
    for side in present:
        if side.version == source:
            return side
    votes = Counter(reading for side in present for reading in {r for f in side.facts for r in f.readings})
    return max(
        present,
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


def differences(unit: Unit, pool: str, evidence: Evidence) -> tuple[Difference, ...]:
    """Return every disagreement of a unit's versions about the facts of one pool."""
    known = _known(unit, evidence).differences
    if pool not in known:
        table = lines(unit, pool, evidence)
        known[pool] = _differences(unit, table) if table else ()
    return known[pool]


def _differences(unit: Unit, table: tuple[Line, ...]) -> tuple[Difference, ...]:
    present = [version for version, segment in unit.segments if segment.text.strip()]
    lost: list[Difference] = []
    extra: list[Difference] = []
    for row in table:
        lost_here, extra_here = _verdict(row, present, unit)
        lost += lost_here
        extra += extra_here
    return tuple(_outlier(difference, unit.source, present) for difference in _pair(lost, extra))


def _outlier(difference: Difference, source: str | None, present: Sequence[str]) -> Difference:
    """Return `difference`, called an outlier where two or more others say something else than the source."""
    alone = difference.odd == source and difference.kind == "mismatch" and len(difference.stated) > 1
    return replace(difference, kind="outlier") if alone and len(difference.stated) == len(present) - 1 else difference


def _verdict(row: Line, present: Sequence[str], unit: Unit) -> tuple[list[Difference], list[Difference]]:
    """Return who lacks a row's fact and who has it alone."""
    having = [v for v in present if v in row.cells]
    lacking = [v for v in present if v not in row.cells and v not in row.unsure]
    open_to_doubt = unit.source is None and len(row.unsure) >= len(having)
    if not lacking or open_to_doubt or 2 * _sure(row) < len(having):
        return [], []
    stated = tuple((v, row.cells[v]) for v in having)
    category = _category(row)
    winner = _winner(having, lacking, unit)
    if winner is having:
        return [Difference("missing", category, stated, (), (v,), v) for v in lacking], []
    if winner is lacking:
        return [], [Difference("added", category, ((v, row.cells[v]),), (), tuple(lacking), v) for v in having]
    return [Difference("missing", category, stated, (), tuple(lacking))], []


def _winner(having: list[str], lacking: list[str], unit: Unit) -> list[str] | None:
    """Return the side that is right: the source's unless two or more stand against it alone, else the majority's."""
    for mine, others in ((having, lacking), (lacking, having)):
        if unit.source in mine:
            return others if len(mine) == 1 and len(others) > 1 else mine
    difference = votes(having, unit) - votes(lacking, unit)
    return (having if difference > 0 else lacking) if difference else None


def votes(side: Sequence[str], unit: Unit) -> float:
    """Return how many votes these versions have; those made from one another share one."""
    shares = (sum(version in side for version in group) / len(group) for group in _groups(unit))
    return round(sum(shares), 6)


def _groups(unit: Unit) -> list[tuple[str, ...]]:
    related = {version for group in unit.kin for version in group}
    return [*unit.kin, *((version,) for version in unit.versions if version not in related)]


def _category(row: Line) -> str:
    """Return the category that most of a row's facts have, whatever the order of the versions."""
    counts = Counter(facts.category(fact.kind) for fact in row.cells.values())
    return max(sorted(counts), key=lambda category: counts[category])


def _sure(row: Line) -> int:
    """Return how many versions state a row's fact beyond doubt, or in a form that another states beyond doubt."""
    kinds = {fact.kind for fact in row.cells.values() if fact.strong}
    return sum(fact.kind in kinds for fact in row.cells.values())


def _pair(lost: Sequence[Difference], extra: Sequence[Difference]) -> Iterable[Difference]:
    """Make one mismatch of what a version lost and what it states instead, or of the two sides of a draw."""
    rest = list(extra)
    for difference in [d for d in lost if d.odd]:
        yield _joined(difference, [c for c in rest if c.odd == difference.odd], rest)
    draws = sorted((d for d in lost if not d.odd), key=lambda d: (d.category, d.stated[0][1].value))
    while draws:
        difference = draws.pop(0)
        who = {version for version, _ in difference.stated}
        yield _joined(difference, [c for c in draws if set(c.lacking) == who], draws)
    yield from rest


def _joined(difference: Difference, candidates: Sequence[Difference], rest: list[Difference]) -> Difference:
    """Return `difference`, made a mismatch with the likeliest of `candidates`, which is taken out of `rest`."""
    wanted = difference.stated[0][1]
    fitting = [c for c in candidates if c.category == difference.category] or candidates
    if not fitting:
        return difference
    partner = max(fitting, key=lambda c: _likeness(wanted, c.stated[0][1]))
    rest.remove(partner)
    return replace(difference, kind="mismatch", instead=partner.stated, lacking=())


def _likeness(first: Fact, second: Fact) -> tuple[bool, int]:
    same = sum(a == b for a, b in zip(first.value, second.value, strict=False))
    return first.kind == second.kind, same - abs(len(first.value) - len(second.value))


def table(unit: Unit, evidence: Evidence, categories: Collection[str] | None = None) -> Iterator[Row]:
    """Yield the rows of a unit's fact table; what stands in a fact's place elsewhere stands in its row.

    `categories` are those that anybody asks about, all if None.
    """
    for pool in pools():
        if categories is not None and _categories(pool).isdisjoint(categories):
            continue
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
