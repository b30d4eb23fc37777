"""Texts in one language that say the same: another translation, or an older state."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from qa.group.traits import Text

_SAME = 0.3
"""Likeness (cosine of the stretches, weighed by rarity) of two translations of one text.

Different texts have up to 0.27 where they tell the same story, else 0.2; translations
into languages as near as dialects have 0.2 to 0.4, into one language more."""

_LONG = 200
"""Stretches of a text from which on the likeness tells so much."""

_SAME_SHORT = 0.5
"""The likeness that shorter texts need."""

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
    """Yield the pairs of copies among the texts of one language."""
    sizes: dict[int, float] = defaultdict(float)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for holders in _list_holders(own, texts):
        count = len(holders)
        rate = (len(own) + 2) / (count + 1)
        worth = math.log(rate)
        for number in holders:
            sizes[number] += worth
        if count > _RARE:
            continue
        for pair in combinations(holders, 2):
            shared[pair] += worth
    for pair, score in shared.items():
        first, second = pair
        squared = sizes[first] * sizes[second]
        size = math.sqrt(squared)
        needed = _find_needed(texts[first], texts[second])
        if score >= needed * size:
            yield pair


def _list_holders(own: Sequence[int], texts: Sequence[Text]) -> Iterable[list[int]]:
    """Return, for each stretch, the texts that have it."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number in own:
        text = texts[number]
        for stretch in text.stretches:
            holders[stretch].append(number)
    return holders.values()


def _find_needed(first: Text, second: Text) -> float:
    """Return the likeness that two texts need to be copies: short ones need more."""
    first_size = len(first.stretches)
    second_size = len(second.stretches)
    shorter = min(first_size, second_size)
    if shorter >= _LONG:
        return _SAME
    return _SAME_SHORT
