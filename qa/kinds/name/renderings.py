"""Which words stand for a name: its sure renderings elsewhere, and what the units share in which it is not found."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from qa.kinds.name import thresholds
from qa.kinds.name.concordance import Occurrence
from qa.kinds.name.text_index import TextIndex
from qa.kinds.name.version_texts import VersionTexts


def has_rendering(
    text: TextIndex,
    kept: Sequence[Occurrence],
    words: Mapping[str, int],
) -> bool:
    """Say whether a rendering that is sure elsewhere stands in a text.

    `kept` are the units in which the name is found, `words` says how many have each rendering. A rendering is
    sure if it is a clear match or stands in several units. In the text it may have another ending.
    """
    sure: set[str] = set()
    for occurrence in kept:
        if occurrence.ratio >= thresholds.CLEAR_MATCH or words[occurrence.word] > 1:
            sure.add(occurrence.word)
    if text.spaceless:
        return any(len(word) > 1 and word in text.line for word in sure)
    return any(word in text.words or _has_form(word, text) for word in sure)


def _has_form(word: str, text: TextIndex) -> bool:
    """Say whether a text has a word that begins like this one, but for its ending."""
    if len(word) <= thresholds.STEM_LETTERS:
        return False
    size = max(thresholds.STEM_LETTERS, len(word) - thresholds.RENDERING_ENDING_LETTERS)
    return f" {word[:size]}" in text.line


def associate(unseen: Sequence[TextIndex], version: VersionTexts) -> frozenset[str]:
    """Return the keys of texts that stand for a name.

    `unseen` are the texts of `version`, in units with the name, in which it is not found. A key (see
    `TextIndex.keys`) stands for the name if most of them have it and few texts besides; only the best of such
    keys count, and none that is part of a longer one.
    """
    if len(unseen) < thresholds.UNITS_TO_ASSOCIATE:
        return frozenset()
    counts: Counter[str] = Counter()
    for text in unseen:
        counts.update(text.keys)
    scores = _score(counts, len(unseen), version)
    top = max(scores.values(), default=0.0)
    likely = {
        key
        for key, score in scores.items()
        if score > thresholds.ASSOCIATED_SHARE * top
    }
    return frozenset(key for key in likely if not _is_part(key, likely, counts))


def _score(
    counts: Mapping[str, int],
    units: int,
    version: VersionTexts,
) -> Mapping[str, float]:
    """Return how well each key stands for the name: its share of the units (tf) times how rare it is (idf).

    `counts` says how many of the units have a key. Keys that too few units have, or too many texts besides, are
    left out.
    """
    scores: dict[str, float] = {}
    total = len(version.texts)
    need = max(
        thresholds.UNITS_TO_ASSOCIATE, math.ceil(units * thresholds.ASSOCIATED_UNITS)
    )
    for key, count in counts.items():
        if count < need:
            continue
        most = int(count / thresholds.ASSOCIATED_OWN)
        times = max(count, version.count_texts(key, most))
        if (
            total > thresholds.RARE_TEXTS * times
            and count >= thresholds.ASSOCIATED_OWN * times
        ):
            scores[key] = count / units * math.log(total / times)
    return scores


def _is_part(key: str, keys: set[str], counts: Mapping[str, int]) -> bool:
    """Say whether a key only stands where a longer one of these does."""
    longer = [other for other in keys if key != other and key in other]
    return any(counts[other] == counts[key] for other in longer)
