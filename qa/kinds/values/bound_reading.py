"""What bounds a number, read from the words before and behind it.

It is read when a check asks for it, of numbers that the versions agree on.
"""

from __future__ import annotations

import re

from qa import language as languages
from qa.kinds.values.bound_words import (
    Forms,
    cut_clause,
    list_bounds,
    list_negations,
)
from qa.kinds.values.bounds import (
    AMOUNTS,
    EARLY,
    MANY,
    NONE,
    TIMES,
    Bound,
    is_divided,
)
from qa.kinds.values.units import FACTORS
from qa.language.folding import bare, fold
from qa.model import Fact

_PERIODIC = frozenset({"over", "under"})
"""Of a time they may mean `during`, as `since` may mean `ago` and `for`."""
_NEAR_TIMES = frozenset({"before", "after", "by"})
"""Senses that say something of a time alone."""
DATED = frozenset({"year", "day", "month", "decade", "time", "century"})
_BOUNDED = frozenset({"number", "word", "scale word", *DATED})
"""What may have a bound: no ordinal, and no idiom."""
_TIME_UNITS = frozenset({"second", "month"})
_BEFORE, _BEHIND = 48, 36
"""Characters before and behind a number in which words of a bound may stand."""
_FILLER = re.compile(
    r"[^\w,;:!?.()\n]*(?:[^\W\d_]{1,10}[.]?[^\w,;:!?.()\n]*)?[(]?[^\w,;:!?.()\n]*"
)
"""What may stand between a bound and its number: a currency, a short word."""
_TIGHT = re.compile(r"[^\w,;:!?.()\n]*(?:[^\W\d_]{1,3}[ \u00a0])?")
"""What may stand between two bounds of one number: `at least until`."""
_UNSPACED_GAP, _SINGLE_GAP = 8, 2
"""Letters between a number and a bound behind it where no spaces part words, and if that is one sign."""
_NEGATION_REACH = 8
"""Letters between a word that negates and the bound that it turns."""
_GAP_WORDS = 2
"""Words between a number and a bound behind it: what is counted."""
_GAP = re.compile(r"[^\d,;:!?()\n。、，；：！？।]*")
_DIGIT_NEXT = re.compile(r"[ \u00a0~(]*(?:[$€£¥₹₽])?\d")
_ARROW = re.compile(r"[-=<>]$")


def is_time(fact: Fact) -> bool:
    """Tell whether a fact is a date, a time or a number of hours, days, years."""
    return fact.kind in DATED or FACTORS.get(fact.unit, ("",))[0] in _TIME_UNITS


def find_bound(
    fact: Fact, text: str, language: str, *, is_time: bool = False
) -> Bound | None:
    """Return what bounds a fact of a text, None where nobody can tell.

    `is_time` says that the fact is a time or a number of hours, days, years.
    """
    if fact.kind not in _BOUNDED:
        return NONE
    before, behind = list_bounds(language)
    folded = fold(text)
    start, end = fact.span.start, fact.span.end
    leading = bare(folded[max(0, start - _BEFORE) : start])
    found = _find_before(before, leading)
    if found and _is_turned(leading, found[-1][0], language):
        return None
    found += _find_behind(behind, bare(folded[end : end + _BEHIND]), language)
    is_range = _RANGE_END.match(folded, end) is not None
    found = [
        pair
        for pair in found
        if not _is_doubtful(fact, pair[1], is_time=is_time, is_range=is_range)
    ]
    amounts = [pair for pair in found if pair[1] in AMOUNTS]
    amounts = amounts or [pair for pair in found if pair[1] == "only"]
    times = [pair for pair in found if pair[1] in TIMES]
    if times and _is_negated(fact, folded, language):
        times = []
    if any(is_divided(pair[1] for pair in pairs) for pairs in (amounts, times)):
        return None
    words = [pair[0] for pair in (*amounts[:1], *times[:1])]
    return Bound(
        amounts[0][1] if amounts else "",
        times[0][1] if times else "",
        " ".join(words),
    )


def _is_doubtful(fact: Fact, sense: str, *, is_time: bool, is_range: bool) -> bool:
    """Tell whether a word may mean something else beside this fact: `over five years`, `by 5 %`."""
    if sense in _PERIODIC:
        return is_time
    if sense == "from":
        return is_range or (is_time and fact.kind not in DATED)
    if sense == MANY:
        return is_range
    return sense in _NEAR_TIMES and not is_time


def _find_before(forms: Forms, text: str) -> list[tuple[str, str]]:
    """Return the words of bounds that lead to the end of a text, the nearest first."""
    found = []
    end, gap = len(text), _FILLER
    for match, sense in reversed(list(forms.find(text))):
        if not gap.fullmatch(text, match.end(), end):
            break
        if not match.group()[-1].isalnum() and _ARROW.search(text[: match.start()]):
            break
        if _is_end_of_range(match, sense):
            break
        found.append((match.group(), sense))
        end, gap = match.start(), _TIGHT
    return found


_CONNECTOR = 6
"""Letters of a word that parts the ends of a range, and says `up to` elsewhere, at most."""
_RANGE_END = re.compile(r"[^\w,;:!?.()\n]{0,2}[^\W\d_]{0,6}[^\w,;:!?.()\n]{0,2}\d")
"""What stands behind the number that begins a range."""
_RANGE_START = re.compile(r"\d[^\w,;:!?.]{0,3}(?:[^\W\d_]{1,8}[^\w,;:!?]{0,2})?$")


def _is_end_of_range(match: re.Match[str], sense: str) -> bool:
    """Tell whether `until` only parts the ends of a range: a number stands before it."""
    may_part = sense in EARLY or (
        sense == "at most" and len(match.group()) <= _CONNECTOR
    )
    before = match.string[: match.start()]
    return may_part and _RANGE_START.search(before) is not None


def _find_behind(forms: Forms, text: str, language: str) -> list[tuple[str, str]]:
    """Return the word of a bound behind a number, with nothing but what is counted between."""
    is_spaced = languages.of(language).locale.spaced
    for match, sense in forms.find(text):
        gap = text[: match.start()]
        if not _GAP.fullmatch(gap) or _DIGIT_NEXT.match(text, match.end()):
            break
        longest = _SINGLE_GAP if len(match.group()) == 1 else _UNSPACED_GAP
        if is_spaced and len(gap.split()) > _GAP_WORDS:
            break
        if is_spaced or len(gap) <= longest:
            return [(match.group(), sense)]
    return []


def _is_turned(text: str, word: str, language: str) -> bool:
    """Tell whether a word that negates leads to a bound, which then is another (`not ever over`)."""
    forms = list_negations(language)
    if forms is None:
        return False
    end = text.rfind(word)
    ends = [match.end() for match, _ in forms.find(text[:end])]
    return bool(ends) and end - ends[-1] <= _NEGATION_REACH


def _is_negated(fact: Fact, text: str, language: str) -> bool:
    """Tell whether the clause of a fact has a word that negates: `not … until` is `from`."""
    forms = list_negations(language)
    return (
        forms is not None
        and next(forms.find(bare(cut_clause(fact, text))), None) is not None
    )
