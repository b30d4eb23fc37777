"""The versions laid side by side so far: one slot a unit, and what an aligner sees of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qa import kinds as facts
from qa.align.path import Bead
from qa.align.sketch import addresses, anchors
from qa.evidence import Evidence
from qa.evidence.endings import ended
from qa.language.extent import extent
from qa.language.sentences import sentences
from qa.model import Segment, Version, language_of

MANNER = 0.08
"""Standard deviation of a short document's mean log length ratio around the translator's."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The segments of one unit by version; `length` is in letters of the pivot, the version all are measured by.

    `sentences` is 0 where it cannot be told: a text without closing punctuation.
    """

    segments: Mapping[str, tuple[Segment, ...]]
    length: float
    anchors: frozenset[str]
    sentences: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """How the versions of a document are compared: all lengths in letters of the `pivot`, words by the batch's lexicon.

    `document` is named where the units come from an aligner: then its own part of the lexicon is not asked.
    """

    pivot: str
    evidence: Evidence
    document: str | None

    def slot(self, version: str, segment: Segment, *, counted: bool = True) -> Slot:
        """Return the slot of one segment; `counted` its sentences and facts are, where nothing says what pairs."""
        factor = math.exp(self.evidence.lengths.usual(self.pivot, version).mean)
        text = segment.text
        count = len(sentences(text, language_of(version))) if counted and ended(text) else 0
        signs = anchors(text) | _values(segment, version) if counted else anchors(text)
        signs = signs | {f"§{segment.role}"} if segment.role else signs
        same = sum(map(len, addresses(text)))
        length = max(extent(text) - same, 0.0 if same else 1.0) / factor + same
        return Slot({version: (segment,)}, length, signs, count)

    def slots(self, version: Version) -> list[Slot]:
        """Return a slot for each segment that has text."""
        return [self.slot(version.name, segment) for segment in version.segments if segment.text.strip()]

    def fitted(self, slots: Sequence[Slot], others: Sequence[Slot], version: str) -> list[Slot]:
        """Return the second side with its lengths drawn to the first's, as far as this document tells of the two.

        Lost paragraphs leave the mean length as it was, merged ones the sum: the truth is taken to lie between.
        """
        if not slots or not others:
            return list(others)
        total = math.log(sum(o.length for o in others) / sum(s.length for s in slots))
        seen = total - math.log(len(others) / len(slots)) / 2
        off = MANNER + abs(len(slots) - len(others)) / 2 / max(len(slots), len(others))
        doubt = self.evidence.lengths.usual(self.pivot, version).doubt
        factor = math.exp(seen * doubt**2 / (doubt**2 + off**2))
        return [replace(other, length=other.length / factor) for other in others]

    def worded(self, slots: Sequence[Slot], others: Sequence[Slot], version: str) -> tuple[list[Slot], list[Slot]]:
        """Return both sides with the words that the lexicon links between the pivot and `version`."""
        links = self.evidence.lexicon.links(self.pivot, version, self.document)
        if not links.links:
            return list(slots), list(others)
        return [_worded(s, self.pivot, links.left) for s in slots], [_worded(s, version, links.right) for s in others]


def _values(segment: Segment, version: str) -> frozenset[str]:
    """Return the values that a text states, whatever they are written with."""
    stated = facts.of(segment, language_of(version), "values")
    return frozenset(f"#{reading}" for fact in stated if fact.strong for reading in fact.readings)


def _worded(slot: Slot, version: str, words: Callable[[str, str], frozenset[str]]) -> Slot:
    """Add the linked words of one version's text to the anchors."""
    language = language_of(version)
    found = {f"={word}" for part in slot.segments.get(version, ()) for word in words(part.text, language)}
    return Slot(slot.segments, slot.length, slot.anchors | found, slot.sentences)


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
    counts = [slot.sentences for slot in slots if slot.sentences]
    mean = round(sum(counts) / len(lengths)) if counts else 0
    return Slot(segments, length, frozenset[str]().union(*(slot.anchors for slot in slots)), mean)
