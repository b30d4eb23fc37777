"""Roman numerals of centuries, kings and events.

They are weak, since `I`, `MIX` and `CD` are more than numbers.
"""

from __future__ import annotations

import re
import unicodedata

from qa.kinds.values.scan import Scan

_ROMAN = re.compile(
    r"([IVXⅠ-Ⅿ](?<![\w.].)[IVXLCⅠ-Ⅿ]{0,5}|[LC](?<![\w.].)[IVXLC]{1,5})"
    r"(?:[eèéaºª][a-zèéº]{0,3}|º|ª|-\w{1,6})?(?!\w)"
)
_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def read(scan: Scan) -> None:
    """Note each run of capital letters that is a number."""
    for match in _ROMAN.finditer(scan.original):
        value = evaluate(match[1])
        if value:
            scan.add_weak("roman numeral", match.span(), str(value))


def evaluate(written: str) -> int | None:
    """Return the value of Roman numerals, or None."""
    letters = unicodedata.normalize("NFKC", written).upper()
    total = 0
    following = 0
    for letter in reversed(letters):
        value = _SIGNS.get(letter)
        if value is None:
            return None
        total += -value if following > value else value
        following = value
    return total
