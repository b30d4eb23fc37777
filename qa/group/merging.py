"""Texts to groups: the likest are joined first, by the mean of all their pairs, and only where no rival is near.

Agglomerative clustering with average linkage (Sokal and Michener 1958). A group has a
language once, except for texts that were made of each other.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qa.group.likeness import Scores

_ENOUGH = 6.0
"""Log-odds that join two texts. The mean of many pairs needs less: it is surer by the root of how many they are."""

_LEAST = 0.5
"""The least mean that joins groups, however many pairs it is made of."""

_AHEAD = 6.0
"""By how much, in the same measure, a partner is better than any other text in one of its languages."""


@dataclass(slots=True)
class Clusters:
    """Groups as they grow: members, languages, and the summed scores to each other."""

    members: dict[int, list[int]]
    languages: dict[int, set[str]]
    sums: list[dict[int, float]]
    heap: list[tuple[float, int, int]] = field(default_factory=list)

    def mean(self, first: int, second: int) -> float:
        """Return the mean score of the pairs of two groups."""
        pairs = len(self.members[first]) * len(self.members[second])
        return self.sums[first].get(second, 0.0) / pairs

    def fit(self, first: int, second: int) -> bool:
        """Say whether two groups have no language in common."""
        return not self.languages[first] & self.languages[second]

    def rival(self, group: int, partner: int) -> float:
        """Return the best mean of a group with another than its partner that has one of that one's languages."""
        return max(
            (
                self.mean(group, other)
                for other in self.sums[group]
                if other != partner and self.languages[other] & self.languages[partner]
            ),
            default=0.0,
        )

    def push(self, group: int) -> None:
        """Remember the groups that one may be joined with."""
        for other in self.sums[group]:
            mean = self.mean(group, other)
            if mean >= _LEAST and self.fit(group, other):
                pair = min(group, other), max(group, other)
                heapq.heappush(self.heap, (-mean, *pair))

    def join(self, first: int, second: int) -> int:
        """Make one group of two; return its number."""
        kept, gone = first, second
        if len(self.sums[first]) < len(self.sums[second]):
            kept, gone = second, first
        self.members[kept] += self.members.pop(gone)
        self.languages[kept] |= self.languages.pop(gone)
        for other, score in self.sums[gone].items():
            del self.sums[other][gone]
            if other != kept:
                both = self.sums[kept].get(other, 0.0) + score
                self.sums[kept][other] = self.sums[other][kept] = both
        self.sums[gone] = {}
        return kept


def merge(
    languages: Sequence[str], scores: Scores, copies: Iterable[tuple[int, int]]
) -> list[list[int]]:
    """Return the texts by groups, also those that stay alone.

    `copies` are texts in one language that were made of each other: they are together
    from the start.
    """
    clusters = Clusters(
        {n: [n] for n in range(len(languages))},
        {n: {language} for n, language in enumerate(languages)},
        [dict(row) for row in scores],
    )
    owner = list(range(len(languages)))
    for first, second in copies:
        roots = sorted({_root(owner, first), _root(owner, second)})
        if len(roots) == 2:
            kept = clusters.join(*roots)
            owner[sum(roots) - kept] = kept
    for group in clusters.members:
        clusters.push(group)
    _grow(clusters)
    return [sorted(members) for members in clusters.members.values()]


def _root(owner: list[int], number: int) -> int:
    while owner[number] != number:
        number = owner[number]
    return number


def _grow(clusters: Clusters) -> None:
    """Join the likest groups as long as any are like enough."""
    while clusters.heap:
        negative, first, second = heapq.heappop(clusters.heap)
        if first not in clusters.members or second not in clusters.members:
            continue
        mean = clusters.mean(first, second)
        is_old = abs(mean + negative) > 1e-9 or second not in clusters.sums[first]
        if is_old or not clusters.fit(first, second):
            continue
        if _is_sure(clusters, first, second, mean):
            clusters.push(clusters.join(first, second))


def _is_sure(clusters: Clusters, first: int, second: int, mean: float) -> bool:
    """Say whether two groups are like enough, and much more so than either is to a rival."""
    pairs = len(clusters.members[first]) * len(clusters.members[second])
    if mean < max(_LEAST, _ENOUGH / math.sqrt(pairs)):
        return False
    rival = max(clusters.rival(first, second), clusters.rival(second, first))
    return mean - rival >= _AHEAD / math.sqrt(pairs)
