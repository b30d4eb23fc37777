"""Dates: months by name beside days and years, and the years of other calendars."""

from __future__ import annotations

import bisect
import functools
import itertools
import operator
import re
from collections.abc import Iterator

from qa import language as languages
from qa.kinds.values.lexer import Item
from qa.kinds.values.scan import MONTHS, WEEKDAYS, Draft, Scan, show
from qa.kinds.values.thresholds import (
    COMMON_YEARS,
    CUT,
    LUNAR_YEARS,
    MONTH_REACH,
    NEAR_CALENDAR,
    RECENT_YEARS,
    SHORT_FORM,
)
from qa.language.locale import Locale
from qa.model import Confidence

_BEFORE = re.compile(r"\d[\w.\-]{0,4}[^\w]{0,3}(?:\w{1,3}[ \u00a0])?$")
_AFTER = re.compile(r"\w{0,8}[^\w]{0,4}(?:\w{1,6}[ \u00a0])?\d")
_TOUCHED = re.compile(r"\d\.?[ \u00a0]?$")
_TOUCH = 3
"""Characters before a word in which a digit touches it."""
_TOUCHING = re.compile(r"\.?[ \u00a0]?\d")
LAST_DAY, LAST_MONTH = 31, 12
_WORD_GAP = 3
"""Characters that part a month from its number where no word stands between."""
_FIRST_SYLLABIC = "\u0590"
"""From here on one letter may be a syllable or a word."""
_YEAR_OF_MOON, _MOON_ERA = 0.970224, 621.5774
"""Solar years in a lunar one, and the common year in which the count begins (Reingold
and Dershowitz, Calendrical Calculations)."""


def convert_year(year: int, locale: Locale) -> Iterator[str]:
    """Yield the common years that a year of the language's own calendar may be.

    Offsets and the mean lunar year are those of Reingold and Dershowitz, Calendrical
    Calculations. `2567` is 2024 in Thai, `1445` is 2023 or 2024 in Arabic.
    """
    for offset in locale.years:
        if abs(offset) > NEAR_CALENDAR:
            first, last = COMMON_YEARS
            is_plausible = first <= year - offset <= last
        else:
            first, last = RECENT_YEARS
            is_plausible = first <= year <= last
        if is_plausible:
            yield str(year - offset)
    first, last = LUNAR_YEARS
    if locale.lunar and first <= year <= last:
        common = int(year * _YEAR_OF_MOON + _MOON_ERA)
        yield str(common)
        yield str(common + 1)


@functools.cache
def _numbered(language: str) -> re.Pattern[str] | None:
    """Return a pattern of months that are named by their number, if there are any.

    Digits stand for `#` in the forms of the language, and a space may be left out.
    """
    forms = []
    for form in languages.of(language).locale.numbered:
        escaped = re.escape(form).replace(r"\#", r"(?<!\d)(?:1[0-2]|0?[1-9])(?!\d)")
        forms.append(escaped.replace(r"\ ", r"[ \u00a0]?"))
    return re.compile("|".join(forms)) if forms else None


def read_numbered(scan: Scan) -> None:
    """Note months that are named by their number (Vietnamese `tháng 6`).

    Such a month may also be met by the bare number.
    """
    pattern = _numbered(scan.language)
    if pattern is None:
        return
    for match in pattern.finditer(scan.text):
        month = re.sub(r"\D", "", match.group()).lstrip("0")
        draft = scan.add("month", match.span(), f"M{month}", month)
        draft.value = MONTHS[int(month) - 1]


def read_names(scan: Scan) -> None:
    """Note each weekday and month that is named.

    A month beside a day or a year in the language's own spelling is strong.
    """
    for item in scan.items:
        entry = item.entry
        if entry is None or not scan.is_free(item.span):
            continue
        if entry.weekday:
            _read_weekday(scan, item, entry.weekday)
        if entry.month and scan.is_free(item.span):
            near = is_beside_number(scan.text, item.start, item.end)
            draft = scan.add_over("month", item.span, f"M{entry.month}")
            draft.strong = entry.exact and _is_sure(item, near, scan)
            draft.weight = _weigh_month(item, scan, strong=draft.strong)
    bind_numbers(scan.drafts)


def _weigh_month(
    item: Item,
    scan: Scan,
    *,
    strong: bool,
) -> Confidence:
    """Return how sure it is that a word names a month.

    High where the form is the language's own and nothing else, medium where it is
    short, ambiguous or an abbreviation, low where it is inflected.
    """
    if strong:
        return Confidence.HIGH
    if not item.entry or not item.entry.exact:
        return Confidence.LOW
    is_doubtful = is_short(item.text) or item.text in scan.locale.ambiguous
    if is_doubtful or item.text in find_abbreviations(scan.language):
        return Confidence.MEDIUM
    return Confidence.HIGH


@functools.cache
def find_abbreviations(language: str) -> frozenset[str]:
    """Return the forms of months that lack three letters or more of every longer one.

    Many are other words too.
    """
    forms = sorted(languages.of(language).locale.months)
    abbreviations = set()
    for place, form in enumerate(forms):
        longer = [len(other) for other in forms[place + 1 :] if other.startswith(form)]
        if longer and min(longer) >= len(form) + CUT:
            abbreviations.add(form)
    return frozenset(abbreviations)


def _read_weekday(
    scan: Scan,
    item: Item,
    weekday: int,
) -> None:
    """Note a weekday, unless its name is short or may be another word.

    A form that is another word too needs a capital, and not that of a sentence.
    """
    is_doubtful = item.text in scan.locale.ambiguous
    is_capital = item.start > 0 and scan.original[item.start].isupper()
    if is_short(item.text) or (is_doubtful and not is_capital):
        return
    draft = scan.add("weekday", item.span, f"W{weekday}")
    draft.strong = item.entry is not None and item.entry.exact
    draft.value = WEEKDAYS[weekday - 1]


def is_short(word: str) -> bool:
    """Tell whether a word is too short to trust: other scripts say more in a letter.

    Where a letter is a syllable or a word, one is short; where it is a sound, three
    are.
    """
    return len(word) <= (SHORT_FORM if word < _FIRST_SYLLABIC else 1)


def _is_sure(
    item: Item,
    near: bool,
    scan: Scan,
) -> bool:
    """Tell whether a word is surely a month, `near` a number or not.

    Where months have capitals the capital tells; where they have none a number beside
    it does. An ambiguous form needs both, or a word that leads to it.
    """
    has_capitals = scan.locale.capitals
    if is_short(item.text) and not has_capitals:
        return near and _touches_digit(scan.text, item)
    is_capital = scan.original[item.start].isupper()
    if item.text in scan.locale.ambiguous:
        if has_capitals and not is_capital:
            return False
        return near or _is_led(item, scan)
    return is_capital if has_capitals else near


def _touches_digit(text: str, item: Item) -> bool:
    """Tell whether a digit stands right before or behind.

    A full stop or a space may stand between (`5. jan`).
    """
    if _TOUCHING.match(text, item.end):
        return True
    return _TOUCHED.search(text, max(0, item.start - _TOUCH), item.start) is not None


def _is_led(item: Item, scan: Scan) -> bool:
    """Tell whether a word makes what stands behind it a month (`late March`)."""
    before = scan.text[max(0, item.start - 12) : item.start].rstrip(" -\u00a0")
    endings = tuple([f" {word}" for word in scan.locale.leads])
    return f" {before}".endswith(endings)


def is_beside_number(
    text: str,
    start: int,
    end: int,
) -> bool:
    """Tell whether digits stand before or after, at most one short word between.

    `start` and `end` are those of a word, in the folded text.
    """
    if _BEFORE.search(text, max(0, start - 12), start):
        return True
    return _AFTER.match(text, end, end + 16) is not None


def bind_numbers(drafts: list[Draft]) -> None:
    """Make the numbers beside a month its day and its year.

    Each belongs to the month it is nearest to. Numbers further away than `MONTH_REACH`
    are left alone, and so are those a word behind a month that has its day (`3 May with 12
    boats`).
    """
    months = [draft for draft in drafts if draft.kind == "month" and draft.strong]
    if not months:
        return
    months.sort(key=operator.attrgetter("start"))
    starts = [month.start for month in months]
    ends = list(itertools.accumulate((month.end for month in months), max))
    dated: set[int] = set()
    for draft in sorted(drafts, key=lambda draft: draft.start):
        if draft.kind == "number" and draft.plain and not draft.power:
            first = bisect.bisect_left(ends, draft.start - MONTH_REACH)
            near = months[first : bisect.bisect_right(starts, draft.end + MONTH_REACH)]
            month = min(near, key=functools.partial(measure_gap, draft), default=None)
            if month is None:
                continue
            gap = measure_gap(draft, month)
            if gap <= MONTH_REACH and not (gap > _WORD_GAP and month.start in dated):
                _bind(draft, month)
                if draft.kind == "day" and draft.end <= month.start:
                    dated.add(month.start)


def _bind(draft: Draft, month: Draft) -> None:
    """Make a number a month's day or year, if it can be one.

    `25 October`: the number becomes a day, and its value says of which month. Four
    digits become a year, other numbers stay what they are.
    """
    if len(draft.plain) <= 2 and 1 <= int(draft.plain) <= LAST_DAY:
        draft.kind = "day"
        draft.value = f"{int(draft.plain)} {show(month.readings)}"
    elif len(draft.plain) == 4:
        draft.kind = "year"


def measure_gap(first: Draft, second: Draft) -> int:
    """Return how many characters stand between two drafts; negative if they overlap."""
    return max(first.start - second.end, second.start - first.end)
