"""Fractions: `½`, `1/2`, `1 1/2`, `2½`; one value however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa.kinds.values.digits import normalise
from qa.kinds.values.scan import Draft, Scan
from qa.kinds.values.unit_names import find_unit
from qa.model import Confidence

SIGNS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5",
    "⅖": "2/5", "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8",
    "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
"""Signs of Unicode for one fraction."""
DENOMINATORS = frozenset([2, 3, 4, 5, 6, 8, 10, 16, 32])
"""What parts of a whole are counted in; other numbers with a stroke are no fractions."""
_SIGN = re.compile(f"[{''.join(SIGNS)}]")
_WRITTEN = re.compile(
    r"(?<![\d/.,⁄-])(?:(\d{1,3})[ \u00a0])?(\d{1,2})[/⁄](\d{1,2})(?![/⁄\d]|[.,-]\d)"
)
_MONTHS = range(1, 13)


def read(scan: Scan) -> list[Draft]:
    """Note fractions with a stroke; return them.

    Where another version states the two numbers apart (`4 of 5`), or they are a day and
    a month, that is the same.
    """
    drafts = []
    for match in scan.free_matches(_WRITTEN):
        whole, above, below = match.groups()
        if int(below) in DENOMINATORS and 0 < int(above) < int(below):
            draft = scan.add("number", match.span(), *list_values(whole, above, below))
            draft.value = _show(draft.readings)
            draft.parts = tuple(_make_part(part) for part in match.groups() if part)
            drafts.append(draft)
    return drafts


def _show(readings: Iterable[str]) -> str:
    """Return the fraction's exact decimal if it is short, else the longest one."""
    return max((value for value in readings if "/" not in value), key=len)


def read_signs(scan: Scan) -> None:
    """Note signs of fractions that stand alone; writers often say them in words."""
    for match in _SIGN.finditer(scan.text):
        start = match.start()
        if not scan.text[max(0, start - 1) : start].isdecimal():
            above, below = SIGNS[match.group()].split("/")
            draft = scan.add("number", match.span(), *list_values("", above, below))
            draft.value = _show(draft.readings)
            draft.weight = Confidence.LOW
            draft.unit = find_unit(scan, draft.end)


def list_values(whole: str | None, above: str, below: str) -> set[str]:
    """Return what a fraction is worth: as it is, and to one, two and three places."""
    value = int(whole or 0) + int(above) / int(below)
    fraction = f"{normalise(whole)} {above}/{below}" if whole else f"{above}/{below}"
    return {fraction, *(normalise(f"{value:.{places}f}") for places in (1, 2, 3))}


def _make_part(written: str) -> frozenset[str]:
    """Return what one number of a fraction is, and the month that it may be."""
    number = normalise(written)
    is_month = int(written) in _MONTHS
    return frozenset([number, f"M{number}"] if is_month else [number])
