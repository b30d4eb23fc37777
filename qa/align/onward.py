"""What the beads that lead on from a place of the search gain.

A file may be one line twenty thousand times. What lies ahead of a place is then like
what lies ahead of others, and is weighed once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qa.align.score import Score
from qa.align.slot import Slot
from qa.align.thresholds import (
    BEAD_PRIORS,
    DELETION,
    EXCHANGE,
    INSERTION,
    MATCH,
    Step,
)

Gain = tuple[int, int, Step, float]
"""How many segments a bead takes of either side, the bead, and what it gains."""

_STEPS = [step for step in BEAD_PRIORS if step not in {DELETION, INSERTION}]
"""The beads with text of both sides."""
_REACH = max(max(step) for step in _STEPS)
"""Segments of one side in a bead at most."""
_ALONE = -1
"""What lies ahead is like nothing else on this side."""


class Onward:
    """Weighs the beads with text of both sides that begin at a place."""

    def __init__(
        self, score: Score, left: Sequence[Slot], right: Sequence[Slot]
    ) -> None:
        self._score = score
        self._height = len(left)
        self._width = len(right)
        self._left = number_alike(left)
        self._right = number_alike(right)
        self._known: dict[tuple[int, int, bool], list[Gain]] = {}

    def gains(self, i: int, j: int, merges: bool) -> list[Gain]:
        """Return the beads from a place that stay within both sides.

        Without `merges` that is at most the one of one segment and one segment.
        """
        ahead, across = self._left[i], self._right[j]
        if _ALONE in {ahead, across}:
            return self._weigh(i, j, merges)
        key = (ahead, across, merges)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._weigh(i, j, merges)
        return known

    def _weigh(self, i: int, j: int, merges: bool) -> list[Gain]:
        """Return what `gains` does, not remembering it."""
        down, along = self._height - i, self._width - j
        return [
            (*step, step, weigh_bead(self._score, i, j, step))
            for step in (_STEPS if merges else (MATCH,))
            if step[0] <= down and step[1] <= along
        ]


def weigh_bead(score: Score, i: int, j: int, step: Step) -> float:
    """Return what a bead gains that begins at left segment `i` and right segment `j`."""
    gain = BEAD_PRIORS[step]
    if step == MATCH:
        gain += score.single(i, j)
    elif step == EXCHANGE:
        gain += score.single(i, j + 1)
        gain += score.single(i + 1, j)
    else:
        gain += score.stretch(i, i + step[0], j, j + step[1])
    return gain


def number_alike(slots: Sequence[Slot]) -> list[int]:
    """Return for each place which others look ahead to the same; `_ALONE` for none.

    The last number is that of the place behind all segments.
    """
    looks = [(slot.length, slot.anchors, slot.sentences) for slot in slots]
    numbers: dict[tuple[float, frozenset[str], int], int] = {}
    kinds = [numbers.setdefault(look, len(numbers)) for look in looks]
    windows = [tuple(kinds[i : i + _REACH]) for i in range(len(kinds) + 1)]
    counts = Counter(windows)
    names: dict[tuple[int, ...], int] = {}
    return [
        names.setdefault(window, len(names)) if counts[window] > 1 else _ALONE
        for window in windows
    ]
