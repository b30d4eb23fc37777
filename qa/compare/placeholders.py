"""Placeholders pair as a multiset, by the argument's position where one of them writes it, else by what they are."""

from __future__ import annotations

import re
from collections.abc import Callable

from qa.compare import Match, Side
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
    pairs: list[tuple[Fact, Fact]] = []
    mine, theirs = list(first.facts), list(second.facts)
    for key in (_argument, _kind):
        _take(key, mine, theirs, pairs)
    lost, extra = ([fact for fact in rest if fact.strong] for rest in (mine, theirs))
    if lost and not extra:
        lost = _uncounted(lost, second)
    if extra and not lost:
        extra = _uncounted(extra, first)
    return Match(tuple(pairs), tuple(lost), tuple(extra))


def _take(key: Callable[[Fact], str], mine: list[Fact], theirs: list[Fact], pairs: list[tuple[Fact, Fact]]) -> None:
    """Pair those with the same key in the order of the text; what pairs is taken out of both."""
    waiting: dict[str, list[Fact]] = {}
    for fact in theirs:
        waiting.setdefault(key(fact), []).append(fact)
    rest: list[Fact] = []
    for fact in mine:
        partners = waiting.get(key(fact))
        if partners:
            pairs.append((fact, partners.pop(0)))
        else:
            rest.append(fact)
    mine[:] = rest
    left = {id(fact) for facts in waiting.values() for fact in facts}
    theirs[:] = [fact for fact in theirs if id(fact) in left]


def _argument(fact: Fact) -> str:
    """Return what two placeholders for one argument share: the reading with a position is the longer."""
    return max(fact.readings, key=len)


def _kind(fact: Fact) -> str:
    """Return what placeholders that say no position share."""
    return fact.value


def _uncounted(missing: list[Fact], side: Side) -> list[Fact]:
    """Leave out the number itself where the form is for one number: `one file`, `two files`."""
    if not single(side.segment, side.language):
        return missing
    counts = [fact for fact in missing if _COUNT.fullmatch(fact.value)]
    return [fact for fact in missing if fact is not counts[0]] if counts else missing


def single(segment: Segment, language: str) -> bool:
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
