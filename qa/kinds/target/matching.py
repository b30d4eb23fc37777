"""How ids, pictures and targets are compared."""

from __future__ import annotations

from qa.compare import Match, Side, pair_off, share_reading
from qa.evidence import Evidence
from qa.kinds.reading import make_group
from qa.language.targets import make_slug, resolve
from qa.model import Fact


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair what is the same, or leads to the same place from either file, in any order.

    What is said once where the other repeats it is not lost.
    """

    def lead_alike(mine: Fact, theirs: Fact) -> bool:
        """Tell whether two targets lead to one place."""
        if "heading id" in {mine.kind, theirs.kind}:
            return False
        there = resolve(mine.value, first.segment.path, first.language)
        return there == resolve(theirs.value, second.segment.path, second.language)

    mine, theirs = list(first.facts), list(second.facts)
    pairs = pair_off(mine, theirs, share_reading)
    pairs += pair_off(mine, theirs, lead_alike)
    known = frozenset().union(*(fact.readings for pair in pairs for fact in pair))
    lost = tuple(
        fact
        for fact in mine
        if fact.strong
        and known.isdisjoint(fact.readings)
        and not _is_made(fact, second)
    )
    extra = tuple(
        fact
        for fact in theirs
        if fact.strong and known.isdisjoint(fact.readings) and not _is_made(fact, first)
    )
    return Match(tuple(pairs), lost, extra)


def _is_made(fact: Fact, side: Side) -> bool:
    """Tell whether a heading without an id of its own gets this one, made from its title."""
    if fact.kind != "heading id" or any(own.kind == fact.kind for own in side.facts):
        return False
    return make_slug(fact.value) == make_slug(side.segment.text)


TARGETS = make_group("targets", match)
"""Ids, pictures and targets, as checks know them."""
