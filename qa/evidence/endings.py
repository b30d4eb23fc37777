"""How often a version leaves out the closing punctuation that another has.

That is rare in prose, and the mark of a cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from qa.evidence.lengths import even_length
from qa.evidence.thresholds import FAIR_RATIO, OPEN_UNITS
from qa.memory import remember
from qa.model import Unit

_ADDRESS = re.compile(r"[(（<]?(?:https?://|www\.|(?<![\w.+-])[\w.+-]++@)\S+$")
_LAST = 80
"""Characters at the end in which an address has a slash."""
_OPEN = ",،、，;；؛-–—(（[«“„"
"""Punctuation that closes nothing."""
_SPACES = " \t\n\u00a0\u3000"
_QUOTES = "\"'”’ "

Pair = tuple[str, str]


@remember(1 << 14)
def ended(text: str) -> bool:
    """Return whether a text ends with closing punctuation.

    Quotes, brackets and an address behind it are looked through. Punctuation that
    goes on, such as a comma, closes nothing.
    """
    text = text.rstrip()
    if text[-1:] in ")）>" or "/" in text[-_LAST:]:
        # An address has no space: only the last word can be one.
        start = max(map(text.rfind, _SPACES)) + 1
        text = (text[:start] + _ADDRESS.sub("", text[start:])).rstrip()
    last = len(text)
    while last and _is_closing(text[last - 1]):
        last -= 1
    if not last or text[last - 1] in _OPEN:
        return False
    return unicodedata.category(text[last - 1]).startswith("P")


def _is_closing(char: str) -> bool:
    """Return whether a character is a quote, closing bracket or space."""
    return char in _QUOTES or unicodedata.category(char) in {"Pe", "Pf", "Pi"}


@dataclass(frozen=True)
class Endings:
    """For each ordered pair of versions how many texts end, and stay open.

    `ends` counts the units whose text ends in the first version, `left_open` those of
    them that do not end in the second.
    """

    ends: Counter[Pair] = field(default_factory=Counter)
    left_open: Counter[Pair] = field(default_factory=Counter)

    def merge(self, other: Endings) -> Endings:
        """Return what both know together: the sums of their counts."""
        return Endings(self.ends + other.ends, self.left_open + other.left_open)

    @staticmethod
    def of(units: Iterable[Unit]) -> Endings:
        """Return what units teach: from the source, or from each version to each.

        A unit teaches only where both texts are about as long as their languages
        make them: one that was cut has lost its end with the rest.
        """
        endings = Endings()
        for unit in units:
            for pair, is_open in _compare_ends(unit):
                endings.ends[pair] += 1
                if is_open:
                    endings.left_open[pair] += 1
        return endings

    def chance(self, first: str, second: str) -> float:
        """Return how often `second` leaves a text open that `first` ends, 0 to 1.

        It is one in twenty before anything is known.
        """
        pair = (first, second)
        return (self.left_open[pair] + 1) / (self.ends[pair] + OPEN_UNITS)


def _compare_ends(unit: Unit) -> Iterable[tuple[Pair, bool]]:
    """Yield each pair of versions whose first text ends, and if the second is open."""
    texts = {name: cell.text for name, cell in unit.segments if cell.text.strip()}
    sizes = {name: even_length(name, text) for name, text in texts.items()}
    for first, text in texts.items():
        if unit.source not in {None, first} or not ended(text):
            continue
        for second, other in texts.items():
            is_fair = abs(sizes[second] - sizes[first]) < FAIR_RATIO
            if second != first and is_fair:
                yield (first, second), not ended(other)
