"""Versions that find their documents by what they say, whatever their files are called.

Traits that translations keep (links, numbers, dates, places, names by their sound) lead
from text to text; what they are worth, where they stand and how long the segments are
says how like two texts are; the likest are joined.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
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
    languages = [text.language for text in texts]
    found = merge(languages, scores, find_copies(texts))
    owner = _map_owners(found)
    groups = []
    alone = []
    for members in found:
        own = [ordered[number] for number in members]
        if len(own) == 1:
            alone.append(own[0])
            continue
        decided = _decided(members, texts, rarity)
        one = Group(
            document=_name_document(own[0]),
            certainty=_certainty(members, owner, scores),
            versions=_called(own),
            decided=tuple(traits.written[trait] for trait in decided),
        )
        groups.append(one)
    groups.sort(key=lambda group: group.document)
    alone.sort(key=lambda version: version.path)
    return Grouped(tuple(groups), tuple(alone))


def _map_owners(found: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return the place of the group that each text belongs to."""
    owner = {}
    for place, members in enumerate(found):
        for number in members:
            owner[number] = place
    return owner


def _name_document(first: Version) -> str:
    path = PurePath(first.path)
    return str(path.with_suffix(""))


def _called(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return the versions of one document, no two with one name."""
    times: Counter[str] = Counter()
    named = []
    for version in versions:
        times[version.name] += 1
        count = times[version.name]
        name = version.name
        if count > 1:
            name = f"{version.language}@{count}"
        named.append(replace(version, name=name))
    return tuple(named)


def _certainty(
    members: Sequence[int], owner: Mapping[int, int], scores: Scores
) -> float:
    """Return how sure the least sure member is, by its mean score to the others and to its best rival."""
    least = 1.0
    for number in members:
        sureness = _sureness(number, members, owner, scores)
        least = min(least, sureness)
    return round(least, 2)


def _sureness(
    number: int, members: Sequence[int], owner: Mapping[int, int], scores: Scores
) -> float:
    """Return how sure a text is to belong to its group, 0 to 1."""
    row = scores[number]
    others = len(members) - 1
    total = 0.0
    for other in members:
        if other != number:
            total += row.get(other, 0.0)
    mean = total / others
    if mean <= 0:
        # A copy: it is nothing to texts in other languages, and was told by its words.
        return 0.5
    best = _find_best_rival(number, owner, scores) / others
    lead = mean - min(best, mean)
    log_odds = lead * math.sqrt(others) / _STEEP
    return 1 / (1 + math.exp(-log_odds))


def _find_best_rival(number: int, owner: Mapping[int, int], scores: Scores) -> float:
    """Return the summed score of a text to the group that it is likest to besides its own."""
    own = owner[number]
    sums: dict[int, float] = defaultdict(float)
    for other, score in scores[number].items():
        group_of_other = owner[other]
        if group_of_other != own:
            sums[group_of_other] += max(0.0, score)
    return max(sums.values(), default=0.0)


def _decided(
    members: Sequence[int], texts: Sequence[Text], rarity: Rarity
) -> list[int]:
    """Return the traits that at least half of the members share and that are worth most."""
    counts: Counter[int] = Counter()
    for number in members:
        counts.update(texts[number].traits.keys())
    fewest = max(2, len(members) / 2)
    ranked = []
    for trait, count in counts.items():
        if count >= fewest and trait in rarity.worth:
            worth = rarity.worth[trait] * count
            ranked.append((-worth, trait))
    ranked.sort()
    return [trait for _, trait in ranked[:_TOLD]]
