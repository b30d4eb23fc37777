"""Roman numerals of centuries, kings and events: weak, since `I`, `MIX` and `CD` are more than numbers."""

from __future__ import annotations

import re
import unicodedata

from qa.kinds.values.scan import Scan

_ROMAN = re.compile(
    r"([IVXⅠ-Ⅿ](?<![\w.].)[IVXLCⅠ-Ⅿ]{0,5}|[LC](?<![\w.].)[IVXLC]{1,5})(?:[eèéaºª][a-zèéº]{0,3}|º|ª|-\w{1,6})?(?!\w)"
)
_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def read(scan: Scan) -> None:
    """Note each run of capital letters that is a number."""
    for found in _ROMAN.finditer(scan.original):
        value = valued(found[1])
        if value:
            scan.add(
                "roman numeral", *found.span(), {str(value)}, claim=False
            ).strong = False


def valued(written: str) -> int | None:
    """Return the value of Roman numerals, or None."""
    letters = unicodedata.normalize("NFKC", written).upper()
    values = [_SIGNS.get(letter, 0) for letter in letters]
    if not all(values):
        return None
    return sum(-v if values[i + 1 : i + 2] > [v] else v for i, v in enumerate(values))
