"""Who is right about a fact, and who stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
    `odd` is the version that stands alone, None where nobody can be blamed or several
    have the same fault: `shared` are these. In an `outlier` the odd one is the named
    source: every other version says something else. `places` and `replaced` are the
    facts of `stated` and `instead` by number.
    """

    kind: Literal["missing", "added", "mismatch", "outlier"]
    category: str
    stated: tuple[tuple[str, Fact], ...]
    instead: tuple[tuple[str, Fact], ...] = ()
    lacking: tuple[str, ...] = ()
    odd: str | None = None
    shared: tuple[str, ...] = ()
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
    doubtful: list[Difference] = []
    for row in table:
        is_open = _is_open(row, unit)
        for difference in _judge(row, present, unit, group):
            if difference.kind == "added":
                (doubtful if is_open else extra).append(difference)
            elif not is_open:
                lost.append(difference)
    found = [
        _name_outlier(difference, unit.source, present)
        for difference in _pair(lost, [*extra, *doubtful], group)
        if difference not in doubtful
    ]
    if unit.source is None:
        return tuple(found)
    return tuple(_measure_by(unit.source, found, group))


def _judge(
    row: Line, present: Sequence[str], unit: Unit, group: Group
) -> Iterator[Difference]:
    """Yield who lacks a row's fact, or who has it alone."""
    having = [version for version in present if version in row.cells]
    lacking = [
        version
        for version in present
        if version not in row.cells and version not in row.unsure
    ]
    if not lacking or 2 * _count_sure(row) < len(having):
        return
    if _is_weak_in_source(row, present, unit.source):
        return
    stated = tuple((version, row.cells[version]) for version in having)
    places = frozenset(row.numbers.items())
    whole = Difference(
        "missing", _category(row, group), stated, (), tuple(lacking), places=places
    )
    winner = _winner(having, lacking, unit)
    if winner is having:
        for version in lacking:
            yield replace(whole, lacking=(version,), odd=version)
    elif winner is lacking:
        for version, fact in stated:
            place = frozenset([(version, row.numbers[version])])
            yield replace(
                whole,
                kind="added",
                stated=((version, fact),),
                odd=version,
                places=place,
            )
    else:
        yield whole


def _is_open(row: Line, unit: Unit) -> bool:
    """Tell whether, without a source, as many may state a row's fact unseen as state it.

    Who has it alone is then not told; but it may be what stands in another's place.
    """
    return unit.source is None and len(row.unsure) >= len(row.cells)


def _is_weak_in_source(row: Line, present: Sequence[str], source: str | None) -> bool:
    """Tell whether a named source states a fact only in a way that may be none (`a year`), and few state it surely.

    Beside the source alone no version would be accused of lacking it; that some write it in digits changes nothing
    for those that do not. Where more than half of the versions state it surely, they are witnesses of their own.
    """
    if source is None or source not in row.cells or row.cells[source].strong:
        return False
    sure = sum(fact.strong for fact in row.cells.values())
    return 2 * sure <= len(present)


def _count_sure(row: Line) -> int:
    """Return how many versions state a row's fact beyond doubt, or in a form that another states beyond doubt."""
    sure = {fact.kind for fact in row.cells.values() if fact.strong}
    return sum(fact.kind in sure for fact in row.cells.values())


def _category(row: Line, group: Group) -> str:
    """Return the category that most of a row's facts have, whatever the order of the versions."""
    counts = Counter(group.category(fact.kind) for fact in row.cells.values())
    return max(sorted(counts), key=lambda category: counts[category])


def _winner(having: list[str], lacking: list[str], unit: Unit) -> list[str] | None:
    """Return the side that is right: the source's unless two or more stand against it alone, else the majority's."""
    for mine, others in ((having, lacking), (lacking, having)):
        if unit.source in mine:
            return others if len(mine) == 1 and len(others) > 1 else mine
    difference = votes(having, unit) - votes(lacking, unit)
    if not difference:
        return None
    return having if difference > 0 else lacking


def votes(side: Sequence[str], unit: Unit) -> float:
    """Return how many votes these versions have; those made from one another share one."""
    related = {version for family in unit.kin for version in family}
    alone = [(version,) for version in unit.versions if version not in related]
    total = 0.0
    for family in (*unit.kin, *alone):
        total += sum(version in side for version in family) / len(family)
    return round(total, 6)


def _pair(
    lost: Sequence[Difference], extra: Sequence[Difference], group: Group
) -> Iterator[Difference]:
    """Make one mismatch of what a version lost and what it states instead, or of the two sides of a draw."""
    rest = list(extra)
    for difference in lost:
        if difference.odd:
            yield _join(
                difference,
                [other for other in rest if other.odd == difference.odd],
                rest,
                group,
            )
    draws = [difference for difference in lost if not difference.odd]
    draws.sort(
        key=lambda difference: (difference.category, difference.stated[0][1].value)
    )
    while draws:
        difference = draws.pop(0)
        who = {version for version, _ in difference.stated}
        yield _join(
            difference,
            [other for other in draws if set(other.lacking) == who],
            draws,
            group,
        )
    yield from rest


def _join(
    difference: Difference,
    candidates: Sequence[Difference],
    rest: list[Difference],
    group: Group,
) -> Difference:
    """Return `difference`, made a mismatch with the likeliest of `candidates`, which is taken out of `rest`."""
    wanted = difference.stated[0][1]
    comparable = [
        other for other in candidates if _may_replace(wanted, other.stated[0][1], group)
    ]
    if not comparable:
        return difference
    fitting = [
        other for other in comparable if other.category == difference.category
    ] or comparable
    partner = max(fitting, key=lambda other: _likeness(wanted, other.stated[0][1]))
    rest.remove(partner)
    return replace(
        difference,
        kind="mismatch",
        instead=partner.stated,
        replaced=partner.places,
        lacking=(),
    )


def _may_replace(first: Fact, second: Fact, group: Group) -> bool:
    """Tell whether one fact can stand in the other's place: a year in a number's, but no number in a weekday's."""
    if group.may_replace and not group.may_replace(first, second):
        return False
    return first.kind == second.kind or _has_digit(first) == _has_digit(second)


def _has_digit(fact: Fact) -> bool:
    return any(map(str.isdigit, fact.value))


def _likeness(first: Fact, second: Fact) -> tuple[bool, int, int]:
    """Return how likely one fact stands in the other's place: by kind, by digits, by where the texts have them."""
    same = sum(a == b for a, b in zip(first.value, second.value, strict=False))
    apart = abs(first.span.start - second.span.start)
    return (
        first.kind == second.kind,
        same - abs(len(first.value) - len(second.value)),
        -apart,
    )


def _name_outlier(
    difference: Difference, source: str | None, present: Sequence[str]
) -> Difference:
    """Return `difference`, called an outlier where two or more others say something else than the source."""
    many = len(difference.stated)
    against_source = difference.kind == "mismatch" and difference.odd == source
    if against_source and many > 1 and many == len(present) - 1:
        return replace(difference, kind="outlier")
    return difference


def _measure_by(
    source: str, found: Sequence[Difference], group: Group
) -> Iterator[Difference]:
    """Yield what the named source alone states as missing in each other version, or as what each says instead."""
    alone: list[Difference] = []
    rest: list[Difference] = []
    for difference in found:
        (
            alone if difference.kind == "added" and difference.odd == source else rest
        ).append(difference)
    for difference in alone:
        for version in difference.lacking:
            missing = replace(
                difference, kind="missing", lacking=(version,), odd=version
            )
            yield _join(
                missing,
                [
                    other
                    for other in rest
                    if other.kind == "added" and other.odd == version
                ],
                rest,
                group,
            )
    yield from rest
