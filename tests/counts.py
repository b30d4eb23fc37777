"""What every format's reading back of counts needs: `tests/reporters/<format>.py` has `count`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
Counts = tuple[int, int, int, int | None]
"""Errors, warnings, notes, accepted; None where the format has no place for what is accepted."""


def last(pattern: str, text: str) -> int:
    """Return the last number that a pattern finds, or 0."""
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def of_levels(
    levels: Iterable[str], names: tuple[str, str, str], broken: int = 1
) -> Counts:
    """Return the counts of a list that holds what was not read as one more error."""
    counts = Counter(levels)
    return counts[names[0]] - broken, counts[names[1]], counts[names[2]], None
