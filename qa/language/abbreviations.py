"""Abbreviations in capitals, and how long they are when they are spelt out."""

from __future__ import annotations

import re

from qa.memory import remember

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
LETTERS = (2, 5)
"""Letters of an abbreviation, at least and at most: longer words in capitals are
emphasis or names."""
SPELT = 6.0
"""Letters that spelling it out adds for each of its letters: `PTSD` and `post-traumatic
stress disorder`, `UN` and `United Nations`."""


@remember(1 << 12)
def abbreviations(text: str) -> frozenset[str]:
    """Return the words in capitals alone (`U.S`, `WW1`, `AM` of `AMs`).

    None are found in a text that is in capitals throughout, or whose script has none.
    """
    if text.upper() == text:
        return frozenset()
    found = set()
    for word in _WORD.findall(text):
        short = word.removesuffix("s")
        letters = [char for char in short if char.isalpha()]
        if LETTERS[0] <= len(letters) <= LETTERS[1] and all(map(str.isupper, letters)):
            found.add(short)
    return frozenset(found)


def spelt_out(text: str, other: str) -> float:
    """Return the letters that a text gains where its abbreviations are spelt out.

    What `other` has as it stands was not spelt out there.
    """
    alone = [short for short in abbreviations(text) if short not in other]
    return SPELT * sum(sum(map(str.isalpha, short)) for short in alone)
