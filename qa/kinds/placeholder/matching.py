"""Placeholders pair as a multiset.

By the argument's position where one of them writes it, else by what they are.
"""

from __future__ import annotations

import re

from qa.compare import Match, Side, pair_by, value
from qa.evidence import Evidence
from qa.language import of
from qa.model import Fact, Segment

_COUNT = re.compile(
    r"%(?:\d+\$)?(?:l|ll|z|j)?[du]|%n|%\d|\{\{?(?:n|num|count|\d)\}\}?"
    r"|%[({](?:n|num|count)\w*[)}]d?|%\(\w+\)d"
)
_FORM = re.compile(r"[._](?:zero|one|two)$|\[(?:zero|one|two|(?P<number>\d))\]$")
_FEW = frozenset(["zero", "one", "two"])


def match(
    first: Side,
    second: Side,
    evidence: Evidence,  # noqa: ARG001
) -> Match:
    """Pair placeholders in any order.

    What is doubtful satisfies but is never missed.
    """
    mine, theirs = list(first.facts), list(second.facts)
    pairs = pair_by(_find_argument, mine, theirs)
    pairs += pair_by(value, mine, theirs)
    lost = [fact for fact in mine if fact.strong]
    extra = [fact for fact in theirs if fact.strong]
    if lost and not extra:
        lost = _leave_out_count(lost, second)
    if extra and not lost:
        extra = _leave_out_count(extra, first)
    return Match(tuple(pairs), tuple(lost), tuple(extra))


def _find_argument(fact: Fact) -> str:
    """Return what two placeholders for one argument share.

    The reading with a position is the longer.
    """
    return max(fact.readings, key=len)


def _leave_out_count(missing: list[Fact], side: Side) -> list[Fact]:
    """Leave out the number itself where the form is for one number.

    `one file`, `two files`; at most one placeholder is left out.
    """
    if not is_of_few(side.segment, side.language):
        return missing
    for place, fact in enumerate(missing):
        if _COUNT.fullmatch(fact.value):
            return missing[:place] + missing[place + 1 :]
    return missing


def is_of_few(segment: Segment, language: str) -> bool:
    """Tell whether a text is the plural form of few numbers.

    What the file says tells, or the unit's name (`files_one`, `files[0]`).
    """
    if dict(segment.meta).get("plural") in _FEW:
        return True
    form = _FORM.search(segment.unit) if segment.unit else None
    if form is None:
        return False
    if not form["number"]:
        return True
    # Forms that have numbers instead of names stand in the order of CLDR.
    categories = of(language).typography.plurals
    if categories is None:
        return True
    number = int(form["number"])
    return number >= len(categories) or categories[number] in _FEW
