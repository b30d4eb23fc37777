"""Addresses pair when they lead to the same place.

Then when one is the other in the version's own language.
"""

from __future__ import annotations

from qa.compare import Match, Side, pair_by, pair_off, share_reading, value
from qa.evidence import Evidence


def match(
    first: Side,
    second: Side,
    evidence: Evidence,  # noqa: ARG001
) -> Match:
    """Pair addresses in any order.

    One that repeats a paired address is in doubt, not lost.
    """
    mine, theirs = list(first.facts), list(second.facts)
    pairs = pair_by(value, mine, theirs)
    pairs += pair_off(mine, theirs, share_reading)
    paired = {reading for pair in pairs for fact in pair for reading in fact.readings}
    lost = [fact for fact in mine if paired.isdisjoint(fact.readings)]
    extra = [fact for fact in theirs if paired.isdisjoint(fact.readings)]
    return Match(tuple(pairs), tuple(lost), tuple(extra))
