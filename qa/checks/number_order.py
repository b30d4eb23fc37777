"""Two values that changed places."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from qa import languages, wording
from qa.compare import lines
from qa.model import Confidence, Fact, Finding, Severity, Unit, language_of
from qa.registry import Context, unit_check

Pair = tuple[Fact, Fact]

_JOINED = re.compile(r"[ \u00a0]?(?:[-–—:/~]|[^\W\d_]{1,5})?[ \u00a0]?")
_KINDS = {"number", "year", "time"}


@unit_check(category="numbers", severity=Severity.WARNING, mqm="accuracy/mistranslation", facts=("values",))
def number_order(unit: Unit, context: Context) -> Iterator[Finding]:
    """Two numbers, or the days of two months, have changed places between two versions.

    Looks at values that both versions state: a span, score or ratio whose two ends are exchanged, and measures or days
    that have exchanged their units or months. Tolerates another word order, a score
    with another sign (`1-0` lost is `0:1`), and scores where one version is written from right to left.

    Example: en has `12 to 21 people`, de `21 bis 12 Personen`.
    """
    table = lines(unit, "values", context.evidence)
    present = [version for version, _ in unit.segments]
    first = unit.source if unit.source in present else present[0] if present else ""
    for other in present:
        if other != first:
            pairs = [(row.cells[first], row.cells[other]) for row in table if {first, other} <= row.cells.keys()]
            yield from _exchanged(unit, first, other, sorted(pairs, key=lambda pair: pair[0].span.start))


def _exchanged(unit: Unit, first: str, other: str, pairs: list[Pair]) -> Iterator[Finding]:
    turned = languages.direction(language_of(first)) != languages.direction(language_of(other))
    for one, two in itertools.combinations(pairs, 2):
        if one[0].readings & two[0].readings or not all(fact.strong for fact in (*one, *two)):
            continue
        mine, theirs = _joint(unit, first, one[0], two[0]), _joint(unit, other, two[1], one[1])
        turned_round = not turned and mine and theirs and (mine == theirs or mine.isalpha() or theirs.isalpha())
        if turned_round or _bound(one, two):
            message = f"{one[0].value} and {two[0].value} have changed places between {first} and {other}"
            marks = [wording.mark(unit, other, fact) for fact in (one[1], two[1])]
            marks += [wording.mark(unit, first, fact) for fact in (one[0], two[0])]
            odd = other if unit.source == first else None
            yield Finding(message, tuple(marks), odd, Confidence.LOW)


def _joint(unit: Unit, version: str, before: Fact, after: Fact) -> str:
    """Return what joins two numbers in this order (`to`, `:`), empty if they are not joined."""
    gap = unit[version].text[before.span.end : after.span.start]
    joined = before.span.end < after.span.start and bool(_JOINED.fullmatch(gap))
    return gap.strip() if joined and before.kind == after.kind and before.kind in _KINDS else ""


def _bound(one: Pair, two: Pair) -> bool:
    """Tell whether two measures have exchanged their units, or two days their months."""
    a, b = (_tie(fact) for fact in one)
    c, d = (_tie(fact) for fact in two)
    return bool(a and c) and a != c and (a, c) == (d, b)


def _tie(fact: Fact) -> str:
    return fact.value.partition(" ")[2] if fact.kind == "day" else fact.unit
