"""A port of Nakatani Shuyo's detector: 55 languages, slow, right where the others doubt; the last opinion.

It samples n-grams, so every call starts from the same seed: the same text gives the same answer. Its sums over all
languages are taken at once, in an array: the same answers, several times as fast.
"""

from __future__ import annotations

import functools
from array import array
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from langdetect import DetectorFactory, LangDetectException
from langdetect.detector import Detector
from langdetect.detector_factory import PROFILES_DIRECTORY

from qa.language.kinship import plain
from qa.memory import remember

LONGEST = 3
"""Characters of an n-gram at most."""

Numbers = np.ndarray[Any, np.dtype[Any]]


class _Detector(Detector):  # type: ignore[misc]
    """The library's detector, with its inner loops over languages done by NumPy."""

    def _init_probability(self) -> Numbers:
        return np.full(len(self.langlist), 1.0 / len(self.langlist))

    def _update_lang_prob(self, prob: Numbers, word: str, alpha: float) -> bool:
        prob *= alpha / self.BASE_FREQ + _column(word)
        return True

    def _normalize_prob(self, prob: Numbers) -> float:
        prob /= sum(prob.tolist())
        return float(prob.max())


class _Factory(DetectorFactory):  # type: ignore[misc]
    """The library's profiles; of each n-gram only the languages that have it are kept: two of 55 in the mean."""

    def __init__(self) -> None:
        super().__init__()
        self._held = (array("I"), array("B"), array("d"))

    def add_profile(self, profile: Any, index: int, langsize: int) -> None:  # noqa: ANN401, ARG002
        """Take the probabilities of one language's n-grams, computed as the library does."""
        self.langlist.append(profile.name)
        words, languages, chances = self._held
        for word, times in profile.freq.items():
            if 1 <= len(word) <= LONGEST:
                words.append(
                    self.word_lang_prob_map.setdefault(
                        word, len(self.word_lang_prob_map)
                    )
                )
                languages.append(index)
                chances.append(1.0 * times / profile.n_words[len(word) - 1])

    @functools.cached_property
    def _sorted(self) -> tuple[Numbers, ...]:
        """The n-grams' numbers in ascending order, their languages and probabilities."""
        words, *others = (
            np.frombuffer(held, dtype=held.typecode) for held in self._held
        )
        order = np.argsort(words, kind="stable")
        return words[order], *(other[order] for other in others)

    def column(self, word: str) -> Numbers:
        """Return how likely an n-gram is in each language."""
        words, languages, chances = self._sorted
        start, end = np.searchsorted(
            words, self.word_lang_prob_map[word] + np.arange(2)
        )
        found = np.zeros(len(self.langlist))
        found[languages[start:end]] = chances[start:end]
        return found


@remember(4096)
def _column(word: str) -> Numbers:
    return _factory().column(word)


@functools.cache
def _factory() -> _Factory:
    factory = _Factory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory


@functools.cache
def languages() -> frozenset[str]:
    """Return the languages it can tell."""
    return frozenset(plain(label) for label in _factory().get_lang_list())


def shares(text: str, among: Collection[str] | None = None) -> Mapping[str, float]:
    """Return the probability of each language, the most likely first."""
    detector = _Detector(_factory())
    detector.append(text)
    try:
        found = {
            plain(found.lang): found.prob for found in detector.get_probabilities()
        }
    except LangDetectException:
        return {}
    return (
        found
        if among is None
        else {tag: share for tag, share in found.items() if tag in among}
    )


def likelihoods(text: str) -> Mapping[str, float]:  # noqa: ARG001
    """Return nothing: its scores are not comparable between languages."""
    return {}
