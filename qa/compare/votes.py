"""Who is right about a fact, and who stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qa.compare.group import Group
from qa.compare.remembered import remembered
from qa.compare.rows import Line, Place, lines
from qa.evidence import Evidence
from qa.model import Fact, Unit


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement.

    `stated` is what most say, `instead` what stands in its place elsewhere, `lacking` who states nothing of the kind.
    `odd` is the version that stands alone, None where nobody can be blamed. In an `outlier` that is the named source:
    every other version says something else. `places` and `replaced` are the facts of `stated` and `instead` by number.
    """

    kind: Literal["missing", "added", "mismatch", "outlier"]
    category: str
    stated: tuple[tuple[str, Fact], ...]
    instead: tuple[tuple[str, Fact], ...] = ()
    lacking: tuple[str, ...] = ()
    odd: str | None = None
    places: frozenset[Place] = frozenset()
    replaced: frozenset[Place] = frozenset()


@remembered
def differences(unit: Unit, group: Group, evidence: Evidence) -> tuple[Difference, ...]:
    """Return every disagreement of a unit's versions about the facts of one group."""
    table = lines(unit, group, evidence)
    if not table:
        return ()
    present = [version for version, segment in unit.segments if segment.text.strip()]
    lost: list[Difference] = []
    extra: list[Difference] = []
    for row in table:
        lost_here, extra_here = _verdict(row, present, unit, group)
        lost += lost_here
        extra += extra_here
    return _sourced([_outlier(difference, unit.source, present) for difference in _pair(lost, extra)], unit)


def _sourced(found: Sequence[Difference], unit: Unit) -> tuple[Difference, ...]:
    """Return what a named source alone states as missing in each other version, or as what each says instead."""
    alone = [d for d in found if d.kind == "added" and d.odd == unit.source and unit.source is not None]
    rest = [d for d in found if d not in alone]
    lost = [replace(d, kind="missing", lacking=(version,), odd=version) for d in alone for version in d.lacking]
    told = [_joined(d, [c for c in rest if c.kind == "added" and c.odd == d.odd], rest) for d in lost]
    return (*told, *rest)


def _outlier(difference: Difference, source: str | None, present: Sequence[str]) -> Difference:
    """Return `difference`, called an outlier where two or more others say something else than the source."""
    alone = difference.odd == source and difference.kind == "mismatch" and len(difference.stated) > 1
    return replace(difference, kind="outlier") if alone and len(difference.stated) == len(present) - 1 else difference


def _verdict(row: Line, present: Sequence[str], unit: Unit, group: Group) -> tuple[list[Difference], list[Difference]]:
    """Return who lacks a row's fact and who has it alone."""
    having = [v for v in present if v in row.cells]
    lacking = [v for v in present if v not in row.cells and v not in row.unsure]
    open_to_doubt = unit.source is None and len(row.unsure) >= len(having)
    if not lacking or open_to_doubt or 2 * _sure(row) < len(having):
        return [], []
    stated = tuple((v, row.cells[v]) for v in having)
    places = frozenset(row.numbers.items())
    category = _category(row, group)
    whole = Difference("missing", category, stated, (), tuple(lacking), None, places)
    winner = _winner(having, lacking, unit)
    if winner is having:
        return [replace(whole, lacking=(v,), odd=v) for v in lacking], []
    if winner is lacking:
        return [], [_alone(whole, v, row) for v in having]
    return [whole], []


def _alone(whole: Difference, version: str, row: Line) -> Difference:
    """Return what one version states against the others."""
    place = (version, row.numbers[version])
    return replace(whole, kind="added", stated=((version, row.cells[version]),), odd=version, places=frozenset([place]))


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


def _category(row: Line, group: Group) -> str:
    """Return the category that most of a row's facts have, whatever the order of the versions."""
    counts = Counter(group.category(fact.kind) for fact in row.cells.values())
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
    candidates = [c for c in candidates if _comparable(wanted, c.stated[0][1])]
    fitting = [c for c in candidates if c.category == difference.category] or candidates
    if not fitting:
        return difference
    partner = max(fitting, key=lambda c: _likeness(wanted, c.stated[0][1]))
    rest.remove(partner)
    return replace(difference, kind="mismatch", instead=partner.stated, replaced=partner.places, lacking=())


def _comparable(first: Fact, second: Fact) -> bool:
    """Tell whether one fact can stand in the other's place: a year in a number's, but no number in a weekday's."""
    return first.kind == second.kind or any(map(str.isdigit, first.value)) == any(map(str.isdigit, second.value))


def _likeness(first: Fact, second: Fact) -> tuple[bool, int, int]:
    """Return how likely one fact stands in the other's place: by kind, by digits, by where the texts have them."""
    same = sum(a == b for a, b in zip(first.value, second.value, strict=False))
    apart = abs(first.span.start - second.span.start)
    return first.kind == second.kind, same - abs(len(first.value) - len(second.value)), -apart
