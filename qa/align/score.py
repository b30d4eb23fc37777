"""How well two stretches of text fit: a log-likelihood ratio against chance.

Three things are added up, as natural logarithms:

- Length after Gale and Church (1993), with a Student t for its heavy tails: how
  likely is the length of the second text given the first, against its being any text
  of that side.
- Anchors by how rare they are in this document: a figure that stands once on either
  side says much where it is shared, a question mark little. One that is not shared
  speaks against the pair.
- Sentences, where paragraphs were merged: none of them must be lost.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from qa.align.slot import Slot
from qa.align.thresholds import (
    ANCHOR_KEPT,
    ANCHOR_WEIGHT,
    FIRM_ANCHORS,
    LEAST_SPREAD,
    MOST_LIKELY,
    NAME_LOSS,
    SENTENCES_KEPT,
    SENTENCES_LOST,
    SIGN_KEPT,
    SMOOTHING,
)
from qa.evidence.lengths import deviation
from qa.memory import remember


class Score:
    """Scores stretches of the left side against stretches of the right.

    Stretches are half-open ranges of segments. Everything that depends on one side
    alone is summed up once, so that a score costs the same however long both sides
    are. Scores of single segments are kept: paths meet at the same places.
    """

    def __init__(
        self,
        left: Sequence[Slot],
        right: Sequence[Slot],
    ) -> None:
        self.width = len(right)
        gains, left_losses = _weigh_anchors(left, right)
        right_gains, right_losses = _weigh_anchors(right, left)
        self._gains = {
            anchor: gain + right_gains[anchor] for anchor, gain in gains.items()
        }
        self.left = Side(left, self._gains, left_losses)
        self.right = Side(right, self._gains, right_losses)
        self._mean, self._spread = describe_lengths(right)
        self._singles: dict[tuple[int, int], float] = {}

    def single(
        self,
        i: int,
        j: int,
    ) -> float:
        """Return the score of one segment against one."""
        key = (i, j)
        if key not in self._singles:
            self._singles[key] = self.stretch(i, i + 1, j, j + 1)
        return self._singles[key]

    def stretch(
        self,
        i: int,
        k: int,
        j: int,
        m: int,
    ) -> float:
        """Return the score of left[i:k] against right[j:m], neither of them empty.

        A positive score means that they are likelier one text than two.
        """
        left, right = self.left, self.right
        first = left.lengths[k] - left.lengths[i]
        second = right.lengths[m] - right.lengths[j]
        size = math.log(second)
        by_chance = student(size - self._mean - math.log(m - j), self._spread)
        fit = student(size - math.log(first), deviation(first, second)) - by_chance
        fit += left.losses[k] - left.losses[i] + right.losses[m] - right.losses[j]
        for anchor in left.join_anchors(i, k) & right.join_anchors(j, m):
            fit += self._gains[anchor]
        if k - i != m - j:
            fit += compare_sentences(left.sentences[i:k], right.sentences[j:m])
        return fit


class Side:
    """One side's shared anchors, and sums of all segments before each place."""

    def __init__(
        self,
        slots: Sequence[Slot],
        gains: Mapping[str, float],
        losses: Mapping[str, float],
    ) -> None:
        self.anchors = [slot.anchors & gains.keys() for slot in slots]
        self._slots = slots
        self.lengths = list(accumulate((slot.length for slot in slots), initial=0.0))
        self.sentences = [slot.sentences for slot in slots]
        lost = [
            sum(losses[each] for each in slot.anchors & losses.keys()) for slot in slots
        ]
        self.losses = list(accumulate(lost, initial=0.0))

    def role(self, place: int) -> frozenset[str]:
        """Return what a segment is in its document."""
        return frozenset(
            anchor for anchor in self._slots[place].anchors if anchor[0] == "§"
        )

    def join_anchors(
        self,
        start: int,
        stop: int,
    ) -> AbstractSet[str]:
        """Return the shared anchors of a stretch of at least one segment."""
        first = self.anchors[start]
        if stop - start == 1:
            return first
        return first.union(*self.anchors[start + 1 : stop])


def describe_lengths(slots: Sequence[Slot]) -> tuple[float, float]:
    """Return mean and standard deviation of the log lengths of a side.

    This is what a text of that side is like by chance. The deviation is at least
    `LEAST_SPREAD`: where all texts are as long, length tells nothing.
    """
    logs = [math.log(slot.length) for slot in slots] or [0.0]
    return statistics.fmean(logs), max(LEAST_SPREAD, statistics.pstdev(logs))


def compare_sentences(left: Sequence[int], right: Sequence[int]) -> float:
    """Return what the numbers of sentences say for merged paragraphs.

    None must be lost, and the end must be that of the last paragraph.
    """
    many, one = (left, right) if len(left) > len(right) else (right, left)
    if bool(many[-1]) != bool(one[-1]):
        return SENTENCES_LOST
    if not all(left) or not all(right):
        return 0.0
    return SENTENCES_LOST if sum(one) < sum(many) else SENTENCES_KEPT


def student(x: float, scale: float) -> float:
    """Return the log density of Student's t with four degrees of freedom at `x`.

    `scale` is in the unit of `x`. Its tails are heavy: a free translation is not
    ruled out by its length.
    """
    log_constant = 0.98  # of log(8/3), to two digits: it cancels out in a ratio
    return (
        -math.log(scale) - 2.5 * math.log1p(x * x / (4 * scale * scale)) - log_constant
    )


def _weigh_anchors(
    side: Sequence[Slot], other: Sequence[Slot]
) -> tuple[dict[str, float], dict[str, float]]:
    """Return what each anchor of a side gains where shared, and loses where not.

    An anchor that the other side has nowhere loses only if it is of a firm kind:
    most translations have no sound of a name, or no brackets, for good reasons.
    """
    gains: dict[str, float] = {}
    losses: dict[str, float] = {}
    counts = _count_anchors(other)
    for anchor in _count_anchors(side):
        kind = anchor[0]
        if anchor in counts:
            weights = weigh_anchor(kind, counts[anchor], len(other))
            gains[anchor], losses[anchor] = weights
        elif kind in FIRM_ANCHORS:
            losses[anchor] = weigh_anchor(kind, 0, len(other))[1]
    return gains, losses


def _count_anchors(slots: Sequence[Slot]) -> Counter[str]:
    """Return how many segments of a side have each anchor."""
    return Counter(anchor for slot in slots for anchor in slot.anchors)


@remember(1 << 14)
def weigh_anchor(
    kind: str,
    count: int,
    size: int,
) -> tuple[float, float]:
    """Return what an anchor gains where it is shared, and loses where it is not.

    `kind` is the anchor's first character; `count` of the other side's `size`
    segments have it. Both are log-likelihood ratios: the gain is not negative, the
    loss not positive.
    """
    chance = min(MOST_LIKELY, (count + SMOOTHING) / (size + 2 * SMOOTHING))
    likely = max(ANCHOR_KEPT.get(kind, SIGN_KEPT), chance)
    lost = math.log((1 - likely) / (1 - chance)) * ANCHOR_WEIGHT
    if kind == "~":
        lost *= NAME_LOSS
    return math.log(likely / chance) * ANCHOR_WEIGHT - lost, lost
