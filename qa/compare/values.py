"""Numbers, dates, times and codes pair when a reading of one is a reading of the other; fewest readings first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa.compare import Match, Side
from qa.evidence import Evidence
from qa.model import Fact


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair strong facts with strong ones, then with weak ones; what repeats a paired value is in doubt, not lost."""
    pairs: list[tuple[Fact, Fact]] = []
    mine, theirs = list(first.facts), list(second.facts)
    for strong_mine, strong_theirs in ((True, True), (True, False), (False, True), (False, False)):
        _take(mine, theirs, strong_mine, strong_theirs, pairs)
    stated = frozenset[str]().union(*(fact.readings for pair in pairs for fact in pair))
    return Match(tuple(pairs), _beyond(mine, stated), _beyond(theirs, stated))


def _take(mine: list[Fact], theirs: list[Fact], a: bool, b: bool, pairs: list[tuple[Fact, Fact]]) -> None:
    for fact in sorted((f for f in mine if f.strong is a), key=lambda f: (len(f.readings), f.span.start)):
        partner = next((g for g in theirs if g.strong is b and fact.readings & g.readings), None)
        if partner is not None:
            pairs.append((fact, partner))
            mine.remove(fact)
            theirs.remove(partner)


def _beyond(rest: Sequence[Fact], stated: Iterable[str]) -> tuple[Fact, ...]:
    known = frozenset(stated)
    return tuple(fact for fact in rest if fact.strong and not fact.readings & known)
