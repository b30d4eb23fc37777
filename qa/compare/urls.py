"""Addresses pair when they lead to the same place, then when one is the other in the version's own language."""

from __future__ import annotations

from qa.compare import Match, Side
from qa.evidence import Evidence
from qa.model import Fact


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair addresses in any order; one that repeats a paired address is in doubt, not lost."""
    pairs: list[tuple[Fact, Fact]] = []
    mine, theirs = list(first.facts), list(second.facts)
    for same in (_same, _localised):
        for fact in list(mine):
            partner = next((other for other in theirs if same(fact, other)), None)
            if partner is not None:
                pairs.append((fact, partner))
                mine.remove(fact)
                theirs.remove(partner)
    stated = {reading for pair in pairs for fact in pair for reading in fact.readings}
    return Match(tuple(pairs), *(tuple(f for f in rest if not f.readings & stated) for rest in (mine, theirs)))


def _same(first: Fact, second: Fact) -> bool:
    return first.value == second.value


def _localised(first: Fact, second: Fact) -> bool:
    return bool(first.readings & second.readings)
