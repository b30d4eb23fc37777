"""Which hours of the day a time may mean: the parts of the day, and how hours are counted.

`6 p.m.`, `вечером в 6`, `下午6点`; 6 alone is six in the morning where hours go to 24.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from qa import language as languages
from qa.kinds.values.scan import Scan
from qa.kinds.values.thresholds import PERIOD_REACH
from qa.language.folding import DROPPABLE, MARKS
from qa.language.locale import Locale

_LETTER = r"[^\W\d_]"
_SHORT_FORM = 3
"""Forms of an alphabet with so many letters are looked for as whole words."""
_SHORT_SIGNS = 2
"""The same where a letter says more."""
_FIRST_MARKED = "\u0590"
"""From here on letters may have points that are written or left out at will."""
_ENDING = 4
"""Letters that an inflected form has more, at most."""
_NOTHING = r"[^\s\S]"
"""A pattern that matches nothing."""
_CLAUSE_END = re.compile(r"\s*(?:['.,;:!?)]|$)")
_NOON = 12
_DAY = 24


class Part(NamedTuple):
    """A part of the day that is named beside a time.

    It is said of the hours from `first` to `last`, and stands with the time between
    `start` and `end`.
    """

    first: int
    last: int
    start: int
    end: int


class Hours(NamedTuple):
    """The hours of the day that a time may mean, and where it stands with what says so."""

    hours: frozenset[int]
    start: int
    end: int


class _Patterns(NamedTuple):
    """What names a part of the day, by where it is looked for.

    Behind a time, before one, close before one; `anywhere` a late part, `named` any.
    """

    behind: re.Pattern[str]
    before: re.Pattern[str]
    close: re.Pattern[str]
    anywhere: re.Pattern[str]
    named: re.Pattern[str]


def find_hours(scan: Scan, written: str, start: int, end: int) -> Hours:
    """Return which hours of the day an hour may be that stands between two places.

    A part of the day beside it tells, or an hour past twelve, or a nought before it.
    Where hours are counted to 24 one alone is that hour, unless the text names a later
    part of the day elsewhere. Of twelve hours it may be both.
    """
    hour, locale = int(written), scan.locale
    if hour > _NOON or hour == 0:
        return Hours(frozenset([hour % _DAY]), start, end)
    part = find_part(scan, start, end)
    if part:
        return Hours(choose(hour, part, locale.hours), part.start, part.end)
    counts = [hour, *(hour + shift for shift in locale.hours)]
    is_full = locale.full_day and not locale.hours and not names_part(scan)
    if is_full or (written[0] == "0" and not locale.hours):
        return Hours(frozenset([hour]), start, end)
    both = {count % _NOON + half for count in counts for half in (0, _NOON)}
    return Hours(frozenset(both), start, end)


def choose(hour: int, part: Part, shifts: Iterable[int]) -> frozenset[int]:
    """Return the hours of the day that one of twelve may be in a part of the day.

    What is nearest to the part: `6` in the evening is 18, `3` at night 3. `shifts` are
    what a clock that starts the day elsewhere may add.
    """
    apart: dict[int, int] = {}
    for count in (hour, *(hour + shift for shift in shifts)):
        for each in (count % _NOON, count % _NOON + _NOON):
            apart[each] = _measure(each, part)
    nearest = min(apart.values())
    return frozenset(each for each in apart if apart[each] == nearest)


def _measure(hour: int, part: Part) -> int:
    """Return how many hours an hour lies outside a part of the day."""
    days = (hour - _DAY, hour, hour + _DAY)
    return min(max(part.first - each, each - part.last, 0) for each in days)


def find_part(scan: Scan, start: int, end: int) -> Part | None:
    """Return the part of the day that is named beside a time: behind it, else before."""
    patterns = _patterns(scan.language)
    if patterns is None:
        return None
    behind = patterns.behind.match(scan.text, end)
    if behind:
        return _make_part(scan, behind, start, behind.end())
    before = patterns.before.search(scan.text, max(0, start - PERIOD_REACH), start)
    if before and scan.is_free((before.start(), start)):
        return _make_part(scan, before, before.start(), end)
    return None


def _make_part(scan: Scan, match: re.Match[str], start: int, end: int) -> Part:
    """Return the part of the day that a match names."""
    first, last = _look_up(scan.language, match["long"] or match["short"])
    return Part(first, last, start, end)


def has_part(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a part of the day beside a bare number makes it an hour.

    Behind it any does (`6 вечера`). Before it one does with a short word between, or at
    the end of a clause (`abends um 6`, `akşam 6'da`).
    """
    patterns = _patterns(scan.language)
    if patterns is None:
        return False
    if patterns.behind.match(scan.text, end):
        return True
    first = max(0, start - PERIOD_REACH)
    if patterns.close.search(scan.text, first, start):
        return True
    before = patterns.before.search(scan.text, first, start)
    return before is not None and _CLAUSE_END.match(scan.text, end) is not None


def names_part(scan: Scan) -> bool:
    """Tell whether a text names noon or a later part of the day anywhere."""
    if scan.names_part is None:
        # Each time of a text asks.
        patterns = _patterns(scan.language)
        found = patterns.anywhere.search(scan.text) if patterns else None
        scan.names_part = found is not None
    return scan.names_part


def tells_hour(text: str, value: str, language: str) -> bool:
    """Tell whether a time says itself which half of the day it is in.

    `text` is the folded text of the time, `value` its value (`18:15`).
    """
    if not 0 < int(value.split(":", maxsplit=1)[0]) <= _NOON:
        return True
    patterns = _patterns(language)
    return patterns is not None and patterns.named.search(text) is not None


@functools.cache
def _patterns(language: str) -> _Patterns | None:
    """Return the patterns of a language that names parts of the day."""
    locale = languages.of(language).locale
    if not locale.periods:
        return None
    first, last = f"(?<!{_LETTER})", f"(?!{_LETTER})"
    ending = f"(?:{_LETTER}|[{MARKS}]){{0,{_ENDING}}}"
    if not locale.spaced:
        first, last, ending = "(?<![a-z])", "(?![a-z])", ""
    short = _join(form for form in locale.periods if _is_short(form))
    long = _join(form for form in locale.periods if not _is_short(form))
    part = f"{first}(?:(?P<long>{long}){ending}|(?P<short>{short})){last}"
    hours = "|".join(map(re.escape, list_hour_words(locale)))
    gap = rf"[ \u00a0,]{{0,2}}(?:(?:{hours})[ \u00a0,]{{0,2}})?"
    few = r"(?:[ \u00a0,]{1,2}[^\W\d_']{1,8}['.]?){0,2}[ \u00a0]?"
    leading = rf"[ \u00a0]{_LETTER}{{1,3}}[ \u00a0-]" if locale.spaced else _NOTHING
    late = [form for form, (_, end) in locale.periods.items() if end > _NOON]
    open_long = _join(form for form in late if not _is_short(form))
    open_short = _join(form for form in late if _is_short(form))
    return _Patterns(
        re.compile(gap + part),
        re.compile(rf"{part}{few}$"),
        re.compile(rf"{part}{leading}$"),
        re.compile(rf"{open_long}|{first}(?:{open_short}){last}"),
        re.compile(part),
    )


def _join(forms: Iterable[str]) -> str:
    """Return a pattern of any of these forms, the longest first; of nothing if none."""
    longest_first = sorted(forms, key=len, reverse=True)
    return "|".join(map(_escape, longest_first)) or _NOTHING


def _is_short(form: str) -> bool:
    """Tell whether a form is so short, or shortened, that it must be a whole word."""
    if form.endswith("."):
        return True
    return len(form) <= (_SHORT_FORM if form < _FIRST_MARKED else _SHORT_SIGNS)


def list_hour_words(locale: Locale) -> list[str]:
    """Return what is said for the hour between a number and a part of the day."""
    words = {name for name, unit in locale.units.items() if unit == "hour"}
    for form in locale.oclock:
        words.add(form.replace("#", "").strip())
    return sorted(filter(None, words), key=len, reverse=True)


def _escape(form: str) -> str:
    """Return a pattern of a form: spaces of either kind, points or none, with marks.

    The last full stop may be left out. A gershayim may be a quotation mark.
    """
    pattern = ""
    for sign in form:
        if sign in " \u00a0":
            pattern += r"[ \u00a0]?"
        elif sign == "״":
            pattern += '[״"]'
        elif sign >= _FIRST_MARKED:
            pattern += f"{re.escape(sign)}[{DROPPABLE}]?"
        else:
            pattern += re.escape(sign)
    return f"{pattern}?" if form.endswith(".") else pattern


@functools.cache
def _look_up(language: str, written: str) -> tuple[int, int]:
    """Return between which hours a part of the day is said that stands in a text."""
    periods = languages.of(language).locale.periods
    for form, (first, last) in periods.items():
        if re.fullmatch(_escape(form), written):
            return first, last
    raise KeyError(written)
