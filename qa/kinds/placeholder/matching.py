"""Placeholders pair as a multiset.

By the argument's position where one of them writes it, else by what they are.
"""

from __future__ import annotations

import re

from qa.compare import Match, Side, pair_by, value
from qa.evidence import Evidence
from qa.kinds.placeholder import plurals
from qa.model import Fact

_COUNT = re.compile(
    r"%(?:\d+\$)?(?:l|ll|z|j)?[du]|%n|%\d|\{\{?(?:n|num|count|\d)\}\}?"
    r"|%[({](?:n|num|count)\w*[)}][sd]?|%\(\w+\)d|:(?:count|n|num)"
)


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
    if lost and not extra and plurals.is_of_few(second.segment, second.language):
        lost = _leave_out_count(lost, is_alone=len(first.facts) == 1)
    if len(extra) == 1 and not lost and plurals.is_form(first.segment):
        # The form has a word for the number where this language has the number.
        extra = []
    return Match(tuple(pairs), tuple(lost), tuple(extra))


def _find_argument(fact: Fact) -> str:
    """Return what two placeholders for one argument share.

    The reading with a position is the longer.
    """
    return max(fact.readings, key=len)


def _leave_out_count(missing: list[Fact], *, is_alone: bool) -> list[Fact]:
    """Leave out the number itself where the form is for one number.

    `one file`, `two files`; what stands alone in a plural form is the number.
    """
    if is_alone:
        return []
    for place, fact in enumerate(missing):
        if is_count(fact):
            return missing[:place] + missing[place + 1 :]
    return missing


def is_count(fact: Fact) -> bool:
    """Tell whether a placeholder may be the number that a plural form is for."""
    return _COUNT.fullmatch(fact.value) is not None
