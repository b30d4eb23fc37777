"""Dates of other calendars in full: 15 اسفند 1398 and 10 رجب 1441 are 5 March 2020."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence

from qa import language as languages
from qa.kinds.values.calendar_rules import COUNTS, NEAR, YEARS
from qa.kinds.values.scan import MONTHS, Draft, Scan
from qa.kinds.values.thresholds import OTHER_DAY_REACH, OTHER_YEAR_REACH
from qa.model import Confidence

_ETHIOPIC = "ethiopic"
"""The calendar whose years are those of the common one, few years apart."""
_LAST_DAY = 30
_ANY_DAY = frozenset(map(str, range(1, 32)))
_ANY_MONTH = frozenset(f"M{month}" for month in range(1, 13))


def read(scan: Scan) -> None:
    """Convert the dates whose month has a name of another calendar.

    Without a year the day is not known: it may be any.
    """
    numbers = [draft for draft in scan.drafts if draft.plain]
    locale = scan.locale
    has_own = bool(locale.years) or locale.lunar
    if not locale.calendars or not (has_own or any(map(_may_be_year, numbers))):
        return
    for match in _names(scan.language).finditer(scan.text):
        calendar, number = locale.calendars[match["name"]].split()
        days = [draft for draft in numbers if _is_day(draft, match.span())]
        if not days:
            continue
        year = _find_year(numbers, calendar, match.span())
        if year is not None:
            _convert(scan, calendar, int(number), (days[0], year), match.span())
        elif has_own and match["name"] not in locale.months:
            _open(scan, days[0], match.span())


def _may_be_year(draft: Draft) -> bool:
    """Tell whether a number is a year of another calendar, and hardly one of the common."""
    return len(draft.plain) == 4 and any(
        int(draft.plain) in years
        for calendar, years in YEARS.items()
        if calendar != _ETHIOPIC
    )


def _is_day(draft: Draft, span: tuple[int, int]) -> bool:
    """Tell whether a number beside a month is its day."""
    if draft.kind not in {"number", "day"} or len(draft.plain) > 2:
        return False
    gap = max(draft.start - span[1], span[0] - draft.end)
    return 0 <= gap <= OTHER_DAY_REACH and 1 <= int(draft.plain) <= _LAST_DAY


def _find_year(
    numbers: Sequence[Draft], calendar: str, span: tuple[int, int]
) -> Draft | None:
    """Return the year beside a month, if there is one of its calendar."""
    for draft in numbers:
        gap = max(draft.start - span[1], span[0] - draft.end)
        is_beside = len(draft.plain) == 4 and 0 <= gap <= OTHER_YEAR_REACH
        if is_beside and int(draft.plain) in YEARS[calendar]:
            return draft
    return None


def _convert(
    scan: Scan,
    calendar: str,
    month: int,
    numbers: tuple[Draft, Draft],
    span: tuple[int, int],
) -> None:
    """Give a day, a month and a year the readings of the common calendar."""
    day, year = numbers
    count = COUNTS[calendar](int(year.plain), month, int(day.plain))
    date = dt.date.fromordinal(count)
    dates = [dt.date.fromordinal(count + off) for off in NEAR[calendar]]
    named = _find_month(scan, span) or scan.add("month", span)
    named.readings.update(f"M{each.month}" for each in dates)
    named.value = MONTHS[date.month - 1]
    day.kind, year.kind = "day", "year"
    day.readings |= {str(each.day) for each in dates}
    year.readings |= {str(each.year) for each in dates}
    day.value = f"{date.day} {named.value}"
    year.value, year.unit, day.unit = str(date.year), "", ""


def _find_month(scan: Scan, span: tuple[int, int]) -> Draft | None:
    """Return the month that a name is in the common calendar, too (Ethiopia)."""
    for draft in scan.drafts:
        if draft.kind == "month" and span[0] <= draft.start < span[1]:
            return draft
    return None


def _open(scan: Scan, day: Draft, span: tuple[int, int]) -> None:
    """Let a day without a year be any day of any month."""
    day.kind, day.strong = "day", False
    day.readings |= _ANY_DAY
    scan.add_weak("month", span, *_ANY_MONTH).weight = Confidence.LOW


@functools.cache
def _names(language: str) -> re.Pattern[str]:
    """Return a pattern of the names of months in other calendars."""
    locale = languages.of(language).locale
    names = sorted(locale.calendars, key=len, reverse=True)
    before = "|".join(["", *map(re.escape, locale.proclitics)])
    name = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![^\W\d_])(?:{before})-?(?P<name>{name})(?![^\W\d_])")
