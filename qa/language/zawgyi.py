"""Myanmar text in Zawgyi.

A font encoding that gives Unicode's code points other letters (Unicode FAQ, Myanmar).
In Unicode the vowel sign E follows its consonant and the virama stands between two;
Zawgyi writes the vowel first, as it looks, and uses the virama's code point for the
visible asat.
"""

from __future__ import annotations

import re

_SIGN = re.compile(
    "(?<![\u1000-\u1021\u1025\u1029\u103b-\u103f\u104e])\u1031|\u1039(?![\u1000-\u1021])"
)
_ENOUGH = 2


def is_zawgyi(text: str) -> bool:
    """Tell whether Myanmar text is in Zawgyi.

    Two marks of it or more, since one may be a slip of the keyboard.
    """
    return ("\u1031" in text or "\u1039" in text) and len(
        _SIGN.findall(text)
    ) >= _ENOUGH
