"""Versions that find their documents by what they say, whatever their files are called.

Traits that translations keep (links, numbers, dates, places, names by their sound) lead
from text to text; what they are worth, where they stand and how long the segments are
says how like two texts are; the likest are joined.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from qa.group.copies import find_copies
from qa.group.likeness import Scores, compare
from qa.group.merging import merge
from qa.group.rarity import Rarity, weigh
from qa.group.traits import Text, Traits, read
from qa.model import Version

_TOLD = 4
"""Traits that are named as what decided."""

_STEEP = 4.0
"""Log-odds that make a certainty of a half one of 0.73: texts' traits are not independent."""


@dataclass(frozen=True, slots=True)
class Group:
    """The versions of one document, each called by its name in it; `certainty` is 0 to 1.

    `decided` are the traits that most of them share and that are worth most.
    """

    document: str
    certainty: float
    versions: tuple[Version, ...]
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouped:
    """The documents that were found, and the versions that found no other."""

    groups: tuple[Group, ...]
    alone: tuple[Version, ...]


def group(versions: Sequence[Version]) -> Grouped:
    """Return the documents that versions make; their names say their languages.

    A document is called like its first file. Of several versions in one language those
    after the first are called by their place: `id@2`.
    """
    ordered = sorted(versions, key=lambda version: version.path)
    traits = Traits()
    texts = read(ordered, traits)
    rarity = weigh(texts, traits)
    scores = compare(texts, rarity)
    found = merge([text.language for text in texts], scores, find_copies(texts))
    owner = {n: place for place, members in enumerate(found) for n in members}
    groups = [
        Group(
            str(PurePath(ordered[members[0]].path).with_suffix("")),
            _certainty(members, owner, scores),
            _called([ordered[n] for n in members]),
            tuple(traits.written[trait] for trait in _decided(members, texts, rarity)),
        )
        for members in found
        if len(members) > 1
    ]
    alone = [ordered[members[0]] for members in found if len(members) == 1]
    return Grouped(
        tuple(sorted(groups, key=lambda group: group.document)),
        tuple(sorted(alone, key=lambda version: version.path)),
    )


def _called(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return the versions of one document, no two with one name."""
    times: Counter[str] = Counter()
    named = []
    for version in versions:
        times[version.name] += 1
        count = times[version.name]
        name = version.name if count == 1 else f"{version.language}@{count}"
        named.append(replace(version, name=name))
    return tuple(named)


def _certainty(
    members: Sequence[int], owner: Mapping[int, int], scores: Scores
) -> float:
    """Return how sure the least sure member is, by its mean score to the others and to its best rival."""
    return round(min(_sureness(n, members, owner, scores) for n in members), 2)


def _sureness(
    number: int, members: Sequence[int], owner: Mapping[int, int], scores: Scores
) -> float:
    others = len(members) - 1
    row = scores[number]
    mean = sum(row.get(other, 0.0) for other in members if other != number) / others
    rivals: Counter[int] = Counter()
    for other, score in row.items():
        if owner[other] != owner[number]:
            rivals[owner[other]] += max(0, score)  # type: ignore[assignment]
    best = max(rivals.values(), default=0) / max(others, 1)
    if not row or mean <= 0:
        # A copy: it is nothing to texts in other languages, and was told by its words.
        return 0.5
    lead = (mean - min(best, mean)) * math.sqrt(others)
    return 1 / (1 + math.exp(-lead / _STEEP))


def _decided(
    members: Sequence[int], texts: Sequence[Text], rarity: Rarity
) -> list[int]:
    """Return the traits that at least half of the members share and that are worth most."""
    counts = Counter(trait for n in members for trait in texts[n].traits)
    shared = [
        trait
        for trait, count in counts.items()
        if count > 1 and 2 * count >= len(members) and trait in rarity.worth
    ]
    return sorted(
        shared, key=lambda trait: (-rarity.worth[trait] * counts[trait], trait)
    )[:_TOLD]
