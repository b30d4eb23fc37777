"""The plain ways in which the facts of two versions pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from qa.compare.group import Match, Side
from qa.evidence import Evidence
from qa.model import Fact

Pairs = list[tuple[Fact, Fact]]
"""Facts of the first version, each with the one of the second that says the same."""


def by_reading(
    first: Side,
    second: Side,
    evidence: Evidence,  # noqa: ARG001
) -> Match:
    """Pair facts that share a reading, in any order.

    What is doubtful satisfies but is never missed.
    """
    mine, theirs = list(first.facts), list(second.facts)
    pairs = pair_off(mine, theirs, share_reading)
    lost = [fact for fact in mine if fact.strong]
    extra = [fact for fact in theirs if fact.strong]
    return Match(tuple(pairs), tuple(lost), tuple(extra))


def share_reading(first: Fact, second: Fact) -> bool:
    """Tell whether two facts may have the same value."""
    return not first.readings.isdisjoint(second.readings)


def pair_off(
    mine: list[Fact],
    theirs: list[Fact],
    same: Callable[[Fact, Fact], bool],
) -> Pairs:
    """Return the pairs of facts that are the same, each with the first that is left.

    They are taken out of both lists.
    """
    pairs: Pairs = []
    for fact in list(mine):
        for other in theirs:
            if same(fact, other):
                pairs.append((fact, other))
                mine.remove(fact)
                theirs.remove(other)
                break
    return pairs


def pair_by(
    key: Callable[[Fact], str],
    mine: list[Fact],
    theirs: list[Fact],
) -> Pairs:
    """Return the pairs of facts with one key, in the order of the texts.

    They are taken out of both lists.
    """
    waiting: dict[str, list[Fact]] = {}
    for fact in theirs:
        waiting.setdefault(key(fact), []).append(fact)
    pairs: Pairs = []
    rest: list[Fact] = []
    for fact in mine:
        partners = waiting.get(key(fact))
        if partners:
            pairs.append((fact, partners.pop(0)))
        else:
            rest.append(fact)
    mine[:] = rest
    taken = Counter(key(fact) for fact, _ in pairs)
    left: list[Fact] = []
    for fact in theirs:
        if taken[key(fact)]:
            taken[key(fact)] -= 1
        else:
            left.append(fact)
    theirs[:] = left
    return pairs


def value(fact: Fact) -> str:
    """Return the canonical value of a fact: a key to pair by."""
    return fact.value
