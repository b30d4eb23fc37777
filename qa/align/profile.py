"""The versions laid side by side so far: one slot a unit, and what an aligner sees of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qa.align.path import Bead
from qa.align.sketch import anchors
from qa.evidence import Evidence
from qa.languages.extent import extent
from qa.model import Segment, Version


@dataclass(frozen=True, slots=True)
class Slot:
    """The segments of one unit by version; `length` is in characters of the first version."""

    segments: Mapping[str, tuple[Segment, ...]]
    length: float
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scale:
    """How many characters each version needs for one of the first version's (a factor)."""

    factors: Mapping[str, float]

    @staticmethod
    def of(versions: Sequence[Version], source: str | None, evidence: Evidence) -> Scale:
        """Return the factors that the batch has taught, or those of the languages."""
        first = source or versions[0].name
        return Scale({v.name: math.exp(evidence.lengths.usual(first, v.name).mean) for v in versions})


def sketched(version: Version, scale: Scale) -> list[Slot]:
    """Return a slot for each segment that has text."""
    factor = scale.factors[version.name]
    return [
        Slot({version.name: (segment,)}, extent(segment.text) / factor, anchors(segment.text))
        for segment in version.segments
        if segment.text.strip()
    ]


def laid(slots: Sequence[Slot], others: Sequence[Slot], path: Iterable[Bead]) -> list[Slot]:
    """Return the slots that a path through both sides makes."""
    return [_merged([*slots[bead.left], *others[bead.right]]) for bead in path]


def _merged(slots: Sequence[Slot]) -> Slot:
    segments: dict[str, tuple[Segment, ...]] = {}
    lengths: dict[str, float] = {}
    for slot in slots:
        for name, parts in slot.segments.items():
            segments[name] = segments.get(name, ()) + parts
            lengths[name] = lengths.get(name, 0.0) + slot.length
    length = math.exp(sum(map(math.log, lengths.values())) / len(lengths))
    return Slot(segments, length, frozenset[str]().union(*(slot.anchors for slot in slots)))
