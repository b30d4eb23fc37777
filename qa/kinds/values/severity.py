"""How bad a difference of values is: an error only where a translation can hardly do without the value."""

from __future__ import annotations

import re

from qa import language as languages
from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.kinds.values import units
from qa.kinds.values.day_parts import tells_hour
from qa.kinds.values.digits import read_whole, scale
from qa.kinds.values.dispensable import SMALL, is_dispensable, is_negligible
from qa.kinds.values.units import FACTORS, number
from qa.kinds.values.words import WORDS
from qa.language.folding import fold
from qa.model import Confidence, Fact, Severity, Unit, language_of

_DOTTED = re.compile(r"\d+(?:[./-]\d+){2}")
ROUNDING = 0.07
"""How much of the larger one two roundings of a third amount may differ by."""
ROUND_STEP = 5
"""Amounts that are a multiple of this look rounded."""
_SCALES = (3, 5, 6, 7, 9, 12)
"""Powers of ten that scale words have."""
_SPELLED, _HUNDRED = 1000, 100
"""Numbers up to a thousand, and all hundreds, are often said in words."""
_NEVER_CONVERTED = {"second", "month", "byte", "watt", "watt-hour"}
_CONVERTED = {
    unit
    for unit, (dimension, _) in FACTORS.items()
    if dimension not in _NEVER_CONVERTED
}
_CONVERTED |= {"celsius", "fahrenheit", "degree"}
"""Units that one version converts into another; time is not."""


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge a difference of numbers, dates or times."""
    if difference.kind == "missing" and _stands_verbatim(difference, unit):
        return Judgement(dismissed=True)
    return Judgement(severity(difference, unit))


def _stands_verbatim(difference: Difference, unit: Unit) -> bool:
    """Tell whether who lacks a date has its digits all the same: it is a release, or read otherwise."""
    version, fact = difference.stated[0]
    if not _DOTTED.fullmatch(fact.text):
        return False
    wanted = unit[version].text.count(fact.text)
    return all(
        unit[other].text.count(fact.text) >= wanted for other in difference.lacking
    )


def severity(difference: Difference, unit: Unit) -> Severity | None:
    """Return the severity of a finding, None for the check's default."""
    if difference.kind in {"mismatch", "outlier"}:
        return _of_mismatch(difference)
    weight = _weight(difference)
    if weight is Confidence.LOW or is_negligible(difference, unit):
        return Severity.NOTE
    if _may_be_unread(difference):
        return Severity.NOTE
    if difference.kind == "added" or weight is Confidence.MEDIUM:
        return Severity.WARNING
    if all(is_dispensable(fact) for _, fact in difference.stated):
        return Severity.WARNING
    return None


def _may_be_unread(difference: Difference) -> bool:
    """Tell whether a side may say what is stated in words that nobody described.

    That is who lacks it, or who should have said what one version alone states.
    """
    fact = difference.stated[0][1]
    locales = [
        languages.of(language_of(version)).locale for version in difference.lacking
    ]
    if fact.kind == "month":
        return any(not locale.has_months for locale in locales)
    if fact.kind == "weekday":
        return any(not locale.weekdays for locale in locales)
    if not _may_be_spelled(fact):
        return False
    return any(not locale.has_number_words for locale in locales)


def _may_lack_scale(difference: Difference) -> bool:
    """Tell whether two numbers are the same but for a scale that may not be read.

    `3.3 million` against 3.3: where no number words of the language are known, one may
    stand beside the number.
    """
    cells = difference.stated[0], difference.instead[-1]
    (first, mine), (second, theirs) = cells
    if first == second or not mine.value or not theirs.value:
        return False
    for version, fact, other in (
        (first, mine, theirs),
        (second, theirs, mine),
    ):
        locale = languages.of(language_of(version)).locale
        if locale.has_number_words:
            continue
        scaled = {scale(fact.value, power) for power in _SCALES if _is_amount(fact)}
        if other.value in scaled:
            return True
    return False


def _is_amount(fact: Fact) -> bool:
    """Tell whether the value of a fact is a number in decimal digits."""
    return fact.value.replace(".", "", 1).isdecimal()


def _may_be_spelled(fact: Fact) -> bool:
    """Tell whether writers often say a number in words: up to a thousand, or round."""
    whole = fact.value.removeprefix("-")
    if fact.kind not in {"number", "day", "time", *WORDS} or not whole.isdecimal():
        return fact.kind == "day"
    number = read_whole(whole)
    return number <= _SPELLED or number % _HUNDRED == 0


def _weight(difference: Difference) -> Confidence:
    """Return how sure it is that a translation keeps this: each side is as sure as its best witness."""
    sides = [side for side in (difference.stated, difference.instead) if side]
    return min(max(fact.weight for _, fact in side) for side in sides)


def _of_mismatch(difference: Difference) -> Severity | None:
    weight = _weight(difference)
    if _may_be_other_half(difference):
        return Severity.WARNING
    if _may_lack_scale(difference):
        return Severity.NOTE
    if difference.kind == "mismatch":
        if weight > Confidence.LOW and _may_be_converted_twice(difference):
            return Severity.NOTE
        if _may_be_rounded(difference):
            return Severity.WARNING
    if _is_word_for_digits(difference):
        return Severity.WARNING if _is_small(difference) else None
    return Severity.WARNING if weight < Confidence.HIGH else None


def _is_word_for_digits(difference: Difference) -> bool:
    """Tell whether one side says in words what the other has in digits."""
    sides = (difference.stated, difference.instead)
    in_words = [all(fact.kind in WORDS for _, fact in side) for side in sides]
    return in_words[0] != in_words[1]


def _is_small(difference: Difference) -> bool:
    """Tell whether each side has a number that is often said in other words."""
    cells = (*difference.stated, *difference.instead)
    return all(
        fact.value.isdecimal() and read_whole(fact.value) <= SMALL for _, fact in cells
    )


def _may_be_other_half(difference: Difference) -> bool:
    """Tell whether two times differ in the half of the day alone, and one does not say in which it is.

    `6 Uhr` is six in the morning by the custom of its language, not by what it says.
    """
    (version, fact), (other, instead) = difference.stated[0], difference.instead[-1]
    if not fact.kind == "time" == instead.kind:
        return False
    hour, _, minute = fact.value.partition(":")
    against, _, minutes = instead.value.partition(":")
    if minute != minutes or int(hour) % 12 != int(against) % 12:
        return False
    return not (_tells_hour(version, fact) and _tells_hour(other, instead))


def _tells_hour(version: str, fact: Fact) -> bool:
    return tells_hour(fold(fact.text), fact.value, language_of(version))


def _may_be_converted_twice(difference: Difference) -> bool:
    """Tell whether both sides may have converted what a third language measures in miles or pounds."""
    cells = (*difference.stated, *difference.instead)
    if any(languages.of(language_of(version)).locale.customary for version, _ in cells):
        return False
    return units.roundings(cells[0][1], cells[-1][1])


def _may_be_rounded(difference: Difference) -> bool:
    """Tell whether two measures may be two roundings of a third: 135 and 136 km/h, both made of 85 mph.

    Time is never converted. Where several versions state the same exact amount, nobody
    rounded it: then both sides must be round.
    """
    first, second = difference.stated[0][1], difference.instead[-1][1]
    if first.unit != second.unit or first.unit not in _CONVERTED:
        return False
    mine = abs(number(first.value) or 0.0)
    theirs = abs(number(second.value) or 0.0)
    if not 0 < abs(mine - theirs) <= ROUNDING * max(mine, theirs):
        return False
    is_round = mine % ROUND_STEP == 0 and theirs % ROUND_STEP == 0
    return is_round or len(difference.stated) == 1
