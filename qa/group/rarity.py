"""What a shared trait is worth: the rarer it is in the language where it is most usual, the more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.group.traits import SOUND, Text, Traits

_BEFORE = 20
"""Texts that the usual rate of a trait counts for, against what is seen in this batch."""

_KEEPS = 0.5
"""How often a translation keeps a trait. What half as many unrelated texts have is worth nothing."""

_BY_SOUND = 0.7
"""Of the worth of a trait that is a mere sound: words sound alike by chance."""

_MOST = 150
"""Texts that a trait may lead to. One with more is no way from text to text: this keeps the search linear."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """The worth of traits, natural log-odds each, and the texts that have one of those that are worth something."""

    worth: Mapping[int, float]
    holders: Mapping[int, Sequence[int]]


def weigh(texts: Sequence[Text], traits: Traits) -> Rarity:
    """Return what the traits that at least two texts share are worth."""
    sizes = Counter(text.language for text in texts)
    sounds = _list_sounds(traits)
    worth = {}
    kept = {}
    for trait, found in _list_holders(texts).items():
        if len(found) == 1:
            continue
        counts = Counter(texts[number].language for number in found)
        value = _worth(counts, sizes, traits.rates[trait])
        if value <= 0:
            continue
        if trait in sounds:
            value *= _BY_SOUND
        worth[trait] = value
        if len(found) <= _MOST:
            kept[trait] = found
    return Rarity(worth, kept)


def _list_holders(texts: Sequence[Text]) -> dict[int, list[int]]:
    """Return the texts that have each trait."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for trait in text.traits:
            holders[trait].append(number)
    return holders


def _list_sounds(traits: Traits) -> set[int]:
    """Return the traits that are mere sounds."""
    sounds = set()
    for (kind, _), number in traits.numbers.items():
        if kind == SOUND:
            sounds.add(number)
    return sounds


def _worth(counts: Counter[str], sizes: Counter[str], usual: float) -> float:
    """Return what a trait is worth by the texts of each language that have it, and by those there are."""
    rate = 0.0
    for language, count in counts.items():
        seen = count - 1 + usual * _BEFORE
        size = sizes[language] - 1 + _BEFORE
        rate = max(rate, seen / size)
    if rate < _KEEPS / 2:
        return math.log(_KEEPS / rate)
    return 0.0
