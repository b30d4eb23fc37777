"""Dates in digits (`25.10.2018`), in whichever order a language writes them."""

from __future__ import annotations

import re

from qa.kinds.values.calendar import LAST_DAY, LAST_MONTH, convert_year
from qa.kinds.values.digits import normalise
from qa.kinds.values.scan import Scan
from qa.language.tags import names_region

_NUMERIC = re.compile(
    r"(?<![\d.,/])(?<!\d-)(\d{1,4})[ \u00a0]?([./\-])[ \u00a0]?(\d{1,2})[ \u00a0]?\2[ \u00a0]?"
    r"(\d{4}|\d{2})(?![\d/]|[.,-]\d)"
)


def read_numeric(scan: Scan) -> None:
    """Note day, month and year of `25.10.2018`.

    Which is the day stays open until another version tells.
    """
    for match in scan.free_matches(_NUMERIC):
        _read_date(scan, match)


def _read_date(scan: Scan, match: re.Match[str]) -> None:
    """Note what three numbers say, if they can be a date.

    What stands first decides: four digits are a year, and so are two digits at the end
    where the language writes the year first. A hyphen parts days only where both have
    two digits, since `3-4-21` is hardly a date.
    """
    first, sign, second, third = match.groups()
    year_first = scan.locale.order.startswith("y")
    if len(first) == 4 or (len(third) == 2 and year_first):
        year, days, months = first, [third], [second]
    elif (
        _has_order(scan, sign)
        and int(second) <= LAST_DAY
        and _fits(scan, first, second)
    ):
        order = scan.locale.order.replace("y", "")
        place = order.index("d")
        year, days, months = third, [(first, second)[place]], [(second, first)[place]]
    else:
        year, days, months = third, [first, second], [first, second]
    if len(year) == 3 or not all(1 <= int(day) <= LAST_DAY for day in days):
        return
    if len(year) != 4 and sign == "-" and not len(first) == 2 == len(second):
        return
    months = [month for month in months if 1 <= int(month) <= LAST_MONTH]
    if months:
        _add_date(scan, match.span(), year, days, months)


def _has_order(scan: Scan, sign: str) -> bool:
    """Tell whether it is sure in which order a language writes day and month.

    Where its tag names a region, and where full stops part them. A year that comes
    first elsewhere in the language says nothing of dates in which it does not.
    """
    if scan.locale.order[-1] != "y":
        return False
    return sign == "." or names_region(scan.language)


def _fits(scan: Scan, first: str, second: str) -> bool:
    """Tell whether the number that should be the month can be one."""
    month = second if scan.locale.order.startswith("d") else first
    return 1 <= int(month) <= LAST_MONTH


def _add_date(
    scan: Scan,
    span: tuple[int, int],
    year: str,
    days: list[str],
    months: list[str],
) -> None:
    """Note a day, a month and a year at one place.

    `days` and `months` are all that each may be. A year of two digits may be of this
    century or the last.
    """
    scan.add("day", span, *map(normalise, days))
    scan.add("month", span, *[f"M{int(month)}" for month in months])
    draft = scan.add("year", span, *convert_year(int(year), scan.locale))
    draft.value = normalise(year)
    draft.readings.add(draft.value)
    if len(year) == 2:
        draft.readings |= {f"20{year}", f"19{year}"}
