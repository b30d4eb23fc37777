"""What numbers count, where another number says it.

The unit or scale behind a range holds for both ends, a bracket restates a measure.
"""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from qa import language as languages
from qa.kinds.values import money, units
from qa.kinds.values.digits import scale
from qa.kinds.values.scan import Draft, Scan
from qa.kinds.values.thresholds import MIXED_GAP

_TORN = {", ", ". "}
"""A decimal sign with a space that slipped in behind it (`1, 6 million`)."""
_CLAUSE = re.compile(r"[^\d.;:!?()]{1,30}")
_OPENING = re.compile(r"[^()\d]{0,30}[(\[][^\w\d]{0,3}(?:us|a|c|nz)?[$£€¥₹]?")
_CLOSING = re.compile(r"[^()]{0,25}[)\]]")
_MIXED = {"foot": "inch", "pound": "ounce", "stone": "pound"}
"""Units of an amount in two, the larger first."""


@functools.cache
def _between(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands between the ends of a range, and between numbers of a list.

    The words of the language's ranges, a dash, or any short word.
    """
    ranges = map(re.escape, languages.of(language).locale.ranges)
    signs = "|".join(["[-–~]", *ranges])
    between = rf"[ \u00a0][^\W\d_]{{1,5}}[ \u00a0]|[ \u00a0]?(?:{signs})[ \u00a0]?"
    return re.compile(between), re.compile(rf"{between}|,[ \u00a0]")


def read(scan: Scan) -> None:
    """Share the units and scales of ranges, and make what only restates weak.

    Ranges are read from the end, so that `1-2-3 km` shares the unit with all three.
    Numbers are those of the text and those that words say.
    """
    numbers = [
        draft for draft in scan.drafts if draft.kind in {"number", "word", "year"}
    ]
    numbers.sort(key=lambda draft: draft.start)
    pairs = list(pairwise(numbers))
    ranges, lists = _between(scan.language)
    for first, second in reversed(pairs):
        gap = scan.text[first.end : second.start]
        if second.unit and not first.unit and ranges.fullmatch(gap):
            first.unit = second.unit
        _share_scale(first, second, gap, lists)
        if gap in _TORN and gap[0] == scan.locale.decimal:
            _join_torn(first, second)
        if _is_mixed(first, second):
            second.strong = False
    for first, second in pairs:
        if _is_bracketed(scan.text, first, second) and _restates(first, second):
            second.strong = False


def _join_torn(first: Draft, second: Draft) -> None:
    """Let the second number be a fraction that a space tears apart.

    `1, 6 million` may be 1,600,000.
    """
    if first.plain and second.plain and second.power:
        whole = f"{first.plain}.{second.plain}"
        second.readings.add(scale(whole, second.power))


def _is_mixed(first: Draft, second: Draft) -> bool:
    """Tell whether two numbers are one amount (`5 ft 11 in`).

    The second then is weak: who converts the whole has no number for it.
    """
    smaller = _MIXED.get(first.unit)
    if smaller is None or second.unit not in {"", smaller}:
        return False
    return 0 < second.start - first.end <= MIXED_GAP


def _share_scale(
    first: Draft,
    second: Draft,
    gap: str,
    lists: re.Pattern[str],
) -> None:
    """Let `5 or 6 million` be five million too.

    So a decimal fraction (`3.1 for one, 2.5 million for the other`). Only a number
    without a scale and a unit of its own takes one.
    """
    if not second.power or first.power or first.kind != "number" or first.unit:
        return
    in_clause = not first.plain and _CLAUSE.fullmatch(gap)
    if in_clause or lists.fullmatch(gap):
        for value in list(first.readings):
            if value[0].isdecimal():
                first.readings.add(scale(value, second.power))
        first.power = second.power


def _is_bracketed(
    text: str,
    first: Draft,
    second: Draft,
) -> bool:
    """Tell whether the second number stands in a bracket behind the first.

    A few words may stand in front, a currency's sign within.
    """
    if not _OPENING.fullmatch(text, first.end, second.start):
        return False
    return _CLOSING.match(text, second.end) is not None


def _restates(first: Draft, second: Draft) -> bool:
    """Tell whether the second amount says the first in another unit or currency.

    300 km (190 miles), 5 euros (6 dollars): who reads one needs no other.
    """
    if money.is_currency(first.unit) and money.is_currency(second.unit):
        return True
    return units.may_restate(first.unit, second.unit) and units.equal(first, second)
