"""Tags pair in any order: words move, and their tags with them."""

from __future__ import annotations

from collections import Counter

from qa.compare import Difference, Match, Side
from qa.evidence import Evidence
from qa.model import Confidence, Fact, Severity, Unit


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair equal tags; what is no sure tag satisfies but is never missed."""
    pairs: list[tuple[Fact, Fact]] = []
    mine, theirs = list(first.facts), list(second.facts)
    for fact in first.facts:
        partner = next((other for other in theirs if other.value == fact.value), None)
        if partner is not None:
            pairs.append((fact, partner))
            mine.remove(fact)
            theirs.remove(partner)
    lost, extra = (tuple(_elements([fact for fact in rest if fact.strong])) for rest in (mine, theirs))
    return Match(tuple(pairs), lost, extra)


def severity(difference: Difference, unit: Unit) -> Severity | None:
    """Return how grave it is that versions look different; None where more than the look differs.

    Whoever translates a document emphasises as the language asks for; the texts of a program have units of their own.
    """
    if any(fact.weight is not Confidence.LOW for _, fact in (*difference.stated, *difference.instead)):
        return None
    return Severity.WARNING if all(segment.unit for _, segment in unit.segments) else Severity.NOTE


def _elements(tags: list[Fact]) -> list[Fact]:
    """Return tags without those that only close another of them: an element is lost once."""
    opened = Counter(fact.value.strip("<>").split(" ")[0] for fact in tags if not fact.value.startswith("</"))
    kept = []
    for fact in tags:
        name = fact.value.removeprefix("</").rstrip(">")
        if fact.value.startswith("</") and opened[name]:
            opened[name] -= 1
        else:
            kept.append(fact)
    return kept
