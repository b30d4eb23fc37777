"""Roman numerals of centuries, kings and events.

They are weak, since `I`, `MIX` and `CD` are more than numbers.
"""

from __future__ import annotations

import re
import unicodedata

from qa.kinds.values.ranked import is_ranked
from qa.kinds.values.scan import Scan
from qa.model import Confidence

_ROMAN = re.compile(
    r"([IVXⅠ-Ⅿ](?<![\w.].)[IVXLCⅠ-Ⅿ]{0,5}|[LC](?<![\w.].)[IVXLC]{1,5})"
    r"(?:[eèéaºª][a-zèéº]{0,3}|º|ª|-\w{1,6})?(?!\w)"
)
_LONG = re.compile(r"(?<![\w.])[IVXLC]{2,6}(?!\w)")
_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def has_numeral(text: str) -> bool:
    """Tell whether a text has a numeral of more than one letter."""
    return _LONG.search(text) is not None


def read(scan: Scan) -> None:
    """Note each run of capital letters that is a number.

    One of several letters is hardly anything else; nor is one beside the word for a
    century or for what has ranks.
    """
    for match in _ROMAN.finditer(scan.original):
        value = evaluate(match[1])
        if value:
            draft = scan.add_weak("roman numeral", match.span(), str(value))
            is_sure = len(match[1]) > 1 or is_ranked(scan, *match.span())
            draft.weight = Confidence.MEDIUM if is_sure else Confidence.LOW


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
