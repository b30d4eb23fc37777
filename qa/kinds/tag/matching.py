"""Tags pair in any order: words move, and their tags with them."""

from __future__ import annotations

from collections import Counter

from qa.compare import Match, Side, pair_by, value
from qa.evidence import Evidence
from qa.model import Fact


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair equal tags; what is no sure tag satisfies but is never missed."""
    mine, theirs = list(first.facts), list(second.facts)
    pairs = pair_by(value, mine, theirs)
    return Match(tuple(pairs), tuple(_elements(mine)), tuple(_elements(theirs)))


def _elements(tags: list[Fact]) -> list[Fact]:
    """Return the sure tags without those that only close another of them: an element is lost once."""
    sure = [fact for fact in tags if fact.strong]
    opened = Counter(
        fact.value.strip("<>").split(" ")[0]
        for fact in sure
        if not fact.value.startswith("</")
    )
    kept = []
    for fact in sure:
        name = fact.value.removeprefix("</").rstrip(">")
        if fact.value.startswith("</") and opened[name]:
            opened[name] -= 1
        else:
            kept.append(fact)
    return kept
