"""What the other units with a name show: whether it is kept there, as what, and which words stand for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qa.kinds.name import thresholds
from qa.kinds.name.concordance import Occurrence
from qa.kinds.name.renderings import associate, has_rendering
from qa.kinds.name.text_pair import TextPair
from qa.model import Fact


@dataclass(frozen=True, slots=True)
class History:
    """The other units with a name, nearest first.

    `class_rate` is the share of the names of its class that the batch keeps, `kept` are the units in which the
    name is found; `has` says of each unit whether it has the name, found or by a word that stands for it, and
    `weights` how much each counts. `rendering` is the word (folded) that the name is most often. Where
    `stands_here`, this unit has one of its sure renderings too.
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
        return sum(
            weight for weight, has in zip(self.weights, self.has, strict=True) if has
        )


def study(fact: Fact, texts: TextPair) -> History:
    """Return what the other units show of a name of the first text.

    Units of the same document are asked first, and weigh more.
    """
    concordance = texts.versions.concordance
    version = texts.versions.second
    elsewhere = concordance.find_elsewhere(fact, texts.first.text)
    class_rate = concordance.rate(texts.profile(fact).name_class)
    occurrences = [occurrence for _, occurrence in elsewhere]
    kept = [occurrence for occurrence in occurrences if occurrence.is_kept]
    unseen = [
        version.language.read(occurrence.text)
        for occurrence in occurrences
        if not occurrence.is_kept
    ]
    words = Counter(occurrence.word for occurrence in kept)
    stands_here = has_rendering(texts.index, kept, words)
    associated = associate(unseen, version)
    return History(
        class_rate=class_rate,
        kept=kept,
        has=[
            one.is_kept
            or not associated.isdisjoint(version.language.read(one.text).keys)
            for one in occurrences
        ],
        weights=[
            1.0 if is_near else thresholds.OTHER_DOCUMENT_WEIGHT
            for is_near, _ in elsewhere
        ],
        rendering=max(sorted(words), key=lambda word: words[word], default=""),
        stands_here=stands_here or not associated.isdisjoint(texts.index.keys),
    )
