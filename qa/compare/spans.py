"""Code pairs in any order; what a version repeats, or says once where another repeats it, is not lost."""

from __future__ import annotations

from qa.compare import Match, Side
from qa.evidence import Evidence
from qa.model import Fact


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair code and links; a name that the other version writes outside a code span is there."""
    pairs: list[tuple[Fact, Fact]] = []
    mine, theirs = list(first.facts), list(second.facts)
    for fact in first.facts:
        partner = next((other for other in theirs if other.readings & fact.readings), None)
        if partner is not None:
            pairs.append((fact, partner))
            mine.remove(fact)
            theirs.remove(partner)
    lost = tuple(fact for fact in mine if fact.strong and not _stands(fact, first, second))
    extra = tuple(fact for fact in theirs if fact.strong and not _stands(fact, second, first))
    return Match(tuple(pairs), lost, extra)


def _stands(fact: Fact, own: Side, side: Side) -> bool:
    """Tell whether the other side has a fact; what earlier facts have claimed of it is read from the text again."""
    written = own.segment.text[fact.span.start : fact.span.end].strip("`") if fact.kind == "code span" else ""
    found = fact.value in side.segment.text or (bool(written) and written in side.segment.text)
    return found or any(fact.readings & other.readings for other in side.facts)
