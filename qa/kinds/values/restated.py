"""What restates another amount: of `12 miles (19 km)` either may go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa.kinds.values import money, units
from qa.kinds.values.thresholds import RESTATED_REACH
from qa.model import Fact


def leave_out_restated(lost: Iterable[Fact], kept: Sequence[Fact]) -> list[Fact]:
    """Return the lost facts whose amount none of the kept ones says again behind it.

    What restates is weak: it stands in a bracket behind the first, in another unit.
    """
    again = [fact for fact in kept if not fact.strong and fact.kind == "number"]
    if not again:
        return list(lost)
    return [
        fact for fact in lost if not any(_is_restated(fact, other) for other in again)
    ]


def _is_restated(fact: Fact, other: Fact) -> bool:
    """Tell whether the second amount says the first again, right behind it."""
    if not 0 <= other.span.start - fact.span.end <= RESTATED_REACH:
        return False
    if money.is_currency(fact.unit) and money.is_currency(other.unit):
        return True
    return units.may_restate(fact.unit, other.unit) and units.equal(fact, other)
