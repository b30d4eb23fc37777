"""Values that writers leave out, say again or put in other words at will."""

from __future__ import annotations

import re

from qa import language as languages
from qa.compare import Difference
from qa.kinds.reading import of
from qa.kinds.values.digits import read_whole
from qa.kinds.values.units import FACTORS
from qa.kinds.values.words import WORDS
from qa.language.folding import fold
from qa.model import Fact, Unit, language_of

_BEFORE = re.compile(r"\d[ \u00a0]?[-–:][ \u00a0]?$")


_BEHIND = re.compile(r"[ \u00a0]?[-–:][ \u00a0]?\d")


_IDIOM = {"1", "2", "3"}
"""Ordinals that idioms have, and other languages say otherwise: `3rd party`."""


_REACH = 4
"""Characters before a number in which the other side of a score ends."""


SMALL = 12
"""Numbers up to this are often said in other words: `a dozen`."""


_LONG = 9
"""Digits of a number that is surely larger."""


_COUNTS = frozenset(map(str, range(1, 11)))


_ROUND = {"100", "1000"}


_SAID_AGAIN = {"1", "2"}


_MAIN_CURRENCIES = {"USD", "EUR", "GBP"}


def is_negligible(difference: Difference, unit: Unit) -> bool:
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


def is_dispensable(fact: Fact) -> bool:
    """Tell whether writers often put it in other words: a weekday (`yesterday`), small numbers, `100 % sure`."""
    if fact.kind == "weekday":
        return True
    if fact.kind not in {"number", "time", *WORDS} or fact.unit in _MAIN_CURRENCIES:
        return False
    if fact.value in _ROUND:
        return True
    is_whole = fact.value.isdecimal() and len(fact.value) < _LONG
    return is_whole and read_whole(fact.value) <= SMALL
