"""Numbers in digits: value, sign, scale word, unit beside them, decades, years."""

from __future__ import annotations

import bisect
import functools
import operator
import re
from collections.abc import Iterable

from qa import language as languages
from qa.kinds.values import calendar, clock, day_parts, fractions, name_digits
from qa.kinds.values.digits import list_readings, normalise, scale, split_parts
from qa.kinds.values.lexer import Item
from qa.kinds.values.minus import read_minus
from qa.kinds.values.scan import Draft, Scan, find_shortest
from qa.kinds.values.thresholds import LONGEST_GAP
from qa.kinds.values.unit_names import find_unit, names_year
from qa.language.folding import bare
from qa.model import Confidence

_GAP = re.compile(r"[ \u00a0\-–.]{0,2}(?:[£$€¥₹₽][ \u00a0]?)?")
_CURRENCY_BEFORE = re.compile(r"[$£€¥₹₽][ \u00a0]?$")
_CURRENCY_GAP = re.compile(r"[^\W\d_]|[.,;:!?()]")
_YEAR_BEFORE = re.compile(r"\d{4}[-–/ ]{1,3}$")
_CENTURY_BEFORE = re.compile(r"(?:1[89]|20)\d\d[-–/]$")
_DATE_SIGN = re.compile(r"\d[/.-]$")
_REACH = 8
"""Characters before a number that patterns look at."""
_SIGN_DATE = re.compile(r"[/.-]\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_POINT = re.compile(r"(?<![^\s(\[$£€])\.$")
"""The point of a fraction whose nought is left out (`.08`)."""
_CLOCK = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)?[ -]")
_LETTER = 2
"""Letters of a scale that may be written on to a number."""
_THOUSAND, _MILLION = 3, 6
"""Powers of ten."""
_HOURS = _MONTHS = range(1, 13)
_LONGEST = 40
"""Digits of a number that may be a year, an hour or a decade besides; longer ones are digits alone."""


def read(scan: Scan) -> None:
    """Note every fraction, and every run of digits that nothing has claimed."""
    for draft in fractions.read(scan):
        draft.power = _take_scale(scan, draft)
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
    draft.power = _take_scale(scan, draft)
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


def _take_scale(scan: Scan, draft: Draft) -> int:
    """Take in the scale word beside a number; return its power of ten.

    What is written on to it comes first, then the words behind it, then the word before
    it (`milioni 5`).
    """
    attached = _find_attached(scan, draft)
    follower = attached or _find_following(scan, draft)
    if follower:
        power, end = follower
        _scale_readings(scan, draft, power, end, attached=attached is not None)
        draft.end = end
        return power
    leader = _find_leading(scan, draft)
    if leader:
        power, draft.start = leader
        draft.readings |= _scale_values(draft.readings, power)
        return power
    return 0


def _scale_values(values: Iterable[str], power: int) -> set[str]:
    """Return values times ten to the power; a fraction has its decimals alone."""
    return {scale(value, power) for value in values if "/" not in value}


def _scale_readings(
    scan: Scan,
    draft: Draft,
    power: int,
    end: int,
    *,
    attached: bool,
) -> None:
    """Multiply the readings by the scale that ends at `end`.

    They stay as well where the scale may be a unit, or is hardly one. `5 m` may be
    metres: letters, but behind a currency's sign. Four digits before a thousand are
    rarely meant (`2000 k`).
    """
    scaled = _scale_values(draft.readings, power)
    is_letter = attached and end - draft.end <= _LETTER
    if is_letter and _find_before(_CURRENCY_BEFORE, scan.text, draft.start):
        is_letter = False
    is_odd = power == _THOUSAND and len(draft.plain) >= 4
    if is_letter or is_odd or find_unit(scan, draft.end):
        draft.readings |= scaled
    else:
        draft.readings = scaled


@functools.cache
def _suffixes(language: str) -> re.Pattern[str]:
    """Return a pattern of the scale letters that are written on to a number.

    The first group is what follows at once, the second what follows a no-break space.
    """
    locale = languages.of(language).locale
    letters = {form for form in locale.after if len(form) <= _LETTER}
    attached = _join_longest_first({*locale.attached, *letters})
    apart = _join_longest_first(letters or {"\uffff"})
    return re.compile(rf"(?:({attached})|\u00a0({apart}))(?![^\W_])")


def _join_longest_first(forms: set[str]) -> str:
    """Return a pattern of any of some forms.

    The longest comes first, so that none hides a longer one.
    """
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(map(re.escape, ordered))


def _find_attached(scan: Scan, draft: Draft) -> tuple[int, int] | None:
    """Return the power of the scale letters written on to a number, and their end.

    `5k`, `5 Mio`. The language's table says which power of ten each has.
    """
    following = scan.text[draft.end : draft.end + 1]
    if not following.isalpha() and following != "\u00a0":
        return None
    match = _suffixes(scan.language).match(scan.text, draft.end)
    if not match or not name_digits.may_have_scale(scan, draft):
        return None
    form = match[1] or match[2]
    locale = scan.locale
    return locale.after.get(form) or locale.attached[form], match.end()


def _find_following(scan: Scan, draft: Draft) -> tuple[int, int] | None:
    """Return the power of the scale words behind a number, and where they end.

    A thousand may multiply a larger scale behind it: `5 thousand million`. An inflected
    form that is a unit as well is taken for the unit.
    """
    item = _find_next(scan.items, draft.end)
    if not item or not item.entry or not item.entry.after:
        return None
    if not item.entry.exact and find_unit(scan, draft.end):
        return None
    if not _is_scale_gap(scan, draft.end, item.start) or _is_year_and(
        scan, draft, item
    ):
        return None
    power, end = item.entry.after, item.end
    second = _find_next(scan.items, end)
    if power != _THOUSAND or not second or not second.entry:
        return power, end
    if second.entry.after >= _MILLION and second.start - end <= LONGEST_GAP:
        return power + second.entry.after, second.end
    return power, end


def _is_scale_gap(scan: Scan, end: int, start: int) -> bool:
    """Tell whether a scale word may stand so far behind a number.

    A currency, or what joins number words, may stand between.
    """
    if _GAP.fullmatch(scan.text, end, start):
        return True
    between = bare(scan.text[end:start]).strip(" \u00a0")
    return between in scan.locale.denominations or between in scan.connectors


def _is_year_and(scan: Scan, draft: Draft, item: Item) -> bool:
    """Tell whether a year stands before `and millions`, the word for `and` written on to it."""
    if not _YEAR.fullmatch(draft.plain) or item.text in scan.locale.after:
        return False
    return item.text.startswith(tuple(scan.locale.proclitics))


def _find_next(items: list[Item], end: int) -> Item | None:
    """Return the first item that starts here or behind.

    Items are in the order of the text.
    """
    place = bisect.bisect_left(items, end, key=_get_start)
    return items[place] if place < len(items) else None


_get_start = operator.attrgetter("start")
_get_end = operator.attrgetter("end")


def _find_before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """Return what a pattern finds right before a place: not the whole text is searched for it."""
    return pattern.search(text, max(0, end - _REACH), end)


def _find_leading(scan: Scan, draft: Draft) -> tuple[int, int] | None:
    """Return the power of the scale word before a number, and where both start.

    Where a currency's sign is between them, the number starts behind it. No letter and
    no mark of a sentence may stand between them.
    """
    place = bisect.bisect_right(scan.items, draft.start, key=_get_end)
    if not place:
        return None
    leader = scan.items[place - 1]
    is_near = draft.start - leader.end <= LONGEST_GAP
    if not is_near or not leader.entry or not leader.entry.before:
        return None
    gap = scan.text[leader.end : draft.start]
    if _CURRENCY_GAP.search(gap.replace("us$", "$")):
        return None
    return leader.entry.before, draft.start if gap.strip() else leader.start


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
        if _find_before(_YEAR_BEFORE, text, draft.start):
            draft.readings.add(draft.plain[2:])


def _is_in_date(text: str, draft: Draft) -> bool:
    """Tell whether a sign of a date parts a number from the one beside it.

    `5/7`, `5.7.` and `5-7` have such a sign.
    """
    if _find_before(_DATE_SIGN, text, draft.start):
        return True
    return _SIGN_DATE.match(text, draft.end) is not None


def _read_short_year(text: str, draft: Draft) -> None:
    """Add the year that two digits behind a year or a letter may be (1998-99, EM24).

    `1998-99` ends in 1999, and `EM24` may be of 2024; the latter is less sure.
    """
    if _find_before(_CENTURY_BEFORE, text, draft.start):
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
