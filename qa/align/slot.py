"""What the aligner knows of one unit: its segments and the traits it compares."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.model import Segment


@dataclass(frozen=True, slots=True)
class Slot:
    """The segments of one unit by version, and what they look like to the aligner.

    `length` is in letters of the pivot, the version that all are measured by.
    `anchors` are traits that a translation keeps; the first character is their kind.
    `sentences` is 0 where it cannot be told: a text without closing punctuation.
    """

    segments: Mapping[str, tuple[Segment, ...]]
    length: float
    anchors: frozenset[str]
    sentences: int = 0


def merge_slots(slots: Sequence[Slot]) -> Slot:
    """Return one slot for the slots of a bead, at least one.

    Lengths of one version add up; of several versions the geometric mean is taken.
    """
    segments: dict[str, tuple[Segment, ...]] = {}
    lengths: dict[str, float] = {}
    anchors: set[str] = set()
    sentences = 0
    for slot in slots:
        anchors |= slot.anchors
        sentences += slot.sentences
        for name, parts in slot.segments.items():
            segments[name] = segments.get(name, ()) + parts
            lengths[name] = lengths.get(name, 0.0) + slot.length
    log_length = sum(map(math.log, lengths.values())) / len(lengths)
    mean_sentences = round(sentences / len(lengths))
    return Slot(segments, math.exp(log_length), frozenset(anchors), mean_sentences)
