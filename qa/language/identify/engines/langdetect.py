"""A port of Nakatani Shuyo's detector: 55 languages, slow, right where the others doubt.

It has the last word on a suspicion that the other engines are not clear about, and no
other: it is asked for few texts, and loaded with the first. It samples n-grams, so
every call starts from the same seed: the same text gives the same answer.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from pathlib import Path

from langdetect import DetectorFactory, LangDetectException, detect_langs
from langdetect.detector_factory import PROFILES_DIRECTORY

from qa.language.kinship import plain

SEED = 0
"""Where the samples begin, as the library's manual says it; any number would do."""
DetectorFactory.seed = SEED


@functools.cache
def languages() -> frozenset[str]:
    """Return the languages it can tell."""
    profiles = Path(PROFILES_DIRECTORY).iterdir()
    return frozenset(plain(profile.name) for profile in profiles)


def shares(text: str, among: Collection[str] | None = None) -> Mapping[str, float]:
    """Return the probability of each language, the most likely first."""
    try:
        found = {plain(guess.lang): guess.prob for guess in detect_langs(text)}
    except LangDetectException:
        return {}
    if among is None:
        return found
    return {tag: share for tag, share in found.items() if tag in among}


def likelihoods(text: str) -> Mapping[str, float]:  # noqa: ARG001
    """Return nothing: its scores are not comparable between languages."""
    return {}
