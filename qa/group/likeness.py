"""How likely it is that two texts are versions of one document: natural log-odds from what they share, and where."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from qa.group.rarity import Rarity
from qa.group.traits import Text

_COMPANIONS = 60
"""Texts that a text is compared with in full: those that share most with it."""

_IN_PLACE = 0.85
"""How often a trait of a translation stands where it stands in the other."""

_SLACK = 0.02
"""Share of a text by which places may differ."""

_LOST = 0.7
"""What it costs that one has a number, date or link that the other has not."""

_FEWEST = 3
"""Segments from which on their lengths tell anything."""

_CHANCE = 0.35
"""What each segment costs, for lengths are alike by chance too."""

_CLOSEST = 0.97
"""The correlation of lengths that a perfect one counts for."""

_UNEVEN = 0.3
"""What it costs that one has another segment."""

_MOST_UNEVEN = 4
"""How many such segments are counted."""

_FAINT = 0.5
"""Of the worth of a trait that may be none."""

Scores = list[dict[int, float]]
"""For each text, how like it others are: only those worth a look."""


def compare(texts: Sequence[Text], rarity: Rarity) -> Scores:
    """Return how like texts in different languages are, in log-odds; both ways."""
    scores: Scores = [{} for _ in texts]
    for number, text in enumerate(texts):
        row = scores[number]
        for other in _companions(number, texts, rarity):
            if other in row:
                continue
            score = _score(text, texts[other], rarity)
            row[other] = score
            scores[other][number] = score
    return scores


def _companions(number: int, texts: Sequence[Text], rarity: Rarity) -> list[int]:
    """Return the texts in other languages that share most with one."""
    shared: dict[int, float] = defaultdict(float)
    own = texts[number]
    for trait in own.traits:
        worth = rarity.worth.get(trait, 0.0)
        if trait in own.faint:
            worth *= _FAINT
        for other in rarity.holders.get(trait, ()):
            shared[other] += worth
    ranked = []
    for other, worth in shared.items():
        if texts[other].language != own.language:
            ranked.append((-worth, other))
    ranked.sort()
    return [other for _, other in ranked[:_COMPANIONS]]


def _score(first: Text, second: Text, rarity: Rarity) -> float:
    """Return how like two texts are: by the traits they share and lack, and by their shape."""
    if len(first.traits) > len(second.traits):
        first, second = second, first
    score = _score_shared(first, second, rarity)
    only_first = first.firm - second.traits.keys()
    only_second = second.firm - first.traits.keys()
    lost = len(only_first) + len(only_second)
    score -= _LOST * lost
    score += _shape(first.lengths, second.lengths)
    return score


def _score_shared(first: Text, second: Text, rarity: Rarity) -> float:
    """Return what the traits of the first text say that stand in the second as well."""
    score = 0.0
    for trait, numbers in first.traits.items():
        others = second.traits.get(trait)
        if others is None:
            continue
        worth = rarity.worth.get(trait)
        if worth is None:
            continue
        if trait in first.faint or trait in second.faint:
            worth *= _FAINT
        own_places = [first.places[number] for number in numbers]
        other_places = [second.places[number] for number in others]
        score += worth
        score += _placed(own_places, other_places)
    return score


def _placed(
    first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]]
) -> float:
    """Return what it says that a trait stands at the same place of two texts, or at another."""
    distance = 1.0
    reach = 0.0
    for middle, half in first:
        for other, width in second:
            near = max(half, width) + _SLACK
            apart = abs(middle - other) - near
            distance = min(distance, apart)
            reach = max(reach, near)
    pairs = len(first) * len(second)
    chance = 2 * reach * math.sqrt(pairs)
    chance = min(1.0, chance)
    if distance <= 0:
        in_place = _IN_PLACE + (1 - _IN_PLACE) * chance
        return math.log(in_place / chance)
    elsewhere = max(1 - chance, _SLACK)
    kept = max((1 - _IN_PLACE) * (1 - chance), _SLACK)
    return math.log(kept / elsewhere)


def _shape(first: Sequence[int], second: Sequence[int]) -> float:
    """Return what the lengths of the segments say: where they are as many, how they go together."""
    uneven = abs(len(first) - len(second))
    if uneven or len(first) < _FEWEST:
        return -_UNEVEN * min(_MOST_UNEVEN, uneven)
    correlation = min(_correlate(first, second), _CLOSEST)
    squared = correlation * correlation
    told = len(first) - 1
    if correlation <= 0:
        return -told * squared
    gain = -0.5 * math.log(1 - squared)
    return told * (gain - _CHANCE)


def _correlate(first: Sequence[int], second: Sequence[int]) -> float:
    """Return the correlation (-1 to 1) of the logarithms of as many lengths."""
    mine = _centred(first)
    theirs = _centred(second)
    both = _multiply(mine, theirs)
    my_square = _multiply(mine, mine)
    their_square = _multiply(theirs, theirs)
    size = math.sqrt(my_square * their_square)
    return both / (size + 1e-9)


def _multiply(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the scalar product of two vectors."""
    products = [one * other for one, other in zip(first, second, strict=True)]
    return sum(products)


def _centred(lengths: Sequence[int]) -> list[float]:
    """Return the logarithms of lengths as what they have more than their mean."""
    logs = []
    for length in lengths:
        value = math.log(length + 3)
        logs.append(value)
    mean = sum(logs) / len(logs)
    return [value - mean for value in logs]
