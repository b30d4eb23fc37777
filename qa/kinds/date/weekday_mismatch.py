"""A weekday that its date does not fall on."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from qa.kinds.values.group import VALUES
from qa.model import Confidence, Fact, Finding, Mark, Severity, Unit, language_of
from qa.registry import Context, unit_check

_NEAR = 30
_TOUCHING = 6
"""So many characters away, at most, the parts of a date stand from its weekday, and one of them."""
_FIRST, _LAST = 1582, 3000
"""Between these years the calendar is the Gregorian one."""
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@unit_check(
    category="dates",
    severity=Severity.WARNING,
    mqm="accuracy/mistranslation",
    facts=(VALUES,),
)
def weekday_mismatch(unit: Unit, _: Context) -> Iterator[Finding]:
    """A weekday does not fit the full date it stands with.

    Looks at each version alone, also where all repeat the same fault: a weekday beside a day, a month and a year.
    Tolerates dates whose order is not clear, as long as one reading fits, and years of other calendars.

    Example: Saturday, 5 March 2023 was a Sunday.
    """
    for version, segment in unit.segments:
        found = [
            fact for fact in VALUES.read(segment, language_of(version)) if fact.strong
        ]
        for weekday in found:
            date = _beside(weekday, found) if weekday.kind == "weekday" else ()
            fits = _weekdays(date) if date else set[str]()
            if fits and fits.isdisjoint(weekday.readings):
                names = " or ".join(
                    _NAMES[int(reading[1]) - 1] for reading in sorted(fits)
                )
                message = f"the date in {version} falls on a {names}, not on a {weekday.value}"
                marks = tuple(
                    Mark(version, segment, fact.span) for fact in (weekday, *date)
                )
                yield Finding(message, marks, version, Confidence.HIGH)


def _beside(weekday: Fact, found: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the day, month and year that stand with a weekday, nothing if there are not exactly one of each."""
    near = [fact for fact in found if _gap(fact, weekday) <= _NEAR]
    single: list[Fact] = []
    for kind in ("day", "month", "year"):
        part = [fact for fact in near if fact.kind == kind]
        if len(part) != 1:
            return ()
        single.append(part[0])
    touching = min(_gap(fact, weekday) for fact in single) <= _TOUCHING
    return tuple(single) if touching else ()


def _gap(fact: Fact, weekday: Fact) -> int:
    return max(fact.span.start - weekday.span.end, weekday.span.start - fact.span.end)


def _weekdays(date: Sequence[Fact]) -> set[str]:
    """Return the weekdays that the readings of day, month and year fall on."""
    days, months, years = map(_numbers, date)
    fits: set[str] = set()
    for year, month, day in itertools.product(years, months, days):
        if _FIRST < year < _LAST and 1 <= month <= 12 and _exists(year, month, day):
            fits.add(f"W{dt.date(year, month, day).isoweekday()}")
    return fits


def _numbers(part: Fact) -> list[int]:
    """Return the numbers that a day, a month (`M10`) or a year may be."""
    readings = [reading.removeprefix("M") for reading in part.readings]
    return [int(reading) for reading in readings if reading.isdecimal()]


def _exists(year: int, month: int, day: int) -> bool:
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return 1 <= day <= (after - dt.timedelta(days=1)).day
