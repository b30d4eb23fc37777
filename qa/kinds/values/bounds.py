"""What bounds a number, and whether two bounds say the same: at least, up to, about, only, before.

Where a language has no words for it, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qa import language as languages
from qa.kinds.values.bound_words import list_bounds
from qa.language.folding import bare, fold

LOW = frozenset({"at least", "more than", "over"})
HIGH = frozenset({"at most", "less than", "under", "nearly"})
LATE = frozenset({"from", "after"})
EARLY = frozenset({"until", "before", "by"})
MANY = "as many as"
"""Says that a number is large: `up to` in one language, `more than` in another."""
AMOUNTS = LOW | HIGH | {"about", MANY}
TIMES = LATE | EARLY


class Bound(NamedTuple):
    """What bounds a number: how much (`at least`), when (`until`), and in which words."""

    amount: str = ""
    time: str = ""
    words: str = ""


NONE = Bound()


def are_read(language: str) -> bool:
    """Tell whether bounds are read in a language: it has words of its own."""
    return languages.of(language).locale.has_bounds


def is_anywhere(senses: Iterable[str], text: str, language: str) -> bool:
    """Tell whether a text has words of a bound of these senses, wherever they stand."""
    wanted = frozenset(senses)
    folded = bare(fold(text))
    return any(
        sense in wanted
        for forms in list_bounds(language)
        for _, sense in forms.find(folded)
    )


def are_opposite(first: Bound, second: Bound) -> bool:
    """Tell whether two bounds leave a number open to the other side."""
    sides = side_of(first.amount), side_of(second.amount)
    times = side_of(first.time), side_of(second.time)
    if all(sides):
        return sides[0] != sides[1]
    if all(times):
        return times[0] != times[1]
    if any(times) and any(sides):
        amount, time = (first, second) if first.amount else (second, first)
        if amount.time or time.amount or amount.amount not in {"at least", "at most"}:
            return False
        return side_of(amount.amount) != side_of(time.time)
    return False


def is_weaker(first: Bound, second: Bound) -> bool:
    """Tell whether the second lacks the amount that the first has, or has one of another sort."""
    if not first.amount or first.amount == second.amount:
        return False
    side = side_of(first.amount)
    if side and side in {side_of(second.amount), side_of(second.time)}:
        return False
    return {first.amount, second.amount} not in (
        {"about", "nearly"},
        {"only", "at most"},
        {"only", "less than"},
        {"only", "nearly"},
        {"at most", "about"},
        {"at most", MANY},
        {"nearly", MANY},
        {"about", MANY},
    )


def list_alike(amount: str) -> frozenset[str]:
    """Return the senses that may stand for an amount's bound: that side's, and those of time."""
    if amount in LOW:
        return LOW | LATE | {"about"}
    if amount in HIGH:
        return HIGH | EARLY | {"about", MANY}
    return frozenset({amount, "about", "nearly", "only", "at most", MANY})


def side_of(sense: str) -> int:
    """Return 1 for what is open upwards, -1 downwards, 0 for what says neither."""
    if sense in LOW or sense in LATE:
        return 1
    return -1 if sense in HIGH or sense in EARLY else 0


def is_divided(senses: Iterable[str]) -> bool:
    """Tell whether senses contradict each other."""
    return {1, -1} <= {side_of(sense) for sense in senses}
