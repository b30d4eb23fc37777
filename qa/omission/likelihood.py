"""What each trait of two texts says for "a part was left out" against "all is there".

Every function returns a log-likelihood ratio (natural logarithm), positive where the
trait speaks for a cut. Nothing is learnt from labels: what is usual is the batch
itself, and a cut is taken to leave a third to two thirds of a text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from qa import language as languages
from qa.align.sketch import anchors
from qa.evidence.endings import ended
from qa.evidence.lengths import Usual, median
from qa.evidence.lexicon import Links
from qa.language.sentences import sentences
from qa.model import Unit, language_of
from qa.omission.thresholds import (
    FIGURE_KEPT,
    HALF,
    LEAST_FIGURE,
    LEAST_LIKELIHOOD,
    MORE_SENTENCES,
    MOST_CHANCE,
    MOST_KEPT,
    RARE,
    SAME_SENTENCES,
    SHARES,
    STRETCHES,
    TELLING,
    TENTHS,
    TRUST,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of a unit: one that may be only a part of the other.

    Lengths are in letters; `usual` is what the batch knows of the length of `part`
    against `whole`.
    """

    whole: str
    part: str
    whole_length: float
    part_length: float
    usual: Usual

    @property
    def share(self) -> float:
        """The length of the part against what the whole makes one expect."""
        return self.part_length / self.whole_length / math.exp(self.usual.mean)

    def surprise(self, share: float) -> float:
        """Return how many standard deviations the part is off a share of the whole."""
        return self.usual.surprise(self.whole_length, self.part_length, share)


def combine(surprises: Sequence[float]) -> float:
    """Return the standard deviations that a length is off by what several others say.

    Their median counts. A length scatters less around what several versions make one
    expect than around what one of them does.
    """
    middle = median((surprise, 1.0) for surprise in surprises)
    return middle / math.sqrt((1 + 1 / len(surprises)) / 2)


def weigh_length(pairs: Sequence[Pair]) -> float:
    """Return what a length says, by all pairs of one part or of one whole."""
    cut = 0.0
    for share in SHARES:
        off = combine([pair.surprise(share) for pair in pairs])
        cut += math.exp(-(off**2) / 2)
    off = combine([pair.surprise(1.0) for pair in pairs])
    return math.log(max(cut / len(SHARES), LEAST_LIKELIHOOD)) + off**2 / 2


def weigh_sentences(unit: Unit, pair: Pair) -> float:
    """Return what the numbers of sentences say; 0 in scripts that do not end them."""
    first, second = language_of(pair.whole), language_of(pair.part)
    if not languages.of(first).prose.ends or not languages.of(second).prose.ends:
        return 0.0
    whole = sentences(unit[pair.whole].text, first)
    part = sentences(unit[pair.part].text, second)
    if len(whole) > len(part):
        return MORE_SENTENCES
    if pair.part == unit.source and ended(unit[pair.whole].text):
        return SAME_SENTENCES
    return 0.0


def weigh_words(
    links: Links,
    text: str,
    whole: frozenset[str],
    part: frozenset[str],
) -> tuple[float, list[str]]:
    """Return what linked words say, and which of them are lost.

    `whole` are the linked words of `text`, `part` those whose partners are in the
    other version. Words are weighed by where they stand, and the mean is taken over
    all stretches of the text that may be gone.
    """
    if not whole:
        return 0.0, []
    folded = text.casefold()
    weights = [0.0] * TENTHS
    lost = []
    for word in sorted(whole):
        link = links.links[word]
        kept = min(link.kept, MOST_KEPT)
        chance = min(link.chance, MOST_CHANCE)
        if word in part:
            weight = math.log(chance / kept)
        else:
            weight = math.log((1 - chance) / (1 - kept))
            if link.kept > TELLING and links.weights[word] > RARE:
                lost.append(word)
        weights[folded.find(word) * TENTHS // len(folded)] += TRUST * weight
    sums = list(accumulate(weights, initial=0.0))
    gone = [sums[stop] - sums[start] for start, stop in STRETCHES]
    return _log_mean(gone), lost


def _log_mean(logs: Sequence[float]) -> float:
    """Return the logarithm of the mean of numbers that are given as logarithms."""
    most = max(logs)
    total = sum(math.exp(log - most) for log in logs)
    return most + math.log(total / len(logs))


def weigh_figures(whole: str, part: str) -> tuple[float, list[str]]:
    """Return what figures and addresses of two texts say, and which are lost.

    None is lost where as many others stand: they were changed and not left out.
    """
    strength = 0.0
    lost = []
    for kind in "#@":
        mine = _find_figures(kind, whole)
        theirs = _find_figures(kind, part)
        strength += len(mine & theirs) * TRUST * math.log(HALF)
        if len(theirs) < len(mine):
            lost += sorted(mine - theirs)
    gone = math.log((1 - FIGURE_KEPT * HALF) / (1 - FIGURE_KEPT))
    return strength + len(lost) * TRUST * gone, lost


def _find_figures(kind: str, text: str) -> set[str]:
    """Return the anchors of one kind, without its sign."""
    found = {anchor[1:] for anchor in anchors(text) if anchor[0] == kind}
    return {figure for figure in found if len(figure) >= LEAST_FIGURE}
