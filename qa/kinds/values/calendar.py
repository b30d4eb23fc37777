"""Dates: months by name beside days and years, numeric dates in any order, the years of other calendars."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from qa.kinds.values.digits import canonical
from qa.kinds.values.lexer import Item
from qa.kinds.values.scan import MONTHS, WEEKDAYS, Draft, Scan, shown
from qa.language.locale import Locale, load
from qa.model import Confidence

_NUMERIC = re.compile(
    r"(?<![\d.,/-])(\d{1,4})([./\-])[ \u00a0]?(\d{1,2})\2[ \u00a0]?(\d{4}|\d{2})(?![\d/]|[.,-]\d)"
)
_BEFORE = re.compile(r"\d[\w.\-]{0,4}[^\w]{0,3}(?:\w{1,3}[ \u00a0])?$")
_AFTER = re.compile(r"\w{0,8}[^\w]{0,4}(?:\w{1,6}[ \u00a0])?\d")
_TOUCHED = re.compile(r"\d\.?[ \u00a0]?$")
_TOUCHING = re.compile(r"\.?[ \u00a0]?\d")
_SHORT = 3
_CUT = 3
_DAYS, _MONTHS = 31, 12
_GAP = 6


def numeric(scan: Scan) -> None:
    """Note day, month and year of `25.10.2018`; which is the day stays open until another version tells."""
    for found in scan.matches(_NUMERIC):
        first, sign, second, third = found.groups()
        if len(first) == 4 or (len(third) == 2 and scan.locale.order.startswith("y")):
            year, days, months = first, [third], [second]
        else:
            year, days, months = third, [first, second], [first, second]
        months = [m for m in months if 1 <= int(m) <= _MONTHS]
        fits = len(year) == 4 or sign != "-" or len(first) == 2 == len(second)
        if (
            scan.free(*found.span())
            and months
            and fits
            and len(year) != 3
            and all(1 <= int(d) <= _DAYS for d in days)
        ):
            _note(scan, found, year, days, months)


def _note(
    scan: Scan, found: re.Match[str], year: str, days: list[str], months: list[str]
) -> None:
    span = found.span()
    scan.add("day", *span, {canonical(d) for d in days})
    scan.add("month", *span, {f"M{int(m)}" for m in months})
    years = {canonical(year), *years_of(int(year), scan.locale)}
    if len(year) == 2:
        years |= {f"20{year}", f"19{year}"}
    scan.add("year", *span, years).value = canonical(year)


def years_of(year: int, locale: Locale) -> Iterator[str]:
    """Yield the common years that a year of the language's own calendar may be.

    Offsets and the mean lunar year are those of Reingold and Dershowitz, Calendrical Calculations.
    """
    for offset in locale.years:
        if (_plausible(year - offset) and abs(offset) > 10) or (
            abs(offset) <= 10 and 1890 <= year <= 2030
        ):
            yield str(year - offset)
    if locale.lunar and 1300 <= year <= 1460:
        common = int(year * 0.970224 + 621.5774)
        yield from (str(common), str(common + 1))


def _plausible(year: int) -> bool:
    return 1850 <= year <= 2060


@functools.cache
def _numbered(language: str) -> re.Pattern[str] | None:
    forms = [re.escape(form).replace(r"\#", "#") for form in load(language).numbered]
    digits = [
        form.replace("#", r"(?<!\d)(?:1[0-2]|0?[1-9])(?!\d)").replace(
            r"\ ", r"[ \u00a0]?"
        )
        for form in forms
    ]
    return re.compile("|".join(digits)) if digits else None


def numbered(scan: Scan) -> None:
    """Note months that are named by their number (Vietnamese `tháng 6`)."""
    pattern = _numbered(scan.language)
    for found in pattern.finditer(scan.text) if pattern else ():
        month = re.sub(r"\D", "", found.group()).lstrip("0")
        scan.add("month", *found.span(), {f"M{month}", month}).value = MONTHS[
            int(month) - 1
        ]


def named(scan: Scan) -> None:
    """Note each month that is named; one beside a day or a year in the language's own spelling is strong."""
    for item in scan.items:
        if item.entry and item.entry.weekday and scan.free(item.start, item.end):
            _weekday(item, scan)
        if item.entry and item.entry.month and scan.free(item.start, item.end):
            near = beside_number(scan.text, item.start, item.end)
            draft = scan.add(
                "month", item.start, item.end, {f"M{item.entry.month}"}, claim=False
            )
            draft.strong = item.entry.exact and _sure(item, near, scan)
            draft.weight = Confidence.HIGH if draft.strong else _weight(item, scan)
    _bind(scan.drafts)


def _weight(item: Item, scan: Scan) -> Confidence:
    if not item.entry or not item.entry.exact:
        return Confidence.LOW
    doubtful = (
        _short(item.text)
        or item.text in scan.locale.ambiguous
        or item.text in _abbreviations(scan.language)
    )
    return Confidence.MEDIUM if doubtful else Confidence.HIGH


@functools.cache
def _abbreviations(language: str) -> frozenset[str]:
    """Return the forms of months that lack three letters or more of every longer one: many are other words too."""
    forms = sorted(load(language).months)
    found = set()
    for place, form in enumerate(forms):
        longer = min(
            (len(other) for other in forms[place + 1 :] if other.startswith(form)),
            default=0,
        )
        if longer >= len(form) + _CUT:
            found.add(form)
    return frozenset(found)


def _weekday(item: Item, scan: Scan) -> None:
    named = item.text not in scan.locale.ambiguous or (
        item.start and scan.original[item.start].isupper()
    )
    if item.entry and not _short(item.text) and named:
        draft = scan.add("weekday", item.start, item.end, {f"W{item.entry.weekday}"})
        draft.strong, draft.value = item.entry.exact, WEEKDAYS[item.entry.weekday - 1]


def _short(word: str) -> bool:
    """Tell whether a word is too short to trust: three letters of an alphabet; other scripts say more in one."""
    return len(word) <= (_SHORT if word < "\u0590" else 1)


def _sure(item: Item, near: bool, scan: Scan) -> bool:
    if _short(item.text) and not scan.locale.capitals:
        return near and bool(
            _TOUCHING.match(scan.text, item.end)
            or _TOUCHED.search(scan.text, 0, item.start)
        )
    if item.text in scan.locale.ambiguous:
        capital = not scan.locale.capitals or scan.original[item.start].isupper()
        return capital and (near or _led(item, scan))
    if scan.locale.capitals:
        return scan.original[item.start].isupper()
    return near


def _led(item: Item, scan: Scan) -> bool:
    """Tell whether a word stands before an ambiguous month that makes it one (`late March`)."""
    before = scan.text[max(0, item.start - 12) : item.start].rstrip(" -\u00a0")
    return any(
        before.endswith(f" {word}") or before == word for word in scan.locale.leads
    )


def beside_number(text: str, start: int, end: int) -> bool:
    """Tell whether digits stand before or after, at most one short word between."""
    return bool(
        _BEFORE.search(text, max(0, start - 12), start)
        or _AFTER.match(text, end, end + 16)
    )


def _bind(drafts: list[Draft]) -> None:
    """Make the numbers beside a month its day and its year; each belongs to the month it is nearest to."""
    months = [draft for draft in drafts if draft.kind == "month" and draft.strong]
    for draft in drafts if months else ():
        if draft.kind == "number" and draft.plain:
            month = min(months, key=lambda m: _gap(draft, m))
            if _gap(draft, month) <= _GAP:
                if len(draft.plain) <= 2 and 1 <= int(draft.plain) <= _DAYS:
                    draft.kind, draft.value = (
                        "day",
                        f"{int(draft.plain)} {shown(month.readings)}",
                    )
                elif len(draft.plain) == 4:
                    draft.kind = "year"


def _gap(draft: Draft, month: Draft) -> int:
    return max(draft.start - month.end, month.start - draft.end)
