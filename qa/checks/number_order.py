"""Two values that changed places."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from qa import language as languages
from qa import wording
from qa.compare import Line, lines
from qa.kinds.name.kind import NAMES
from qa.kinds.values.group import VALUES
from qa.model import Confidence, Fact, Finding, Severity, Unit, language_of
from qa.registry import Context, unit_check

Pair = tuple[Fact, Fact]

_JOINED = re.compile(r"[ \u00a0]?(?:[-–—:/~]|[^\W\d_]{1,5})?[ \u00a0]?")
_DIGIT = re.compile(r"\d")
_KINDS = {"number", "year", "time"}
_NEAR = 20
"""Values between which an exchange is looked for: a list of hundreds has them by the thousand."""


@unit_check(
    category="numbers",
    severity=Severity.WARNING,
    mqm="accuracy/mistranslation",
    facts=(VALUES,),
)
def number_order(unit: Unit, context: Context) -> Iterator[Finding]:
    """Two numbers, or the days of two months, have changed places between two versions.

    Looks at values that both versions state: a span, score or ratio whose two ends are exchanged, measures or days
    that have exchanged their units or months, and values that stand in turn with two names (Ada 2017, Bob 2019) and
    have exchanged them. Tolerates another word order, a score with another sign (`1-0` lost is `0:1`), and scores where
    one version is written from right to left.

    Example: en has `12 to 21 people`, de `21 bis 12 Personen`.
    """
    table = lines(unit, VALUES, context.evidence)
    present = [version for version, _ in unit.segments]
    first = unit.source if unit.source in present else present[0] if present else ""
    for other in present:
        if other != first:
            pairs = _shared(table, first, other)
            if len(pairs) < 2:
                continue
            names = functools.cache(
                functools.partial(_named, unit, first, other, context)
            )
            yield from _exchanged(unit, first, other, pairs, names)


def _shared(table: Iterable[Line], first: str, other: str) -> list[Pair]:
    """Return the facts that two versions share, in the order of the first."""
    pairs = [
        (row.cells[first], row.cells[other])
        for row in table
        if {first, other} <= row.cells.keys()
    ]
    return sorted(pairs, key=lambda pair: pair[0].span.start)


def _named(unit: Unit, first: str, other: str, context: Context) -> list[Pair]:
    """Return the names that two versions share."""
    return _shared(lines(unit, NAMES, context.evidence), first, other)


def _exchanged(
    unit: Unit,
    first: str,
    other: str,
    pairs: list[Pair],
    names: Callable[[], list[Pair]],
) -> Iterator[Finding]:
    turned = (
        languages.of(language_of(first)).direction
        != languages.of(language_of(other)).direction
    )
    kinds = Counter(_kind(pair[0]) for pair in pairs)
    for one, two in _neighbours(pairs):
        if one[0].readings & two[0].readings or not all(
            fact.strong for fact in (*one, *two)
        ):
            continue
        mine, theirs = (
            _joint(unit, first, one[0], two[0]),
            _joint(unit, other, two[1], one[1]),
        )
        if (
            _turned_round(mine, theirs, turned)
            or _bound(one, two)
            or (_alike(one, two, kinds) and _crossed(one, two, names()))
        ):
            message = f"{one[0].value} and {two[0].value} have changed places between {first} and {other}"
            marks = [wording.mark(unit, other, fact) for fact in (one[1], two[1])]
            marks += [wording.mark(unit, first, fact) for fact in (one[0], two[0])]
            odd = other if unit.source == first else None
            yield Finding(message, tuple(marks), odd, Confidence.LOW)


def _turned_round(mine: str, theirs: str, turned: bool) -> bool:
    """Tell whether what joins two numbers says that they must keep their order; signs may be turned with the text."""
    words = mine.isalpha() + theirs.isalpha()
    return bool(mine and theirs) and (
        words == len((mine, theirs)) or (not turned and (mine == theirs or words > 0))
    )


def _joint(unit: Unit, version: str, before: Fact, after: Fact) -> str:
    """Return what joins two numbers in this order (`to`, `:`), empty if they are not joined."""
    gap = unit[version].text[before.span.end : after.span.start]
    joined = before.span.end < after.span.start and bool(_JOINED.fullmatch(gap))
    return (
        gap.strip()
        if joined and before.kind == after.kind and before.kind in _KINDS
        else ""
    )


def _bound(one: Pair, two: Pair) -> bool:
    """Tell whether two measures have exchanged their units, or two days their months."""
    a, b = (_tie(fact) for fact in one)
    c, d = (_tie(fact) for fact in two)
    return bool(a and c) and a != c and (a, c) == (d, b)


def _neighbours(pairs: list[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Yield every two values that stand near enough to each other to be confused."""
    for place, one in enumerate(pairs):
        for two in pairs[place + 1 : place + 1 + _NEAR]:
            yield one, two


def _kind(fact: Fact) -> tuple[str, str]:
    return fact.kind, fact.unit


def _alike(one: Pair, two: Pair, counts: Counter[tuple[str, str]]) -> bool:
    """Tell whether two values are the only ones of their kind, and so alike that they may be taken for one another.

    `counts` says how many values of each kind the text has.
    """
    kinds = {_kind(fact) for fact in (*one, *two)}
    alone = sum(counts[kind] for kind in kinds) == 2
    shapes = {_DIGIT.sub("0", fact.value) for fact in (one[0], two[0])}
    return alone and len(kinds) == 1 and one[0].kind in _KINDS and len(shapes) == 1


def _crossed(one: Pair, two: Pair, names: list[Pair]) -> bool:
    """Tell whether two values stand in turn with two names in both versions, each with the other's name."""
    turns = set()
    sure = [
        pair
        for pair in names
        if pair[0].text == pair[1].text or all(fact.strong for fact in pair)
    ]
    for pair in itertools.combinations(sure, 2):
        mine, theirs = (
            _turn([each[side].span.start for each in (one, two, *pair)])
            for side in (0, 1)
        )
        if mine is not None and theirs is not None:
            turns.add(mine == theirs)
    return turns == {False}


def _turn(places: list[int]) -> bool | None:
    """Return whether the first of two values belongs to the first of two names, None if they do not stand in turn."""
    one, two, name, second = places
    order = sorted(places)
    values = [place in {one, two} for place in order]
    if values not in ([True, False, True, False], [False, True, False, True]):
        return None
    return (one < two) == (name < second)


def _tie(fact: Fact) -> str:
    return fact.value.partition(" ")[2] if fact.kind == "day" else fact.unit
