"""How long one version's segments are against another's.

Learnt is the distribution of the log length ratio of each pair of versions. Most
units of a batch are whole, a few are cut or have something more: what is usual is the
main part of a mixture whose other parts are those (expectation maximisation). While
the batch is small, what is known of the two languages weighs more.

The ratio scatters the more, the shorter the texts are (Gale and Church 1993); lengths
are therefore counted in classes, each with its own standard deviation.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qa import language as languages
from qa.evidence.thresholds import (
    COMPONENTS,
    GRAIN,
    LANGUAGE_SPREAD,
    LANGUAGE_UNITS,
    LEAST_SCALE,
    LEAST_SCATTER,
    LENGTH_BIN,
    LONG_SPREAD,
    MAD,
    RATIO_BIN,
    ROUNDS,
    SHARE_UNITS,
)
from qa.language.extent import extent
from qa.model import Unit, language_of

Pair = tuple[str, str]
"""Two versions in the order of their names."""
Bin = tuple[int, int]
"""The number of a bin of lengths, and that of a bin of log ratios."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual for a pair of versions.

    `mean` is the mean log length ratio of the second to the first, `scale` how much
    wider than usual it scatters (1.0 is as usual), `count` from how many units.
    """

    mean: float
    scale: float
    count: int

    @property
    def doubt(self) -> float:
        """The standard deviation of the mean itself.

        It falls with the root of the units that have taught it.
        """
        known = LANGUAGE_UNITS / (self.count + LANGUAGE_UNITS)
        return LANGUAGE_SPREAD * math.sqrt(known)

    def surprise(self, first: float, second: float, share: float = 1.0) -> float:
        """Return how many standard deviations one length is off what is expected.

        Expected of `second` is a `share` of what `first` makes one expect.
        """
        expected = first * math.exp(self.mean) * share
        scatter = self.scale * deviation(expected, second)
        return math.log(second / expected) / math.hypot(scatter, self.doubt)


def deviation(first: float, second: float) -> float:
    """Return the standard deviation of the log ratio of two lengths on one scale.

    Both are in letters and above 0. Of two texts of 100 letters it is 0.17.
    """
    return math.sqrt(LONG_SPREAD**2 + GRAIN**2 * 2 / (first + second))


@dataclass(frozen=True)
class Lengths:
    """For each pair of versions how often each length had each log ratio.

    What is usual is estimated when it is asked for, and kept with the value.
    """

    bins: Mapping[Pair, Counter[Bin]] = field(default_factory=dict)
    _usual: dict[Pair, Usual] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def merge(self, other: Lengths) -> Lengths:
        """Return what both know together."""
        merged = dict(self.bins)
        for pair, counts in other.bins.items():
            merged[pair] = merged.get(pair, Counter()) + counts
        return Lengths(merged)

    @staticmethod
    def of(units: Iterable[Unit]) -> Lengths:
        """Return what units teach: from the source, or of every two versions.

        A unit whose source has no text teaches nothing.
        """
        bins: dict[Pair, Counter[Bin]] = {}
        for unit in units:
            logs = {}
            for name, segment in unit.segments:
                length = extent(segment.text)
                if length:
                    logs[name] = math.log(length)
            for first, second in _pair_names(sorted(logs), unit.source):
                counts = bins.setdefault((first, second), Counter())
                counts[_choose_bin(logs[first], logs[second])] += 1
        return Lengths(bins)

    def usual(self, first: str, second: str) -> Usual:
        """Return what is usual for `second` against `first`, two names of versions.

        Of a pair that the batch does not have it is what the languages have.
        """
        if first > second:
            turned = self.usual(second, first)
            return Usual(-turned.mean, turned.scale, turned.count)
        pair = (first, second)
        if pair not in self._usual:
            prior = (
                languages.of(language_of(second)).length
                - languages.of(language_of(first)).length
            )
            self._usual[pair] = _estimate(self.bins.get(pair, Counter()), prior)
        return self._usual[pair]


def even_length(version: str, text: str) -> float:
    """Return the log length of a text without what its language makes it longer.

    Of no text it is minus infinity.
    """
    length = extent(text)
    return (
        math.log(length) - languages.of(language_of(version)).length
        if length
        else -math.inf
    )


def _pair_names(names: Sequence[str], source: str | None) -> Iterable[Pair]:
    """Return the pairs that teach something: with the source, or all without one."""
    if source is None:
        return itertools.combinations(names, 2)
    if source not in names:
        return []
    return [(min(source, name), max(source, name)) for name in names if name != source]


def _choose_bin(first: float, second: float) -> Bin:
    """Return the bin of two log lengths."""
    return round((first + second) / LENGTH_BIN), round((second - first) / RATIO_BIN)


class _Row(NamedTuple):
    """A log ratio, the standard deviation expected of its length, and its count."""

    ratio: float
    spread: float
    times: int


def _estimate(bins: Counter[Bin], prior: float) -> Usual:
    """Return mean and scatter of the units in which nothing is wrong.

    Both are drawn towards `prior`, the mean log ratio that the languages have.
    """
    count = bins.total()
    if not count:
        return Usual(prior, 1.0, 0)
    rows = []
    for (size, ratio), times in sorted(bins.items()):
        length = 2 ** (size / 2)
        rows.append(_Row(ratio * RATIO_BIN, deviation(length, length), times))
    mean = median((row.ratio, row.times / row.spread**2) for row in rows)
    offs = [(abs(row.ratio - mean) / row.spread, row.times) for row in rows]
    scatter = MAD * median(offs)
    shares = [component.share for component in COMPONENTS]
    for _ in range(ROUNDS):
        scatter = max(scatter, LEAST_SCATTER)
        mean, scatter, shares = _refine(rows, mean, scatter, shares)
    total = count + LANGUAGE_UNITS
    scale = (scatter * count + LANGUAGE_UNITS) / total
    mean = (mean * count + prior * LANGUAGE_UNITS) / total
    return Usual(mean, max(scale, LEAST_SCALE), count)


def _refine(
    rows: Sequence[_Row], mean: float, scatter: float, shares: Sequence[float]
) -> tuple[float, float, list[float]]:
    """Return the next estimate of mean, scatter and shares of the mixture.

    Each row belongs to each component as far as that makes it likely. Mean and
    scatter are those of the part that is whole, weighted by the precision of each
    row; the shares are drawn to those that are taken for granted.
    """
    weights = []
    totals = [SHARE_UNITS * component.share for component in COMPONENTS]
    for row in rows:
        likely = _weigh_components(row, mean, scatter, shares)
        whole = sum(likely) or 1.0
        weights.append(row.times * likely[0] / whole)
        for number, each in enumerate(likely):
            totals[number] += row.times * each / whole
    weight = moment = square = 0.0
    for row, each in zip(rows, weights, strict=True):
        weight += each / row.spread**2
        moment += each * row.ratio / row.spread**2
    mean = moment / weight
    for row, each in zip(rows, weights, strict=True):
        square += each * ((row.ratio - mean) / row.spread) ** 2
    total = sum(totals)
    return mean, math.sqrt(square / sum(weights)), [each / total for each in totals]


def _weigh_components(
    row: _Row, mean: float, scatter: float, shares: Sequence[float]
) -> list[float]:
    """Return how likely a row comes from each component, without a common factor."""
    likely = []
    for share, component in zip(shares, COMPONENTS, strict=True):
        spread = math.hypot(row.spread * scatter, component.spread)
        off = (row.ratio - mean - component.shift) / spread
        likely.append(share * (math.exp(-(off**2) / 2) / spread))
    return likely


def median(weighted: Iterable[tuple[float, float]]) -> float:
    """Return the value at which half of the weight is reached; 0 of nothing.

    `weighted` are pairs of a value and its weight.
    """
    values = sorted(weighted)
    half = sum(weight for _, weight in values) / 2
    for value, weight in values:
        half -= weight
        if half <= 0:
            return value
    return 0.0
