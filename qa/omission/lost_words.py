"""Words that are lost, as they stand in the text."""

from __future__ import annotations

from collections.abc import Iterable

from qa.language import of
from qa.language.words import EDGES, stems


def write_words(text: str, language: str, lost: Iterable[str]) -> list[str]:
    """Return the words of a text that have the `lost` stems, in its order.

    Where no spaces part words a stem is a run of letters that may end in the middle of
    a word: then there are none.
    """
    wanted = set(lost)
    if not wanted or of(language).prose.grams:
        return []
    words = [word.strip(EDGES) for word in text.split()]
    return list(dict.fromkeys(word for word in words if stems(word, language) & wanted))
