"""How bad a difference of values is: an error only where a translation can hardly do without the value."""

from __future__ import annotations

import re

from qa import language as languages
from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.kinds.reading import of
from qa.kinds.values import units
from qa.kinds.values.day_parts import tells_hour
from qa.kinds.values.digits import read_whole, scale
from qa.kinds.values.units import FACTORS, number
from qa.kinds.values.words import WORDS
from qa.language.folding import fold
from qa.model import Confidence, Fact, Severity, Unit, language_of

_BEFORE = re.compile(r"\d[ \u00a0]?[-–:][ \u00a0]?$")
_BEHIND = re.compile(r"[ \u00a0]?[-–:][ \u00a0]?\d")
_DOTTED = re.compile(r"\d+(?:[./-]\d+){2}")
_IDIOM = {"1", "2", "3"}
"""Ordinals that idioms have, and other languages say otherwise: `3rd party`."""
_REACH = 4
"""Characters before a number in which the other side of a score ends."""
SMALL = 12
"""Numbers up to this are often said in other words: `a dozen`."""
_LONG = 9
"""Digits of a number that is surely larger."""
ROUNDING = 0.07
"""How much of the larger one two roundings of a third amount may differ by."""
ROUND_STEP = 5
"""Amounts that are a multiple of this look rounded."""
_SCALES = (3, 5, 6, 7, 9, 12)
"""Powers of ten that scale words have."""
_SPELLED, _HUNDRED = 1000, 100
"""Numbers up to a thousand, and all hundreds, are often said in words."""
_COUNTS = frozenset(map(str, range(1, 11)))
_ROUND = {"100", "1000"}
_SAID_AGAIN = {"1", "2"}
_MAIN_CURRENCIES = {"USD", "EUR", "GBP"}
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
    if weight is Confidence.LOW or _is_negligible(difference, unit):
        return Severity.NOTE
    if _may_be_unread(difference):
        return Severity.NOTE
    if difference.kind == "added" or weight is Confidence.MEDIUM:
        return Severity.WARNING
    if all(_is_dispensable(fact) for _, fact in difference.stated):
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


def _is_negligible(difference: Difference, unit: Unit) -> bool:
    """Tell whether a number that one side lacks is one that writers leave out or say again at will."""
    if _is_idle(difference, unit) or _is_customary(difference):
        return True
    digits = [cell for cell in difference.stated if cell[1].kind not in WORDS]
    if any(_is_ordinal(fact, unit[version].text) for version, fact in digits):
        return True
    if difference.kind == "missing":
        return _is_weakly_stated(difference)
    if difference.stated[0][1].value in _SAID_AGAIN:
        return True
    return unit.source is None and _is_repeated(difference, unit)


def _is_weakly_stated(difference: Difference) -> bool:
    """Tell whether most of who states a number says it in words that may not count.

    Half is enough where one of them has an idiom: `every hour` beside `1時間ごと`.
    """
    strong = sum(fact.strong for _, fact in difference.stated)
    count = len(difference.stated)
    has_idiom = any(fact.kind == "idiom" for _, fact in difference.stated)
    return 2 * strong < count or (has_idiom and 2 * strong == count)


def _is_idle(difference: Difference, unit: Unit) -> bool:
    """Tell whether a number is one that idiom drops: `number one`, `100 per cent sure` with no per cent elsewhere."""
    version, fact = difference.stated[0]
    if fact.value == "100" and fact.unit == "percent":
        return not any(
            _says_percent(unit[other].text, language_of(other))
            for other in difference.lacking
        )
    if fact.kind != "number" or fact.value != "1" or fact.unit:
        return False
    return not _is_scored(fact, unit[version].text)


def _is_ordinal(fact: Fact, text: str) -> bool:
    """Tell whether digits are a small ordinal (`3rd`)."""
    behind = text[fact.span.end : fact.span.end + 2]
    is_word = len(behind) == 2 and behind.isascii() and behind.isalpha()
    return is_word and not fact.unit and fact.value in _IDIOM


def _is_scored(fact: Fact, text: str) -> bool:
    """Tell whether a number is one side of a score or the end of a span (`2-1`)."""
    return bool(
        _BEFORE.search(text, max(0, fact.span.start - _REACH), fact.span.start)
        or _BEHIND.match(text, fact.span.end)
    )


def _is_repeated(difference: Difference, unit: Unit) -> bool:
    """Tell whether who alone states a number here states it elsewhere too."""
    version, fact = difference.stated[0]
    found = of(unit[version], language_of(version), "values")
    return sum(not other.readings.isdisjoint(fact.readings) for other in found) > 1


def _says_percent(text: str, language: str) -> bool:
    folded = fold(text)
    names = [
        name
        for name, unit in languages.of(language).locale.units.items()
        if unit == "percent"
    ]
    return any(name in folded for name in ("%", *names))


def _is_customary(difference: Difference) -> bool:
    """Tell whether a small count (or `1 week`) is in digits only because its language writes all counts so."""
    for version, fact in difference.stated:
        if (
            fact.kind != "number"
            or not languages.of(language_of(version)).locale.figures
        ):
            return False
        if not _is_count(fact):
            return False
    return True


def _is_count(fact: Fact) -> bool:
    if not fact.unit:
        return fact.value in _COUNTS
    dimension = FACTORS.get(fact.unit, ("",))[0]
    return fact.value == "1" and dimension in {"second", "month"}


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


def _is_dispensable(fact: Fact) -> bool:
    """Tell whether writers often put it in other words: a weekday (`yesterday`), small numbers, `100 % sure`."""
    if fact.kind == "weekday":
        return True
    if fact.kind not in {"number", "time", *WORDS} or fact.unit in _MAIN_CURRENCIES:
        return False
    if fact.value in _ROUND:
        return True
    is_whole = fact.value.isdecimal() and len(fact.value) < _LONG
    return is_whole and read_whole(fact.value) <= SMALL
