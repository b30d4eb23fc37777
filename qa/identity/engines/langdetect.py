"""A port of Nakatani Shuyo's detector: 55 languages, slow, right where the others doubt; the last opinion.

It samples n-grams, so every call starts from the same seed: the same text gives the same answer.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping

from langdetect import DetectorFactory, LangDetectException
from langdetect.detector_factory import PROFILES_DIRECTORY

from qa.languages.kinship import plain


@functools.cache
def _factory() -> DetectorFactory:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory


@functools.cache
def languages() -> frozenset[str]:
    """Return the languages it can tell."""
    return frozenset(plain(label) for label in _factory().get_lang_list())


def shares(text: str, among: Collection[str] | None = None) -> Mapping[str, float]:
    """Return the probability of each language, the most likely first."""
    detector = _factory().create()
    detector.append(text)
    try:
        found = {plain(found.lang): found.prob for found in detector.get_probabilities()}
    except LangDetectException:
        return {}
    return found if among is None else {tag: share for tag, share in found.items() if tag in among}


def likelihoods(text: str) -> Mapping[str, float]:  # noqa: ARG001
    """Return nothing: its scores are not comparable between languages."""
    return {}
