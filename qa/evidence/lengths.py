"""How long one version's segments are against another's: the log length ratio of each pair of versions."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qa import language as languages
from qa.language.extent import extent
from qa.model import Unit, language_of

STEP, LN2 = 0.02, math.log(2)
"""Width of a bin of log ratios."""
DOUBT = 10.0
"""The languages' own ratio weighs as much as so many units of the batch."""
KINDS = ((0.93, 0.0, 0.0), (0.03, math.log(0.55), 0.2), (0.02, math.log(1.5), 0.2), (0.02, 0.0, 0.7))
"""Whole texts, cut ones, those with more, and the rest: share, mean log ratio off the usual, what it scatters more."""
PRIOR = 20.0
"""The shares that are taken for granted weigh as much as so many units of the batch."""
ROUNDS = 8
LANGUAGES = 0.12
"""Standard deviation of a translator's mean log ratio around that of the languages."""
SPREAD = 0.10
GRAIN = 1.4
"""Standard deviation of the log ratio: `SPREAD` for long texts; `GRAIN`, over the root of the length, adds to it."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual for a pair: the mean log ratio, how much wider than usual it scatters, and from how many units."""

    mean: float
    scale: float
    count: int

    @property
    def doubt(self) -> float:
        """The standard deviation of the mean itself."""
        return LANGUAGES * math.sqrt(DOUBT / (self.count + DOUBT))

    def surprise(self, first: float, second: float, share: float = 1.0) -> float:
        """Return how many standard deviations `second` is off `share` of what `first` makes one expect."""
        expected = first * math.exp(self.mean) * share
        spread = math.hypot(self.scale * deviation(expected, second), self.doubt)
        return math.log(second / expected) / spread


def deviation(first: float, second: float) -> float:
    """Return the standard deviation of the log ratio of two lengths on one scale."""
    return math.sqrt(SPREAD**2 + GRAIN**2 * 2 / (first + second))


FAIR = math.log(1.5)
"""A log ratio further from what languages have says that a part is missing: how such a unit ends teaches nothing."""

Pair = tuple[str, str]
Bin = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Lengths:
    """For each pair of versions, in the order of their names, how often each length (log2) had each log ratio."""

    bins: Mapping[Pair, Mapping[Bin, int]] = field(default_factory=dict)
    _usual: dict[Pair, Usual] = field(default_factory=dict, init=False, repr=False)

    def merge(self, other: Lengths) -> Lengths:
        """Return what both know together."""
        pairs = sorted(self.bins.keys() | other.bins.keys())
        return Lengths({p: dict(Counter(self.bins.get(p, {})) + Counter(other.bins.get(p, {}))) for p in pairs})

    @staticmethod
    def of(units: Iterable[Unit]) -> Lengths:
        """Learn from units: each version against the source, or against every other where none is named."""
        bins: dict[Pair, dict[Bin, int]] = {}
        for unit in units:
            sizes = {name: math.log(size) for name, segment in unit.segments if (size := extent(segment.text))}
            for pair in _pairs(sorted(sizes), unit.source):
                key = _bin(sizes[pair[0]], sizes[pair[1]])
                counts = bins.setdefault(pair, {})
                counts[key] = counts.get(key, 0) + 1
        return Lengths(bins)

    def usual(self, first: str, second: str) -> Usual:
        """Return what is usual for `second` against `first`."""
        if first > second:
            turned = self.usual(second, first)
            return Usual(-turned.mean, turned.scale, turned.count)
        pair = (first, second)
        if pair not in self._usual:
            self._usual[pair] = _estimate(self.bins.get(pair, {}), _prior(first, second))
        return self._usual[pair]


def evened(version: str, text: str) -> float:
    """Return the log length of a text without what its language makes it longer; minus infinity of no text."""
    size = extent(text)
    return math.log(size) - languages.of(language_of(version)).length if size else -math.inf


def _pairs(names: list[str], source: str | None) -> Iterable[Pair]:
    if source is None:
        return itertools.combinations(names, 2)
    return ((min(source, n), max(source, n)) for n in names if n != source and source in names)


def _bin(first: float, second: float) -> Bin:
    """Return the bin of two lengths, as natural logarithms."""
    return round((first + second) / LN2), round((second - first) / STEP)


def _prior(first: str, second: str) -> float:
    return languages.of(language_of(second)).length - languages.of(language_of(first)).length


def _estimate(bins: Mapping[Bin, int], prior: float) -> Usual:
    """Return mean and scatter of the units in which nothing is wrong, both drawn towards what languages have."""
    count = sum(bins.values())
    if not count:
        return Usual(prior, 1.0, 0)
    wide = {size: deviation(2 ** (size / 2), 2 ** (size / 2)) for size, _ in bins}
    rows = [(ratio * STEP, wide[size], n) for (size, ratio), n in sorted(bins.items())]
    mean = median((ratio, n / sd**2) for ratio, sd, n in rows)
    scatter = 1.4826 * median((abs(ratio - mean) / sd, n) for ratio, sd, n in rows)
    shares = [whole for whole, _, _ in KINDS]
    for _ in range(ROUNDS):
        mean, scatter, shares = _refined(rows, mean, max(scatter, 0.3), shares)
    scale = (scatter * count + DOUBT) / (count + DOUBT)
    return Usual((mean * count + prior * DOUBT) / (count + DOUBT), max(scale, 0.5), count)


def _refined(
    rows: list[tuple[float, float, int]], mean: float, scatter: float, shares: list[float]
) -> tuple[float, float, list[float]]:
    """Return the next estimate of what is whole in a mixture of whole and damaged texts (expectation maximisation)."""
    weights, totals = [], [PRIOR * share for share, _, _ in KINDS]
    for ratio, sd, n in rows:
        likely = [
            share * _normal(ratio - mean - shift, math.hypot(sd * scatter, more))
            for share, (_, shift, more) in zip(shares, KINDS, strict=True)
        ]
        whole = sum(likely) or 1.0
        weights.append(n * likely[0] / whole)
        totals = [total + n * each / whole for total, each in zip(totals, likely, strict=True)]
    total = sum(w / sd**2 for w, (_, sd, _) in zip(weights, rows, strict=True))
    mean = sum(w * ratio / sd**2 for w, (ratio, sd, _) in zip(weights, rows, strict=True)) / total
    square = sum(w * ((ratio - mean) / sd) ** 2 for w, (ratio, sd, _) in zip(weights, rows, strict=True))
    return mean, math.sqrt(square / sum(weights)), [each / sum(totals) for each in totals]


def _normal(off: float, sd: float) -> float:
    return math.exp(-((off / sd) ** 2) / 2) / sd


def median(weighted: Iterable[tuple[float, float]]) -> float:
    """Return the value at which half of the weight is reached."""
    values = sorted(weighted)
    half = sum(weight for _, weight in values) / 2
    for value, weight in values:
        half -= weight
        if half <= 0:
            return value
    return 0.0
