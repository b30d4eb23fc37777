"""What the other units with a name show: whether it is kept there, as what, and which words stand for it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.kinds.name import thresholds
from qa.kinds.name.concordance import Occurrence
from qa.kinds.name.text_index import TextIndex
from qa.kinds.name.text_pair import TextPair
from qa.kinds.name.version_texts import VersionTexts
from qa.model import Fact


@dataclass(frozen=True, slots=True)
class History:
    """The other units with a name, nearest first.

    `class_rate` is the share of the names of its class that the batch keeps, `kept` are the units in which the name is
    found; `has` says of each unit whether it has the name, found or by a word that stands for it, and `weights` how
    much each counts. `rendering` is the word (folded) that the name is most often. Where `stands_here`, this unit has
    one of its sure renderings too.
    """

    class_rate: float
    kept: Sequence[Occurrence]
    has: Sequence[bool]
    weights: Sequence[float]
    rendering: str
    stands_here: bool

    @property
    def units(self) -> int:
        """The number of the other units."""
        return len(self.has)

    @property
    def units_with_name(self) -> int:
        """The number of those that have the name; where it stands here, of those in which it is found."""
        return len(self.kept) if self.stands_here else sum(self.has)

    @property
    def weight(self) -> float:
        """What the other units count together."""
        return sum(self.weights)

    @property
    def weight_with_name(self) -> float:
        """What those that have the name count together."""
        return sum(weight for weight, has in zip(self.weights, self.has, strict=True) if has)


def study(fact: Fact, texts: TextPair) -> History:
    """Return what the other units show of a name of the first text."""
    concordance = texts.versions.concordance
    elsewhere = concordance.find_elsewhere(fact, texts.first.text)
    class_rate = concordance.rate(texts.profile(fact).name_class)
    occurrences = [occurrence for _, occurrence in elsewhere]
    kept = [occurrence for occurrence in occurrences if occurrence.is_kept]
    words = Counter(occurrence.word for occurrence in kept)
    language = texts.versions.second.language
    unseen = [language.read(occurrence.text) for occurrence in occurrences if not occurrence.is_kept]
    associated = associate(unseen, texts.versions.second)
    here = texts.index
    return History(
        class_rate,
        kept,
        [one.is_kept or not associated.isdisjoint(language.read(one.text).keys) for one in occurrences],
        [1.0 if near else thresholds.OTHER_DOCUMENT_WEIGHT for near, _ in elsewhere],
        max(sorted(words), key=lambda word: words[word], default=""),
        not associated.isdisjoint(here.keys) or has_rendering(here, kept, words),
    )


def has_rendering(text: TextIndex, kept: Sequence[Occurrence], words: Mapping[str, int]) -> bool:
    """Say whether a rendering that is sure elsewhere stands in a text; `words` counts the renderings."""
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
    """Return the keys (see `TextIndex.keys`) that most units have where a name is not found, and few units besides."""
    if len(unseen) < thresholds.UNITS_TO_ASSOCIATE:
        return frozenset()
    counts: Counter[str] = Counter()
    for text in unseen:
        counts.update(text.keys)
    scores = _score(counts, len(unseen), version)
    top = max(scores.values(), default=0.0)
    likely = {key for key, score in scores.items() if score > thresholds.ASSOCIATED_SHARE * top}
    return frozenset(key for key in likely if not _is_part(key, likely, counts))


def _score(counts: Mapping[str, int], units: int, version: VersionTexts) -> Mapping[str, float]:
    """Return how well each key stands for the name: by its share of the units (tf), by how rare it is (idf)."""
    scores: dict[str, float] = {}
    total = len(version.texts)
    need = max(thresholds.UNITS_TO_ASSOCIATE, math.ceil(units * thresholds.ASSOCIATED_UNITS))
    for key, count in counts.items():
        if count < need:
            continue
        most = int(count / thresholds.ASSOCIATED_OWN)
        times = max(count, version.count_texts(key, most))
        if total > thresholds.RARE_TEXTS * times and count >= thresholds.ASSOCIATED_OWN * times:
            scores[key] = count / units * math.log(total / times)
    return scores


def _is_part(key: str, keys: set[str], counts: Mapping[str, int]) -> bool:
    """Say whether a key only stands where a longer one of these does."""
    return any(key != other and key in other and counts[other] == counts[key] for other in keys)
