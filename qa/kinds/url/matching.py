"""Addresses pair when they lead to the same place, then when one is the other in the version's own language."""

from __future__ import annotations

from qa.compare import Match, Side, pair_by, pair_off, share_reading, value
from qa.evidence import Evidence


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair addresses in any order; one that repeats a paired address is in doubt, not lost."""
    mine, theirs = list(first.facts), list(second.facts)
    pairs = pair_by(value, mine, theirs)
    pairs += pair_off(mine, theirs, share_reading)
    stated = {reading for pair in pairs for fact in pair for reading in fact.readings}
    lost = tuple(fact for fact in mine if not fact.readings & stated)
    extra = tuple(fact for fact in theirs if not fact.readings & stated)
    return Match(tuple(pairs), lost, extra)
