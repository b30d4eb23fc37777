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

_UNEVEN, _MOST_UNEVEN = 0.3, 4
"""What it costs that one has another segment, and how many are counted."""

Scores = list[dict[int, float]]
"""For each text, how like it others are: only those worth a look."""


def compare(texts: Sequence[Text], rarity: Rarity) -> Scores:
    """Return how like texts in different languages are, in log-odds; both ways."""
    scores: Scores = [{} for _ in texts]
    for number in range(len(texts)):
        for other in _companions(number, texts, rarity):
            if other not in scores[number]:
                score = _score(texts[number], texts[other], rarity)
                scores[number][other] = scores[other][number] = score
    return scores


def _companions(number: int, texts: Sequence[Text], rarity: Rarity) -> list[int]:
    """Return the texts in other languages that share most with one."""
    shared: dict[int, float] = defaultdict(float)
    own = texts[number]
    for trait in own.traits:
        worth = rarity.worth.get(trait, 0.0) * (0.5 if trait in own.faint else 1.0)
        for other in rarity.holders.get(trait, ()):
            shared[other] += worth
    fitting = [n for n in shared if texts[n].language != own.language]
    return sorted(fitting, key=lambda n: (-shared[n], n))[:_COMPANIONS]


def _score(first: Text, second: Text, rarity: Rarity) -> float:
    if len(first.traits) > len(second.traits):
        first, second = second, first
    score = 0.0
    for trait, places in first.traits.items():
        others = second.traits.get(trait)
        if others is not None and trait in rarity.worth:
            faint = 0.5 if trait in first.faint or trait in second.faint else 1.0
            score += faint * rarity.worth[trait]
            score += _placed(
                [first.places[n] for n in places], [second.places[n] for n in others]
            )
    lost = len(first.firm - second.traits.keys())
    lost += len(second.firm - first.traits.keys())
    return score - _LOST * lost + _shape(first.lengths, second.lengths)


def _placed(
    first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]]
) -> float:
    """Return what it says that a trait stands at the same place of two texts, or at another."""
    distance, reach = 1.0, 0.0
    for middle, half in first:
        for other, width in second:
            near = max(half, width) + _SLACK
            distance = min(distance, abs(middle - other) - near)
            reach = max(reach, near)
    chance = min(1.0, 2 * reach * math.sqrt(len(first) * len(second)))
    if distance <= 0:
        return math.log((_IN_PLACE + (1 - _IN_PLACE) * chance) / chance)
    kept = max((1 - _IN_PLACE) * (1 - chance), _SLACK)
    return math.log(kept / max(1 - chance, _SLACK))


def _shape(first: Sequence[int], second: Sequence[int]) -> float:
    """Return what the lengths of the segments say: where they are as many, how they go together."""
    if len(first) != len(second) or len(first) < _FEWEST:
        return -_UNEVEN * min(_MOST_UNEVEN, abs(len(first) - len(second)))
    mine, theirs = _centred(first), _centred(second)
    both = sum(a * b for a, b in zip(mine, theirs, strict=True))
    size = math.sqrt(sum(a * a for a in mine) * sum(b * b for b in theirs))
    correlation = min(both / (size + 1e-9), _CLOSEST)
    told = len(first) - 1
    if correlation <= 0:
        return -told * correlation * correlation
    return told * (-0.5 * math.log(1 - correlation * correlation) - _CHANCE)


def _centred(lengths: Sequence[int]) -> list[float]:
    logs = [math.log(length + 3) for length in lengths]
    mean = sum(logs) / len(logs)
    return [value - mean for value in logs]
