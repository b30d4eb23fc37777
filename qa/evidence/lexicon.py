"""Which words of two versions go together, learnt from a sample of the batch.

The summary is the sample itself, so it merges in any order and stays small. Links are
words that are each other's best partner by Dice's coefficient (after Melamed 2000,
"Models of Translational Equivalence among Words"): twice the units that have both
words over the sum of those that have either. Words are rough stems, or runs of
letters where no spaces part words; how they are written in either language is not
compared.
"""

from __future__ import annotations

import functools
import heapq
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.evidence.sample import hash_text
from qa.evidence.thresholds import (
    FEWEST_UNITS,
    FOLDS,
    LEAST_DICE,
    LEAST_TOGETHER,
    SAMPLE,
)
from qa.language.words import stems
from qa.model import Unit, language_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WRITTEN = re.compile(r"[^\W\d_]+")
Versions = tuple[str, ...]
Sample = tuple[int, str, tuple[tuple[str, str], ...]]
"""A unit: hash, document, and the versions with their texts."""
Query = tuple[str, str, int | None]
"""Two versions, and the part of the batch that is not asked."""


@dataclass(frozen=True, slots=True)
class Link:
    """A word's translation.

    The word and its `partner` stand `together` in so many units; each stands in so
    many `times` of all `units`.
    """

    partner: str
    together: int
    times: tuple[int, int]
    units: int

    @property
    def kept(self) -> float:
        """The share of the word's units that have its partner, 0 to 1."""
        return self.together / self.times[0]

    @property
    def chance(self) -> float:
        """The share of all units that have the partner."""
        return self.times[1] / self.units


@dataclass(frozen=True)
class Links:
    """The words of one version with their partners in another, and the way back."""

    links: Mapping[str, Link] = field(default_factory=dict)

    @functools.cached_property
    def back(self) -> Mapping[str, str]:
        """The word of each partner."""
        return {link.partner: word for word, link in self.links.items()}

    @functools.cached_property
    def weights(self) -> Mapping[str, float]:
        """How rare each word is: the log of one over its share of the units."""
        links = self.links.items()
        return {word: math.log(link.units / link.times[0]) for word, link in links}

    def turn(self) -> Links:
        """Return the links from the other side: from each partner to its word."""
        turned = {}
        for word, link in self.links.items():
            times = link.times[::-1]
            turned[link.partner] = Link(word, link.together, times, link.units)
        return Links(turned)

    def left(self, text: str, language: str) -> frozenset[str]:
        """Return the words of a text of the first version that have a partner."""
        return stems(text, language) & self.links.keys()

    def right(self, text: str, language: str) -> frozenset[str]:
        """Return the words of the first version with a partner in a second's text."""
        partners = stems(text, language) & self.back.keys()
        return frozenset(self.back[partner] for partner in partners)


@dataclass(frozen=True)
class Lexicon:
    """A sample of the units of each set of versions, by their sorted names.

    A sample is sorted and has at most 4,000 units: those with the smallest hashes.
    Links are worked out when they are asked for, and kept with the value.
    """

    samples: Mapping[Versions, tuple[Sample, ...]] = field(default_factory=dict)
    _links: dict[Query, Links] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _counts: dict[str, Counter[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def merge(self, other: Lexicon) -> Lexicon:
        """Return what both know together."""
        merged = dict(self.samples)
        for versions, samples in other.samples.items():
            both = {*merged.get(versions, ()), *samples}
            merged[versions] = tuple(heapq.nsmallest(SAMPLE, both))
        return Lexicon(merged)

    @staticmethod
    def of(units: Iterable[Unit]) -> Lexicon:
        """Return what units teach: those with text in two versions or more."""
        found: dict[Versions, set[Sample]] = {}
        for unit in units:
            texts = tuple(
                (n, cell.text) for n, cell in unit.segments if cell.text.strip()
            )
            if len(texts) > 1:
                number = hash_text("\x1f".join(text for _, text in texts))
                versions = tuple(sorted(unit.versions))
                sample = (number, unit.document, texts)
                found.setdefault(versions, set()).add(sample)
        samples = {}
        for versions, several in found.items():
            samples[versions] = tuple(heapq.nsmallest(SAMPLE, several))
        return Lexicon(samples)

    def count(self, version: str) -> Counter[str]:
        """Return in how many of a version's sampled texts each word stands as it is written."""
        if version not in self._counts:
            counts: Counter[str] = Counter()
            for versions, samples in self.samples.items():
                for _, _, cells in samples if version in versions else ():
                    counts.update(set(_WRITTEN.findall(dict(cells).get(version, ""))))
            self._counts[version] = counts
        return self._counts[version]

    def links(self, first: str, second: str, document: str | None = None) -> Links:
        """Return the words of `first` and their partners in `second`.

        With a document, only the batch's other folds of documents are asked: a
        lexicon that has learnt from the alignment it is to judge would find its own
        mistakes confirmed. None are linked where the batch is small.
        """
        fold = None if document is None else _choose_fold(document)
        return self._find_links((first, second, fold))

    def _find_links(self, query: Query) -> Links:
        if query not in self._links:
            first, second, fold = query
            if first > second:
                self._links[query] = self._find_links((second, first, fold)).turn()
            else:
                self._links[query] = self._link(first, second, fold)
        return self._links[query]

    def _link(self, first: str, second: str, fold: int | None) -> Links:
        texts = self._draw(first, second, fold)
        if len(texts) < FEWEST_UNITS:
            return Links()
        mine = [stems(text, language_of(first)) for text, _ in texts]
        theirs = [stems(text, language_of(second)) for _, text in texts]
        return link_words(mine, theirs)

    def _draw(self, first: str, second: str, fold: int | None) -> list[tuple[str, str]]:
        """Return the texts of a sample of the units that have both versions.

        Documents of the fold are left out.
        """
        found = []
        for versions, samples in self.samples.items():
            if first not in versions or second not in versions:
                continue
            for number, document, cells in samples:
                texts = dict(cells)
                is_asked = fold is None or _choose_fold(document) != fold
                if is_asked and first in texts and second in texts:
                    found.append((number, texts[first], texts[second]))
        return [(mine, theirs) for _, mine, theirs in heapq.nsmallest(SAMPLE, found)]


def _choose_fold(document: str) -> int:
    return hash_text(document) % FOLDS


class _Vocabulary:
    """The words of one side that are not too rare, numbered in their order."""

    def __init__(self, units: Sequence[frozenset[str]]) -> None:
        import numpy as np  # noqa: PLC0415 - small batches do without

        counts = Counter(word for words in units for word in words)
        self.words = sorted(w for w, times in counts.items() if times >= LEAST_TOGETHER)
        self.times = np.array([counts[word] for word in self.words], dtype=np.int64)
        numbers = {word: number for number, word in enumerate(self.words)}
        self.units = []
        for words in units:
            row = [numbers[word] for word in words if word in numbers]
            self.units.append(np.array(row, dtype=np.int64))

    def find_best(
        self, ids: NDArray[np.int64], dice: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return for each pair the best coefficient that its word has in any pair.

        `ids` are the numbers of the words of this side, `dice` the coefficients, one
        each a pair.
        """
        import numpy as np  # noqa: PLC0415 - the same

        best = np.zeros(len(self.words))
        np.maximum.at(best, ids, dice)
        return best[ids]


def link_words(
    first: Sequence[frozenset[str]], second: Sequence[frozenset[str]]
) -> Links:
    """Return the pairs of words that are each other's best partner.

    `first` and `second` are the words of each unit, the nth of both of the nth unit.
    Pairs are counted as one 64-bit number each, the first word in the upper half:
    sorting numbers is many times faster than counting pairs.
    """
    import numpy as np  # noqa: PLC0415 - small batches do without

    left, right = _Vocabulary(first), _Vocabulary(second)
    pairs = []
    for mine, theirs in zip(left.units, right.units, strict=True):
        pairs.append((mine[:, None] << 32 | theirs[None, :]).ravel())
    both, together = np.unique(np.concatenate(pairs), return_counts=True)
    is_often = together >= LEAST_TOGETHER
    both, together = both[is_often], together[is_often]
    x, y = both >> 32, both & 0xFFFFFFFF
    dice = 2 * together / (left.times[x] + right.times[y])
    is_best = (dice >= left.find_best(x, dice)) & (dice >= right.find_best(y, dice))
    links = {}
    for n in np.flatnonzero(is_best & (dice >= LEAST_DICE)):
        times = int(left.times[x[n]]), int(right.times[y[n]])
        link = Link(right.words[y[n]], int(together[n]), times, len(first))
        links[left.words[x[n]]] = link
    return Links(links)
