"""Names of one text that nothing in another version of it sounds like."""

from __future__ import annotations

from qa import kinds as facts
from qa.evidence import Evidence
from qa.kinds.name import thresholds
from qa.kinds.name.evidence import Names
from qa.kinds.name.named_text import overlaps
from qa.model import Unit, language_of


def find_lost_names(
    unit: Unit,
    whole: str,
    part: str,
    evidence: Evidence,
) -> list[str]:
    """Return the names of `whole` that `part` lacks, in the order of the text.

    None are lost where as many names stand in `part` that `whole` does not have: those
    may be the same in other words. `whole` and `part` are versions of the unit; a name
    stands in `part` where a candidate is at least a possible match.
    """
    first, second = language_of(whole), language_of(part)
    names = [fact for fact in facts.of(unit[whole], first, "names") if fact.strong]
    keys = sorted({key for fact in names for key in fact.readings})
    search = evidence.of(Names).batch.search(first, second)
    candidates = search.find(tuple(keys), unit[part].text)
    spans = {}
    for key, candidate in candidates.items():
        if candidate and candidate.ratio >= thresholds.POSSIBLE_MATCH:
            spans[key] = candidate.span
    lost = [fact.text for fact in names if spans.keys().isdisjoint(fact.readings)]
    matched = list(spans.values())
    others = facts.of(unit[part], second, "names")
    instead = [fact for fact in others if not overlaps(fact.span, matched)]
    return lost if len(lost) > len(instead) else []
