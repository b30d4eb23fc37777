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


_SAME_MEAN = 1e-9
"""By how much a mean may differ from what it was when its pair was pushed: rounding alone."""


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
        languages = self.languages[partner]
        means = []
        for other in self.sums[group]:
            if other == partner:
                continue
            if not languages.isdisjoint(self.languages[other]):
                means.append(self.mean(group, other))
        return max(means, default=0.0)

    def push(self, group: int) -> None:
        """Remember the groups that one may be joined with."""
        for other in self.sums[group]:
            mean = self.mean(group, other)
            if mean < _LEAST or not self.fit(group, other):
                continue
            first = min(group, other)
            second = max(group, other)
            heapq.heappush(self.heap, (-mean, first, second))

    def join(self, first: int, second: int) -> int:
        """Make one group of two; return its number."""
        kept = first
        gone = second
        if len(self.sums[first]) < len(self.sums[second]):
            kept = second
            gone = first
        members = self.members.pop(gone)
        languages = self.languages.pop(gone)
        self.members[kept].extend(members)
        self.languages[kept].update(languages)
        self._add_sums(kept, gone)
        return kept

    def _add_sums(self, kept: int, gone: int) -> None:
        """Add the scores of a group that is gone to those of the one that has its members."""
        row = self.sums[kept]
        for other, score in self.sums[gone].items():
            others = self.sums[other]
            del others[gone]
            if other == kept:
                continue
            both = row.get(other, 0.0) + score
            row[other] = both
            others[kept] = both
        self.sums[gone] = {}


def merge(
    languages: Sequence[str], scores: Scores, copies: Iterable[tuple[int, int]]
) -> list[list[int]]:
    """Return the texts by groups, also those that stay alone.

    `copies` are texts in one language that were made of each other: they are together
    from the start.
    """
    clusters = _separate(languages, scores)
    _join_copies(clusters, copies)
    for group in clusters.members:
        clusters.push(group)
    _grow(clusters)
    return [sorted(members) for members in clusters.members.values()]


def _separate(languages: Sequence[str], scores: Scores) -> Clusters:
    """Return the texts as groups of one."""
    members = {}
    spoken = {}
    for number, language in enumerate(languages):
        members[number] = [number]
        spoken[number] = {language}
    sums = [dict(row) for row in scores]
    return Clusters(members, spoken, sums)


def _join_copies(clusters: Clusters, copies: Iterable[tuple[int, int]]) -> None:
    """Join the groups of texts that were made of each other."""
    owner = list(range(len(clusters.members)))
    for one, other in copies:
        first = _root(owner, one)
        second = _root(owner, other)
        if first == second:
            continue
        if first > second:
            first, second = second, first
        kept = clusters.join(first, second)
        gone = second if kept == first else first
        owner[gone] = kept


def _root(owner: list[int], number: int) -> int:
    """Return the group that a text is in by now."""
    while owner[number] != number:
        number = owner[number]
    return number


def _grow(clusters: Clusters) -> None:
    """Join the likest groups as long as any are like enough."""
    while clusters.heap:
        negative, first, second = heapq.heappop(clusters.heap)
        if first not in clusters.members or second not in clusters.members:
            continue
        if second not in clusters.sums[first]:
            continue
        mean = clusters.mean(first, second)
        is_old = abs(mean + negative) > _SAME_MEAN
        if is_old or not clusters.fit(first, second):
            continue
        if _is_sure(clusters, first, second, mean):
            joined = clusters.join(first, second)
            clusters.push(joined)


def _is_sure(clusters: Clusters, first: int, second: int, mean: float) -> bool:
    """Say whether two groups are like enough, and much more so than either is to a rival."""
    pairs = len(clusters.members[first]) * len(clusters.members[second])
    sureness = math.sqrt(pairs)
    enough = max(_LEAST, _ENOUGH / sureness)
    if mean < enough:
        return False
    first_rival = clusters.rival(first, second)
    second_rival = clusters.rival(second, first)
    lead = mean - max(first_rival, second_rival)
    return lead >= _AHEAD / sureness
