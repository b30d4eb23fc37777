"""Which words of two versions go together: learned from a fair sample of the batch's units.

The summary is the sample itself, the units with the smallest hashes (a bottom-k sketch, Cohen and Kaplan 2007), so it
merges in any order and stays small. Links are words that are each other's best partner by Dice's coefficient
(after Melamed 2000).
"""

from __future__ import annotations

import functools
import heapq
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qa.language.words import stems
from qa.model import Unit, language_of

SAMPLE = 4000
"""Units kept of each set of versions, and asked for a pair."""
FEWEST = 80
"""Units below which nothing is learned."""
FOLDS = 4
TOGETHER = 3
DICE = 0.3
"""A link's words stand together in so many units, and in so large a share of the units that have either."""

Pair = tuple[str, str]
Sample = tuple[int, str, tuple[tuple[str, str], ...]]
"""A unit: hash, document, and the versions with their texts."""


@dataclass(frozen=True, slots=True)
class Link:
    """A word's translation: in how many units both stand, and either, of how many in all."""

    partner: str
    together: int
    times: tuple[int, int]
    units: int

    @property
    def kept(self) -> float:
        """The share of the word's units that have its partner."""
        return self.together / self.times[0]

    @property
    def chance(self) -> float:
        """The share of all units that have the partner."""
        return self.times[1] / self.units


@dataclass(frozen=True, eq=False)
class Links:
    """The words of one version with their partners in another, and the way back."""

    links: Mapping[str, Link] = field(default_factory=dict)
    back: Mapping[str, str] = field(default_factory=dict)

    @functools.cached_property
    def weights(self) -> Mapping[str, float]:
        """How rare each word is: the log of one over the share of the units that have it."""
        return {word: math.log(link.units / link.times[0]) for word, link in self.links.items()}

    def turned(self) -> Links:
        """Return the links from the other side."""
        links = {k.partner: Link(w, k.together, k.times[::-1], k.units) for w, k in self.links.items()}
        return Links(links, {link.partner: word for word, link in links.items()})

    def left(self, text: str, language: str) -> frozenset[str]:
        """Return the words of a text in the first version's language that have a partner."""
        return stems(text, language) & self.links.keys()

    def right(self, text: str, language: str) -> frozenset[str]:
        """Return the words of the first version whose partners stand in a text of the second."""
        return frozenset(self.back[word] for word in stems(text, language) & self.back.keys())


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A sample of the units of each set of versions, by their names."""

    samples: Mapping[tuple[str, ...], tuple[Sample, ...]] = field(default_factory=dict)
    _links: dict[tuple[str, str, int | None], Links] = field(default_factory=dict, init=False, repr=False)

    def merge(self, other: Lexicon) -> Lexicon:
        """Return what both know together."""
        sets = sorted(self.samples.keys() | other.samples.keys())
        return Lexicon({s: _smallest({*self.samples.get(s, ()), *other.samples.get(s, ())}) for s in sets})

    @staticmethod
    def of(units: Iterable[Unit]) -> Lexicon:
        """Learn from units."""
        found: dict[tuple[str, ...], set[Sample]] = {}
        for unit in units:
            texts = tuple((name, segment.text) for name, segment in unit.segments if segment.text.strip())
            if len(texts) > 1:
                found.setdefault(tuple(sorted(unit.versions)), set()).add(_sample(unit.document, texts))
        return Lexicon({versions: _smallest(found[versions]) for versions in sorted(found)})

    def links(self, first: str, second: str, document: str | None = None) -> Links:
        """Return the words of `first` and their partners in `second`.

        With a document, only the batch's other folds of documents are asked: a lexicon that has learned from the
        alignment it is to judge would find its own mistakes confirmed.
        """
        return self._found(first, second, None if document is None else _fold(document))

    def _learned(self, first: str, second: str, fold: int | None) -> Links:
        if first > second:
            return self._found(second, first, fold).turned()
        chosen = self._chosen(first, second, fold)
        if len(chosen) < FEWEST:
            return Links()
        return _linked(
            [stems(a, language_of(first)) for a, _ in chosen],
            [stems(b, language_of(second)) for _, b in chosen],
        )

    def _chosen(self, first: str, second: str, fold: int | None) -> list[tuple[str, str]]:
        """Return a sample of the units that have both versions."""
        found = []
        for versions, samples in self.samples.items():
            if first in versions and second in versions:
                for number, document, texts in samples:
                    held = dict(texts)
                    if (fold is None or _fold(document) != fold) and first in held and second in held:
                        found.append((number, held[first], held[second]))
        return [(one, other) for _, one, other in heapq.nsmallest(SAMPLE, found)]

    def _found(self, first: str, second: str, fold: int | None) -> Links:
        key = (first, second, fold)
        if key not in self._links:
            self._links[key] = self._learned(*key)
        return self._links[key]


def _sample(document: str, texts: tuple[tuple[str, str], ...]) -> Sample:
    said = "\x1f".join(text for _, text in texts)
    return zlib.crc32(said.encode("utf-8", "surrogatepass")), document, texts


def _fold(document: str) -> int:
    return zlib.crc32(document.encode("utf-8", "surrogatepass")) % FOLDS


def _smallest(samples: set[Sample]) -> tuple[Sample, ...]:
    return tuple(heapq.nsmallest(SAMPLE, samples) if len(samples) > SAMPLE else sorted(samples))


def _linked(first: Sequence[frozenset[str]], second: Sequence[frozenset[str]]) -> Links:
    """Return the pairs of words that are each other's best partner."""
    import numpy as np  # noqa: PLC0415 - small batches do without

    counts = [Counter(word for words in side for word in words) for side in (first, second)]
    words = [sorted(word for word, times in count.items() if times >= TOGETHER) for count in counts]
    ids = [{word: number for number, word in enumerate(side)} for side in words]
    rows = []
    for mine, theirs in zip(first, second, strict=True):
        a = np.array([ids[0][w] for w in mine if w in ids[0]], dtype=np.int64)
        b = np.array([ids[1][w] for w in theirs if w in ids[1]], dtype=np.int64)
        rows.append((a[:, None] << 32 | b[None, :]).ravel())
    both, together = np.unique(np.concatenate(rows), return_counts=True)
    often = together >= TOGETHER
    x, y, together = both[often] >> 32, both[often] & 0xFFFFFFFF, together[often]
    times = [np.array([count[word] for word in side]) for count, side in zip(counts, words, strict=True)]
    dice = 2 * together / (times[0][x] + times[1][y])
    best = [np.zeros(len(side)) for side in words]
    np.maximum.at(best[0], x, dice)
    np.maximum.at(best[1], y, dice)
    mutual = np.flatnonzero((dice >= DICE) & (dice >= best[0][x]) & (dice >= best[1][y]))
    links = {}
    for n in mutual:
        pair = (int(times[0][x[n]]), int(times[1][y[n]]))
        links[words[0][x[n]]] = Link(words[1][y[n]], int(together[n]), pair, len(first))
    return Links(links, {link.partner: word for word, link in links.items()})
