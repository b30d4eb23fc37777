"""Which facts differ between versions, and who stands alone.

The facts of all versions are laid side by side in rows, one fact a row (a star around the source, or around the version
that agrees with most others). In each row the versions vote: with a source every version is measured by it, unless all
others agree against it; without one the value most versions state wins; a draw blames nobody.

How two versions' facts pair is the business of one file a pool (`compare/<pool>.py`, see `qa.facts`).
"""

from __future__ import annotations

import functools
import importlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol, cast

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
    `odd` is the version that stands alone, None where nobody can be blamed. `outlier` says that the odd one is the
    named source.
    """

    kind: Literal["missing", "added", "mismatch"]
    category: str
    stated: tuple[tuple[str, Fact], ...]
    instead: tuple[tuple[str, Fact], ...] = ()
    lacking: tuple[str, ...] = ()
    odd: str | None = None
    outlier: bool = False


@functools.cache
def _matcher(pool: str) -> Matcher:
    return cast("Matcher", importlib.import_module(f"{__name__}.{pool}"))


def sides(unit: Unit, pool: str) -> list[Side]:
    """Return the versions that have text in this unit, with their facts of one pool."""
    return [
        Side(version, segment, facts.extract(segment.text, language_of(version)).get(pool, ()))
        for version, segment in unit.segments
        if segment.text.strip()
    ]


@functools.lru_cache(maxsize=64)
def lines(unit: Unit, pool: str, evidence: Evidence) -> tuple[Line, ...]:
    """Return the rows of a unit's fact table for one pool."""
    present = sides(unit, pool)
    if len(present) < 2 or not any(side.facts for side in present):
        return ()
    pivot = _pivot(present, unit.source)
    rows = {id(fact): Line({pivot.version: fact}) for fact in pivot.facts}
    extras: list[tuple[Side, Fact]] = []
    for side in present:
        if side is pivot:
            continue
        match = _matcher(pool).match(pivot, side, evidence)
        for mine, theirs in match.pairs:
            rows[id(mine)].cells[side.version] = theirs
        lost = {id(fact) for fact in match.lost}
        paired = {id(mine) for mine, _ in match.pairs}
        for fact in pivot.facts:
            if id(fact) not in lost and id(fact) not in paired:
                rows[id(fact)].unsure.add(side.version)
        extras += [(side, fact) for fact in match.extra]
    return (*rows.values(), *_gather(extras, present, pivot))


def _pivot(present: Sequence[Side], source: str | None) -> Side:
    for side in present:
        if side.version == source:
            return side
    votes = Counter(reading for side in present for reading in {r for f in side.facts for r in f.readings})
    return max(present, key=lambda side: sum(max(votes[r] for r in f.readings) - 1 for f in side.facts))


def _gather(extras: Iterable[tuple[Side, Fact]], present: Sequence[Side], pivot: Side) -> list[Line]:
    """Put what the others state beyond the pivot into rows of their own."""
    rows: list[Line] = []
    for side, fact in extras:
        for row in rows:
            if side.version not in row.cells and all(fact.readings & other.readings for other in row.cells.values()):
                row.cells[side.version] = fact
                break
        else:
            rows.append(Line({side.version: fact}))
    for row in rows:
        _support(row, present, pivot)
    return rows


def _support(row: Line, present: Sequence[Side], pivot: Side) -> None:
    """Note who may state a row's fact after all, in a weak form or a second time."""
    readings = frozenset[str]().union(*(fact.readings for fact in row.cells.values()))
    for side in present:
        if side is not pivot and side.version not in row.cells and any(f.readings & readings for f in side.facts):
            row.unsure.add(side.version)


def differences(unit: Unit, pool: str, evidence: Evidence) -> tuple[Difference, ...]:
    """Return every disagreement of a unit's versions about the facts of one pool."""
    table = lines(unit, pool, evidence)
    return _differences(unit, table) if table else ()


def _differences(unit: Unit, table: tuple[Line, ...]) -> tuple[Difference, ...]:
    present = [version for version, segment in unit.segments if segment.text.strip()]
    lost: list[Difference] = []
    extra: list[Difference] = []
    for row in table:
        lost_here, extra_here = _verdict(row, present, unit.source)
        lost += lost_here
        extra += extra_here
    return tuple(_pair(lost, extra))


def _verdict(row: Line, present: Sequence[str], source: str | None) -> tuple[list[Difference], list[Difference]]:
    """Return who lacks a row's fact and who has it alone."""
    having = [v for v in present if v in row.cells]
    lacking = [v for v in present if v not in row.cells and v not in row.unsure]
    if not lacking or not any(fact.strong for fact in row.cells.values()):
        return [], []
    stated = tuple((v, row.cells[v]) for v in having)
    category = facts.category(stated[0][1].kind)
    if source in having and len(having) == 1 and len(lacking) >= 2:
        return [], [Difference("added", category, stated, (), tuple(lacking), source, outlier=True)]
    if source in lacking and len(lacking) == 1 and len(having) >= 2:
        return [Difference("missing", category, stated, (), tuple(lacking), source, outlier=True)], []
    if source in having or (source not in lacking and len(having) > len(lacking)):
        return [Difference("missing", category, stated, (), (v,), v) for v in lacking], []
    if source in lacking or len(lacking) > len(having):
        return [], [Difference("added", category, ((v, row.cells[v]),), (), tuple(lacking), v) for v in having]
    return [Difference("missing", category, stated, (), tuple(lacking))], []


def _pair(lost: Sequence[Difference], extra: Sequence[Difference]) -> Iterable[Difference]:
    """Make one mismatch of what a version lost and what it states instead, or of the two sides of a draw."""
    rest = list(extra)
    for difference in [d for d in lost if d.odd]:
        yield _joined(difference, [c for c in rest if c.odd == difference.odd], rest)
    draws = [d for d in lost if not d.odd]
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


def table(unit: Unit, evidence: Evidence) -> Iterator[Row]:
    """Yield the rows of a unit's fact table; what stands in a fact's place elsewhere stands in its row."""
    for pool in dict.fromkeys(kind.POOL for kind in facts.kinds()):
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
