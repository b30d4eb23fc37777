"""Cardinal numbers in any Unicode decimal digits, with grouping and decimal signs of all languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qa.model import Fact, Span

ORDER = 50
POOL = "values"
CATEGORIES = {"number": "numbers"}

_NUMBER = re.compile(r"\d+(?:[.,٫٬'’\u00a0\u202f]\d+)*")


def extract(text: str, language: str) -> Iterator[Fact]:  # noqa: ARG001
    """Yield each run of digits with all values it may have."""
    for found in _NUMBER.finditer(text):
        digits = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in found.group())
        readings = frozenset(_readings(digits))
        value = min(readings, key=len)
        yield Fact("number", value, Span(*found.span()), found.group(), readings)


def _readings(digits: str) -> Iterator[str]:
    groups = re.split(r"\D", digits)
    if len(groups) == 1 or all(len(group) == 3 for group in groups[1:]):
        yield str(int("".join(groups)))
    if len(groups) > 1:
        decimals = groups[-1].rstrip("0")
        whole = str(int("".join(groups[:-1])))
        yield f"{whole}.{decimals}" if decimals else whole
