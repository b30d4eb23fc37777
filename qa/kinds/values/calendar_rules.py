"""Days of other calendars as days of the common one.

The rules are those of Reingold and Dershowitz, Calendrical Calculations; a day is
counted as Python's `date.toordinal` counts it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

_HEBREW_MONTHS = (7, 8, 9, 10, 11, 12, 12, 1, 2, 3, 4, 5, 6)
"""Months counted from Nisan, for CLDR's, which count from Tishri and have two Adars."""
_PERSIAN_CYCLE, _PERSIAN_START = 2820, 474


def count_persian(year: int, month: int, day: int) -> int:
    """Return a day of the Persian calendar (by its cycle of 2820 years)."""
    base = year - _PERSIAN_START
    place = _PERSIAN_START + base % _PERSIAN_CYCLE
    before = (month - 1) * 31 if month <= 7 else (month - 1) * 30 + 6
    leap = (place * 682 - 110) // 2816
    cycles = base // _PERSIAN_CYCLE * 1029983
    return 226895 + cycles + (place - 1) * 365 + leap + before + day


def count_islamic(year: int, month: int, day: int) -> int:
    """Return a day of the Islamic calendar, as tables have it: the moon's may be the next."""
    before = math.ceil(29.5 * (month - 1))
    return 227014 + (year - 1) * 354 + (3 + 11 * year) // 30 + before + day


def count_ethiopic(year: int, month: int, day: int) -> int:
    """Return a day of the Ethiopic calendar."""
    return 2795 + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day


def count_hebrew(year: int, month: int, day: int) -> int:
    """Return a day of the Hebrew calendar; `month` is CLDR's number."""
    number = _HEBREW_MONTHS[month - 1]
    if month == 7 and _is_leap(year):
        number = 13
    last = 13 if _is_leap(year) else 12
    first_part = [*range(7, last + 1), *range(1, 7)]
    before = first_part[: first_part.index(number)]
    return _new_year(year) + sum(_month_days(year, each) for each in before) + day - 1


def _is_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _elapsed(year: int) -> int:
    """Return the days from the epoch to the new moon of a year, put off where it must be."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _new_year(year: int) -> int:
    """Return the first day of a year."""
    before, this, after = (_elapsed(each) for each in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return -1373427 + 1 + this + delay - 1


def _month_days(year: int, month: int) -> int:
    """Return how many days a month has, counted from Nisan."""
    days = _new_year(year + 1) - _new_year(year)
    is_short = month in {2, 4, 6, 10, 13}
    is_short = is_short or (month == 12 and not _is_leap(year))
    is_short = is_short or (month == 8 and days not in {355, 385})
    is_short = is_short or (month == 9 and days in {353, 383})
    return 29 if is_short else 30


COUNTS: Mapping[str, Callable[[int, int, int], int]] = {
    "persian": count_persian,
    "islamic": count_islamic,
    "ethiopic": count_ethiopic,
    "hebrew": count_hebrew,
}
YEARS: Mapping[str, range] = {
    "persian": range(1200, 1500),
    "islamic": range(1200, 1500),
    "ethiopic": range(1850, 2060),
    "hebrew": range(5500, 5900),
}
"""The years of each calendar that texts speak of."""
NEAR: Mapping[str, range] = {
    "persian": range(1),
    "islamic": range(-2, 3),
    "ethiopic": range(1),
    "hebrew": range(-1, 1),
}
"""How many days a date may be off: by the sight of the moon, or as a day begins in the
evening before."""
