"""Hours without minutes that words make times: `3 p.m.`, `6 Uhr`, `вечером в 6`, `от 6 до 7 вечера`.

They are numbers until what stands beside them is read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from qa import language as languages
from qa.kinds.values.clock import list_times, make_parts, show
from qa.kinds.values.day_parts import (
    Hours,
    find_hours,
    find_part,
    has_part,
    list_hour_words,
)
from qa.kinds.values.scan import Draft, Scan

_LAST_HOUR = 24
_NOON = 12
_HOUR = "hour"
DURATION = "h"
"""Begins the reading of a number of hours that says which time it would be: it pairs
with no time, but tells 6 hours from 6 p.m."""
_FIRST_SYLLABIC = "\u0590"
"""From here on endings are written on to words in many ways."""
_RANGE = re.compile(r"[ \u00a0]?[-–][ \u00a0]?|[ \u00a0][^\W\d_]{1,5}[ \u00a0]")


def read(scan: Scan) -> None:
    """Make times of the hours that have a part of the day or a word for it beside them."""
    drafts = [draft for draft in scan.drafts if _may_be_hour(draft)]
    drafts.sort(key=lambda draft: draft.start)
    for draft in drafts:
        _read_hour(scan, draft)
    _share_parts(scan, drafts)


def _may_be_hour(draft: Draft) -> bool:
    """Tell whether a number can be an hour: whole, small, of nothing but hours."""
    if draft.kind != "number" or draft.power or not draft.plain:
        return False
    if len(draft.plain) > 2 or not draft.strong or draft.unit not in {"", _HOUR}:
        return False
    return int(draft.plain) <= _LAST_HOUR and draft.plain in draft.readings | {
        f"0{reading}" for reading in draft.readings
    }


def _read_hour(scan: Scan, draft: Draft) -> None:
    """Make a number a time, or note which time a number of hours would be."""
    named = _find_named(scan, draft)
    start, end = named or draft.span
    minutes = _minutes(scan.language).match(scan.text, draft.end)
    if minutes and (named or has_part(scan, start, minutes.end())):
        _make_exact(
            scan, draft, minutes, find_hours(scan, draft.plain, start, minutes.end())
        )
    elif named or _is_told(scan, draft):
        _make_time(draft, find_hours(scan, draft.plain, start, end))
        scan.claimed.append(draft.span)
    elif draft.unit == _HOUR:
        hours = find_hours(scan, draft.plain, start, end).hours
        times = list_times(hours, "00")
        draft.readings.update(f"{DURATION}{time[1:]}" for time in times)


def _is_told(scan: Scan, draft: Draft) -> bool:
    """Tell whether a part of the day beside a number makes it an hour."""
    if not 0 < int(draft.plain) <= _NOON:
        return False
    if draft.unit == _HOUR:
        return find_part(scan, *draft.span) is not None
    return has_part(scan, *draft.span)


def _make_exact(scan: Scan, draft: Draft, minutes: re.Match[str], found: Hours) -> None:
    """Make an hour and the minutes behind it one time (`6 Uhr 15`, `6 giờ 15 phút sáng`)."""
    minute = minutes["minute"].zfill(2)
    taken = minutes.span("minute")
    scan.drafts[:] = [each for each in scan.drafts if each.start != taken[0]]
    draft.kind, draft.unit = "time", ""
    draft.readings = set(list_times(found.hours, minute))
    draft.value = show(draft.plain, minute, found.hours)
    draft.parts = make_parts(draft.plain, minute)
    draft.start, draft.end = found.start, max(found.end, minutes.end())
    scan.claimed.append(draft.span)


@functools.cache
def _minutes(language: str) -> re.Pattern[str]:
    """Return a pattern of minutes behind the word for the hour."""
    locale = languages.of(language).locale
    hours = "|".join(map(re.escape, list_hour_words(locale)))
    names = [name for name, unit in locale.units.items() if unit == "minute"]
    names.sort(key=len, reverse=True)
    unit = "|".join(map(re.escape, names))
    blank = r"[ \u00a0]?"
    return re.compile(
        rf"{blank}(?:{hours}){blank}(?P<minute>[0-5]\d)(?![\d.,:]\d|\d)"
        rf"(?:{blank}(?:{unit})(?![^\W\d_]))?"
    )


def _make_time(draft: Draft, found: Hours) -> None:
    """Make a number a time; whoever writes 3 or 15 says the same.

    Midnight is 0, 12 and 24.
    """
    draft.kind, draft.unit = "time", ""
    draft.readings = {value for value in draft.readings if value.isdecimal()}
    draft.readings.update(list_times(found.hours, "00"))
    draft.readings.update(str(hour) for hour in found.hours)
    if found.hours == {0}:
        draft.readings |= {"24", "12"}
    draft.value = show(draft.plain, "00", found.hours)
    draft.start, draft.end = found.start, found.end


def _find_named(scan: Scan, draft: Draft) -> tuple[int, int] | None:
    """Return where an hour stands with the word that makes it one, if there is any.

    Of what a unit follows only a word before it does: 6時間 are hours, not 6時.
    """
    pattern = _named(scan.language)
    if pattern is None:
        return None
    first = max(0, draft.start - _longest(scan.language))
    for match in pattern.finditer(
        scan.text, first, draft.end + _longest(scan.language)
    ):
        is_before = match.end() == draft.end
        if match.start() <= draft.start and draft.end <= match.end():
            tail = match.end() - draft.end
            is_duration = bool(draft.unit) or _counts_hours(scan, draft.end, tail)
            return match.span() if is_before or not is_duration else None
    return None


def _counts_hours(scan: Scan, end: int, tail: int) -> bool:
    """Tell whether a longer word behind a number counts hours (시간, not 시)."""
    start = end + (scan.text[end : end + 1] in {" ", "\u00a0"})
    longer = [name for name in _hour_names(scan.language) if len(name) > tail]
    return scan.text.startswith(tuple(longer), start)


@functools.cache
def _hour_names(language: str) -> tuple[str, ...]:
    """Return the names of the hour as a unit, in scripts that write endings on to them."""
    units = languages.of(language).locale.units
    return tuple(
        name
        for name, unit in units.items()
        if unit == _HOUR and name >= _FIRST_SYLLABIC and len(name) > 1
    )


@functools.cache
def _named(language: str) -> re.Pattern[str] | None:
    """Return a pattern of hours that words name, if the language's data have such words."""
    forms = []
    for form in languages.of(language).locale.oclock:
        escaped = re.escape(form).replace(r"\#", r"(?<!\d)\d{1,2}(?!\d)")
        edges = [r"(?<![^\W\d_])", r"(?![^\W\d_])"]
        if form.startswith("#"):
            edges[0] = ""
        if form[-1] >= _FIRST_SYLLABIC or not languages.of(language).spaced:
            edges[1] = ""
        forms.append(edges[0] + escaped.replace(r"\ ", r"[ \u00a0]?") + edges[1])
    return re.compile("|".join(forms)) if forms else None


@functools.cache
def _longest(language: str) -> int:
    """Return how many signs may stand beside an hour in its named form."""
    return max(map(len, languages.of(language).locale.oclock), default=0) + 2


def _share_parts(scan: Scan, drafts: Sequence[Draft]) -> None:
    """Let the first hour of a range be a time as the last is: `6-7 p.m.`."""
    times = [draft for draft in scan.drafts if draft.kind == "time"]
    ends = {draft.start: draft for draft in times}
    for first in drafts:
        gap = _RANGE.match(scan.text, first.end) if first.kind == "number" else None
        last = ends.get(gap.end()) if gap else None
        if last:
            hours = find_hours(scan, first.plain, first.start, first.end).hours
            _make_time(first, Hours(_before(hours, last), *first.span))


def _before(hours: frozenset[int], last: Draft) -> frozenset[int]:
    """Return the hour that a range to another time starts at, if that is one time."""
    ends = [reading for reading in last.readings if reading.startswith("t")]
    if len(ends) != 1:
        return hours
    end = int(ends[0][1:].split(":")[0])
    return frozenset([max(hours, key=lambda hour: (hour - end - 1) % _LAST_HOUR)])
