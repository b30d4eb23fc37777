"""How well two stretches of text fit: a log-likelihood ratio against two texts that have nothing to do with each other.

Length after Gale and Church (1993), with a Student t for its heavy tails; anchors by how rare they are here.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from qa.evidence.lengths import deviation

ANCHOR_WEIGHT = 0.5
"""Anchors of one segment are not independent of each other, nor are the two directions."""
KEPT = {"@": 0.93, "#": 0.8, "~": 0.5, "§": 0.97}
"""How often a translation keeps an anchor of each kind; signs 0.7, a heading or cell nearly always."""


KEPT_ALL, LOST_SOME = 0.5, -1.5
"""Nine in ten merged paragraphs hold all their sentences; where one swallowed a lost neighbour's place, few do."""


FIRM = "#@"
"""Kinds whose absence speaks against a match even where the other side has none of them anywhere."""


class Sketched(Protocol):
    """What has a length and anchors."""

    @property
    def length(self) -> float:
        """Characters, on one scale for both sides."""

    @property
    def anchors(self) -> frozenset[str]:
        """What a translation keeps."""

    @property
    def sentences(self) -> int:
        """How many sentences; 0 where that cannot be told."""


class Score:
    """Scores stretches of `left` against stretches of `right`, both half-open."""

    def __init__(self, left: Sequence[Sketched], right: Sequence[Sketched]) -> None:
        self.left, self.right = left, right
        self._lengths = [list(itertools.accumulate((s.length for s in side), initial=0.0)) for side in (left, right)]
        logs = [math.log(s.length) for s in right] or [0.0]
        self._usual = sum(logs) / len(logs)
        spread = math.sqrt(sum((x - self._usual) ** 2 for x in logs) / len(logs))
        self._wide = max(0.45, spread)
        self._gains, losses = _weights(left, right)
        self._known = [[s.anchors & self._gains.keys() for s in side] for side in (left, right)]
        self._lost = [_summed(*side) for side in zip((left, right), losses, strict=True)]
        self._single: dict[tuple[int, int], float] = {}

    def single(self, i: int, j: int) -> float:
        """Return the score of one segment against one."""
        key = (i, j)
        if key not in self._single:
            self._single[key] = self.stretch(i, i + 1, j, j + 1)
        return self._single[key]

    def stretch(self, i: int, k: int, j: int, m: int) -> float:
        """Return the score of left[i:k] against right[j:m]."""
        x = self._lengths[0][k] - self._lengths[0][i]
        y = self._lengths[1][m] - self._lengths[1][j]
        size = math.log(y)
        fit = student(size - math.log(x), deviation(x, y)) - student(size - self._usual - math.log(m - j), self._wide)
        mine, theirs = self._known[0][i], self._known[1][j]
        if k - i > 1:
            mine = mine.union(*self._known[0][i + 1 : k])
        if m - j > 1:
            theirs = theirs.union(*self._known[1][j + 1 : m])
        fit += self._lost[0][k] - self._lost[0][i] + self._lost[1][m] - self._lost[1][j]
        for anchor in mine & theirs:
            fit += self._gains[anchor]
        if k - i == m - j:
            return fit
        return fit + _whole([s.sentences for s in self.left[i:k]], [s.sentences for s in self.right[j:m]])


def _summed(side: Sequence[Sketched], losses: Mapping[str, float]) -> list[float]:
    """Return what the anchors of all segments up to each lose together."""
    lost = (sum(map(losses.__getitem__, s.anchors & losses.keys())) for s in side)
    return list(itertools.accumulate(lost, initial=0.0))


def _whole(left: Sequence[int], right: Sequence[int]) -> float:
    """Return what the numbers of sentences say for merged paragraphs: none is lost, and the end is that of the last."""
    many, one = (left, right) if len(left) > len(right) else (right, left)
    if bool(many[-1]) != bool(one[-1]):
        return LOST_SOME
    if not all(left) or not all(right):
        return 0.0
    return KEPT_ALL if sum(one) >= sum(many) else LOST_SOME


def student(x: float, scale: float) -> float:
    """Return the log density of Student's t with four degrees of freedom."""
    return -math.log(scale) - 2.5 * math.log1p(x * x / (4 * scale * scale)) - 0.98


def _weights(
    left: Sequence[Sketched], right: Sequence[Sketched]
) -> tuple[Mapping[str, float], tuple[Mapping[str, float], Mapping[str, float]]]:
    """Return what a shared anchor gains, and what an anchor loses on either side while the other has none."""
    counts = [Counter(itertools.chain.from_iterable(s.anchors for s in side)) for side in (left, right)]
    gains: dict[str, float] = {}
    losses: tuple[dict[str, float], dict[str, float]] = ({}, {})
    sizes = (len(left), len(right))
    for anchor in counts[0].keys() & counts[1].keys():
        for side in (0, 1):
            gain, lost = _weight(anchor[0], counts[1 - side][anchor], sizes[1 - side])
            losses[side][anchor] = lost
            gains[anchor] = gains.get(anchor, 0.0) + gain
    for side in (0, 1):
        for anchor in counts[side].keys() - counts[1 - side].keys():
            if anchor[0] in FIRM:
                losses[side][anchor] = _weight(anchor[0], 0, sizes[1 - side])[1]
    return gains, losses


@functools.lru_cache(maxsize=1 << 14)
def _weight(kind: str, count: int, size: int) -> tuple[float, float]:
    """Return what an anchor gains where it is shared, and loses where not, if `count` of `size` segments have it."""
    chance = min(0.97, (count + 0.3) / (size + 0.6))
    likely = max(KEPT.get(kind, 0.7), chance)
    lost = math.log((1 - likely) / (1 - chance)) * (0.3 if kind == "~" else 1.0) * ANCHOR_WEIGHT
    return math.log(likely / chance) * ANCHOR_WEIGHT - lost, lost
