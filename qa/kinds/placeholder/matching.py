"""Placeholders pair as a multiset, by the argument's position where one of them writes it, else by what they are."""

from __future__ import annotations

import re

from qa.compare import Match, Side, pair_by, value
from qa.evidence import Evidence
from qa.language import of
from qa.model import Fact, Segment

_COUNT = re.compile(
    r"%(?:\d+\$)?(?:l|ll|z|j)?[du]|%n|%\d|\{\{?(?:n|num|count|\d)\}\}?|%[({](?:n|num|count)\w*[)}]d?|%\(\w+\)d"
)
_FORM = re.compile(r"[._](?:zero|one|two)$|\[(?:zero|one|two|(?P<number>\d))\]$")
_FEW = frozenset(["zero", "one", "two"])


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair placeholders in any order; what is doubtful satisfies but is never missed."""
    mine, theirs = list(first.facts), list(second.facts)
    pairs = pair_by(_argument, mine, theirs)
    pairs += pair_by(value, mine, theirs)
    lost = [fact for fact in mine if fact.strong]
    extra = [fact for fact in theirs if fact.strong]
    if lost and not extra:
        lost = _uncounted(lost, second)
    if extra and not lost:
        extra = _uncounted(extra, first)
    return Match(tuple(pairs), tuple(lost), tuple(extra))


def _argument(fact: Fact) -> str:
    """Return what two placeholders for one argument share: the reading with a position is the longer."""
    return max(fact.readings, key=len)


def _uncounted(missing: list[Fact], side: Side) -> list[Fact]:
    """Leave out the number itself where the form is for one number: `one file`, `two files`."""
    if not is_of_few(side.segment, side.language):
        return missing
    for place, fact in enumerate(missing):
        if _COUNT.fullmatch(fact.value):
            return missing[:place] + missing[place + 1 :]
    return missing


def is_of_few(segment: Segment, language: str) -> bool:
    """Tell whether a text is the plural form of few numbers, by what the file says or by the unit's name."""
    if dict(segment.meta).get("plural") in _FEW:
        return True
    found = _FORM.search(segment.unit) if segment.unit else None
    if found is None:
        return False
    known = of(language).typography.plurals
    at = int(found["number"] or 0)
    # Forms that have numbers instead of names stand in the order of CLDR.
    return not found["number"] or known is None or at >= len(known) or known[at] in _FEW
