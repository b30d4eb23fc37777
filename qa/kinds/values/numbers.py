"""Numbers in digits: value, sign, scale word, unit beside them, decades, years."""

from __future__ import annotations

import re

from qa.kinds.values import calendar, clock, day_parts, fractions
from qa.kinds.values.digits import list_readings, normalise, scale, split_parts
from qa.kinds.values.lexer import Item
from qa.kinds.values.minus import read_minus
from qa.kinds.values.scales import find_before, take_scale
from qa.kinds.values.scan import Draft, Scan, find_shortest
from qa.kinds.values.unit_names import find_unit, names_year
from qa.model import Confidence

_YEAR_BEFORE = re.compile(r"\d{4}[-–/ ]{1,3}$")
_CENTURY_BEFORE = re.compile(r"(?:1[89]|20)\d\d[-–/]$")
_DATE_SIGN = re.compile(r"\d[/.-]$")
_SIGN_DATE = re.compile(r"[/.-]\d")
_POINT = re.compile(r"(?<![^\s(\[$£€])\.$")
"""The point of a fraction whose nought is left out (`.08`)."""
_CLOCK = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)?[ -]")
_HOURS = _MONTHS = range(1, 13)
_LONGEST = 40
"""Digits of a number that may be a year, an hour or a decade besides; longer ones are digits alone."""


def read(scan: Scan) -> None:
    """Note every fraction, and every run of digits that nothing has claimed."""
    for draft in fractions.read(scan):
        draft.power = take_scale(scan, draft)
        if draft.power:
            draft.value = find_shortest(draft.readings)
        draft.unit = find_unit(scan, draft.end)
    for item in scan.items:
        if item.entry is None and scan.is_free(item.span):
            _read_number(scan, item)


def _read_number(scan: Scan, item: Item) -> None:
    """Note what a run of digits says with all that stands beside it.

    A fraction sign behind the digits belongs to them (`2½`). With a scale word they are
    an amount, and neither a year nor a time.
    """
    start, end, written, _ = item
    locale = scan.locale
    readings = set(list_readings(written, locale.decimal, locale.strict))
    if not readings:
        readings = set(split_parts(written))
    plain = written if written.isdecimal() else ""
    if plain and _POINT.search(scan.text, max(0, start - 2), start):
        readings, plain, start = {normalise(f"0.{written}")}, "", start - 1
    sign = fractions.SIGNS.get(scan.text[end : end + 1])
    if sign and plain:
        readings = fractions.list_values(plain, *sign.split("/"))
        end += 1
    draft = Draft("number", start, end, readings, plain=plain)
    draft.power = take_scale(scan, draft)
    if not draft.power:
        _read_parts(draft, written)
        _read_hour(scan, draft, written)
        if plain:
            _read_whole(scan, draft)
    read_minus(scan, draft)
    draft.value = draft.value or _show(written, draft, locale.decimal)
    draft.unit = draft.unit or find_unit(scan, draft.end)
    if names_year(scan, draft):
        draft.kind, draft.unit = "year", ""
    scan.drafts.append(draft)
    scan.claimed.append(draft.span)


def _show(
    written: str,
    draft: Draft,
    decimal: str,
) -> str:
    """Return the reading to show: as the language's own signs have it, if it may be.

    That is what a reader of the language takes it for: `1.234` is 1234 in German. Else
    the shortest.
    """
    if draft.plain and not draft.power and draft.plain in draft.readings:
        return draft.plain
    own = list_readings(written, decimal, strict=True)
    preferred = {scale(value, draft.power) for value in own} & draft.readings
    return find_shortest(preferred or draft.readings)


def _read_hour(
    scan: Scan,
    draft: Draft,
    written: str,
) -> None:
    """Add the time that `3.30` may be where the point is the decimal sign too.

    `3.30` may be half past three, morning or afternoon.
    """
    match = _CLOCK.fullmatch(written)
    if match and not scan.locale.strict:
        hours = day_parts.find_hours(scan, match[1], *draft.span).hours
        draft.readings.update(clock.list_times(hours, match[2]))


def _read_parts(draft: Draft, written: str) -> None:
    """Keep the runs of digits between signs, for versions that state them apart.

    `20.7.` may be a day and a month. `3-2` states 3 and 2 where another version has `3
    to 2`.
    """
    if draft.plain:
        return
    runs = split_parts(written)
    may_be_date = len(runs) == 2 and all(len(run) <= 4 for run in runs)
    parts = []
    for run in runs:
        is_month = may_be_date and int(run) in _MONTHS
        parts.append(frozenset([run, f"M{run}"] if is_month else [run]))
    draft.parts = tuple(parts)


def _read_whole(scan: Scan, draft: Draft) -> None:
    """Add what a plain whole number may be besides.

    A year, an hour, a decade, a century, the end of a span of years, a day's month.
    What stands around it tells: the ending of a decade, the word for a century, the
    year before it. A bare number of a strict language is no month.
    """
    if len(draft.plain) > _LONGEST:
        return
    text, locale, value = scan.text, scan.locale, int(draft.plain)
    draft.readings.update(calendar.convert_year(value, locale))
    if value in _HOURS:
        draft.readings.update(clock.shift_times([f"t{value}:00"], locale.hours))
    if value % 10 == 0 and text.startswith(tuple(locale.decades), draft.end):
        _read_decade(scan, draft, value)
        return
    ordinal = _ORDINAL.match(text, draft.end)
    if ordinal and text.startswith(tuple(locale.centuries), ordinal.end()):
        first_year = str((value - 1) * 100)
        draft.readings.add(first_year)
    if value in _MONTHS and not locale.strict and _is_in_date(text, draft):
        draft.readings.add(f"M{value}")
    if len(draft.plain) == 2:
        _read_short_year(text, draft)
    if len(draft.plain) == 4 and draft.plain[:2] in {"19", "20"}:
        draft.kind = "year"
        if find_before(_YEAR_BEFORE, text, draft.start):
            draft.readings.add(draft.plain[2:])


def _is_in_date(text: str, draft: Draft) -> bool:
    """Tell whether a sign of a date parts a number from the one beside it.

    `5/7`, `5.7.` and `5-7` have such a sign.
    """
    if find_before(_DATE_SIGN, text, draft.start):
        return True
    return _SIGN_DATE.match(text, draft.end) is not None


def _read_short_year(text: str, draft: Draft) -> None:
    """Add the year that two digits behind a year or a letter may be (1998-99, EM24).

    `1998-99` ends in 1999, and `EM24` may be of 2024; the latter is less sure.
    """
    if find_before(_CENTURY_BEFORE, text, draft.start):
        century = text[draft.start - 5 : draft.start - 3]
        draft.readings.add(century + draft.plain)
    if text[draft.start - 1 : draft.start].isalpha():
        draft.readings.add(f"20{draft.plain}")
        draft.weight = Confidence.MEDIUM


def _read_decade(
    scan: Scan,
    draft: Draft,
    value: int,
) -> None:
    """Make a number a decade; it may be degrees, or a whole century.

    `the 1980s` are 80 and the 20th century; `the 80s` may be those of 1980 or 2080, or
    a temperature. `the 1900s` may be a whole century.
    """
    draft.kind = "decade"
    draft.value = str(value)
    draft.readings.add(str(value % 100))
    first_year = value
    if value < 100:
        draft.unit, draft.weight = "degree", Confidence.LOW
        draft.readings |= {str(1900 + value), str(2000 + value)}
        first_year = 1900 + value
    century = str(first_year // 100 + 1)
    scan.add_weak("century", draft.span, century)
    if value % 100 == 0:
        draft.weight = Confidence.MEDIUM
        draft.readings.add(century)
