"""Texts in one language that say the same: another translation, or an older state."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from qa.group.traits import Text

_SAME = 0.3
"""Likeness (cosine of the stretches, weighed by rarity) of two translations of one text.

Different texts have up to 0.27 where they tell the same story, else 0.2; translations
into languages as near as dialects have 0.2 to 0.4, into one language more."""

_LONG, _SAME_SHORT = 200, 0.5
"""Stretches of a text from which on the likeness tells so much; what shorter ones need."""

_RARE = 40
"""A stretch that more texts of a language have leads to no copy."""


def find_copies(texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts in one language of which one seems to be made of the other, or both of one text."""
    by_language: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        by_language[text.language].append(number)
    for own in by_language.values():
        if len(own) > 1:
            yield from _copies(own, texts)


def _copies(own: Sequence[int], texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for number in own:
        for stretch in texts[number].stretches:
            holders[stretch].append(number)
    sizes: dict[int, float] = defaultdict(float)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for found in holders.values():
        worth = math.log((len(own) + 2) / (len(found) + 1))
        for number in found:
            sizes[number] += worth
        if 1 < len(found) <= _RARE:
            for pair in combinations(found, 2):
                shared[pair] += worth
    for (first, second), score in shared.items():
        shorter = min(len(texts[first].stretches), len(texts[second].stretches))
        same = _SAME if shorter >= _LONG else _SAME_SHORT
        if score >= same * math.sqrt(sizes[first] * sizes[second]):
            yield first, second
