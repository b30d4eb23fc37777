"""What numbers count: the unit or scale behind a range holds for both ends, a bracket restates a measure."""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from qa.kinds.values import money, units
from qa.kinds.values.digits import scaled
from qa.kinds.values.scan import Draft, Scan
from qa.language.locale import load

_TORN = {", ", ". "}
"""A decimal sign with a space that slipped in behind it (`1, 6 million`)."""
_CLAUSE = re.compile(r"[^\d.;:!?()]{1,30}")
_OPENING = re.compile(r"[^()\d]{0,30}[(\[][^\w\d]{0,3}(?:us|a|c|nz)?[$£€¥₹]?")
_CLOSING = re.compile(r"[^()]{0,25}[)\]]")
_MIXED = {"foot": "inch", "pound": "ounce", "stone": "pound"}


@functools.cache
def _between(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands between the ends of a range, and between the numbers of a list."""
    words = "|".join(["[-–~]", *map(re.escape, load(language).ranges)])
    between = rf"[ \u00a0][^\W\d_]{{1,5}}[ \u00a0]|[ \u00a0]?(?:{words})[ \u00a0]?"
    return re.compile(between), re.compile(rf"{between}|,[ \u00a0]")


def read(scan: Scan) -> None:
    """Share the units and scales of ranges, and make what only restates weak."""
    numbers = sorted(
        (d for d in scan.drafts if d.kind in {"number", "word", "year"}),
        key=lambda d: d.start,
    )
    ranges, lists = _between(scan.language)
    for first, second in reversed(list(pairwise(numbers))):
        gap = scan.text[first.end : second.start]
        if second.unit and not first.unit and ranges.fullmatch(gap):
            first.unit = second.unit
        _share_scale(first, second, gap, lists)
        if (
            gap in _TORN
            and gap[0] == scan.locale.decimal
            and first.plain
            and second.plain
            and second.power
        ):
            second.readings.add(scaled(f"{first.plain}.{second.plain}", second.power))
        if (
            first.unit in _MIXED
            and second.unit in {"", _MIXED[first.unit]}
            and 0 < second.start - first.end <= 8
        ):
            second.strong = False
    for first, second in pairwise(numbers):
        if _bracketed(scan.text, first, second) and _restates(first, second):
            second.strong = False


def _share_scale(first: Draft, second: Draft, gap: str, lists: re.Pattern[str]) -> None:
    """Let `5 or 6 million` be five million too; so a decimal fraction (`3.1 for one, 2.5 million for the other`)."""
    joined = lists.fullmatch(gap) or (not first.plain and _CLAUSE.fullmatch(gap))
    if (
        joined
        and second.power
        and not first.power
        and first.kind == "number"
        and not first.unit
    ):
        first.readings |= {
            scaled(value, second.power)
            for value in first.readings
            if value[0].isdecimal()
        }
        first.power = second.power


def _bracketed(text: str, first: Draft, second: Draft) -> bool:
    return bool(
        _OPENING.fullmatch(text, first.end, second.start)
        and _CLOSING.match(text, second.end)
    )


def _restates(first: Draft, second: Draft) -> bool:
    if money.is_currency(first.unit) and money.is_currency(second.unit):
        return True
    return units.may_restate(first.unit, second.unit) and units.equal(first, second)
