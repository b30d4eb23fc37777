"""How words resemble each other in their letters: within one alphabet, `Iwanow`, spelling says more than sounds."""

from __future__ import annotations

from rapidfuzz import fuzz

from qa.kinds.name import thresholds
from qa.kinds.name.text_index import TextIndex


def find_resembling(key: str, text: TextIndex) -> tuple[float, int]:
    """Return the word of a text that resembles a folded name most.

    The answer is how well it fits, rated as sounds are, and the number of the word; below the least likeness
    the rating is -1.
    """
    size = len(key) + 1
    best = 0.0
    number = 0
    for word, place in text.words.items():
        likeness = (fuzz.ratio(key, word[:size]), place)
        best, number = max((best, number), likeness)
    return rate_resemblance(best), number


def rate_resemblance(likeness: float) -> float:
    """Return the ratio of sounds that a likeness (per cent of letters) is worth."""
    for least, ratio in thresholds.RESEMBLANCE:
        if likeness >= least:
            return ratio
    return -1.0


def resembles(word: str, other: str) -> bool:
    """Say whether two folded words may be renderings of one name.

    They begin alike, or `word` has the other inside, or most of their letters are the same.
    """
    size = thresholds.SAME_BEGINNING_LETTERS
    if word[:size] == other[:size] or other in word:
        return True
    return fuzz.ratio(word, other) > thresholds.RENDERING_LIKENESS
