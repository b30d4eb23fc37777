"""Measures segments for the aligner: lengths on one scale, anchors, linked words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from qa import kinds as facts
from qa.align.score import Score
from qa.align.sketch import addresses, anchors
from qa.align.slot import Slot
from qa.align.structure import find_structure
from qa.align.thresholds import MANNER
from qa.evidence import Evidence
from qa.evidence.endings import ended
from qa.language.extent import extent
from qa.language.sentences import sentences
from qa.model import Segment, Version, language_of

Words = Callable[[str, str], frozenset[str]]
"""Gives the linked words of a text in a language."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Measures the versions of a document in letters of one of them, the `pivot`.

    `document` is named where the units come from an aligner: then the lexicon of the
    batch must not be asked for what it has learnt from that document itself.
    """

    pivot: str
    evidence: Evidence
    document: str | None

    def slot(
        self,
        version: str,
        segment: Segment,
        *,
        counted: bool = True,
    ) -> Slot:
        """Return the slot of one segment of a version.

        Its sentences and values are read only if `counted`: they are of use where
        nothing else says what belongs together.
        """
        text, language = segment.text, language_of(version)
        traits = anchors(text)
        count = 0
        if counted:
            traits |= _read_values(segment, language)
            if ended(text):
                count = len(sentences(text, language))
        if segment.inlines or segment.role:
            traits |= find_structure(segment, language)
        if segment.role:
            traits |= {f"§{segment.role}"}
        return Slot({version: (segment,)}, self._scale(version, text), traits, count)

    def _scale(
        self,
        version: str,
        text: str,
    ) -> float:
        """Return the length of a text in letters of the pivot.

        Addresses count as they are: they are as long in every language.
        """
        factor = math.exp(self.evidence.lengths.usual(self.pivot, version).mean)
        same = sum(map(len, addresses(text)))
        least = 0.0 if same else 1.0
        return max(extent(text) - same, least) / factor + same

    def slots(self, version: Version) -> list[Slot]:
        """Return a slot for each segment that has text, in the order of the version."""
        texts = [segment for segment in version.segments if segment.text.strip()]
        return [self.slot(version.name, segment) for segment in texts]

    def fit_lengths(
        self,
        slots: Sequence[Slot],
        others: Sequence[Slot],
        version: str,
    ) -> list[Slot]:
        """Return the second side with its lengths drawn to those of the first.

        Lost paragraphs leave the mean length as it was, merged ones the sum: the
        truth is taken to lie between. How far it is drawn depends on how sure this
        document is against what the batch knows of the two versions.
        """
        if not slots or not others:
            return list(others)
        size, other_size = len(slots), len(others)
        total = sum(other.length for other in others) / sum(
            slot.length for slot in slots
        )
        ratio = math.log(total) - math.log(other_size / size) / 2
        spread = MANNER + abs(size - other_size) / 2 / max(size, other_size)
        doubt = self.evidence.lengths.usual(self.pivot, version).doubt
        factor = math.exp(ratio * doubt**2 / (doubt**2 + spread**2))
        return [replace(other, length=other.length / factor) for other in others]

    def link_words(
        self,
        slots: Sequence[Slot],
        others: Sequence[Slot],
        version: str,
    ) -> tuple[list[Slot], list[Slot]]:
        """Return both sides with words that the lexicon links as further anchors.

        The word of the pivot is the anchor on both sides. A small batch links none;
        then both sides are returned as they are.
        """
        links = self.evidence.lexicon.links(self.pivot, version, self.document)
        if not links.links:
            return list(slots), list(others)
        left = [_add_words(slot, self.pivot, links.left) for slot in slots]
        right = [_add_words(slot, version, links.right) for slot in others]
        return left, right

    def score(
        self,
        segments: Iterable[Segment],
        others: Iterable[Segment],
        version: str,
        *,
        counted: bool = False,
    ) -> Score:
        """Return the score of segments of the pivot against those of a version."""
        left = [self.slot(self.pivot, each, counted=counted) for each in segments]
        right = [self.slot(version, each, counted=counted) for each in others]
        return Score(*self.link_words(left, right, version))


def _read_values(segment: Segment, language: str) -> frozenset[str]:
    """Return the values that a text states, whatever they are written with.

    Each reading of a value is an anchor of its own; what may be no value is left out.
    """
    values: set[str] = set()
    for fact in facts.of(segment, language, "values"):
        if fact.strong:
            values.update(f"#{reading}" for reading in fact.readings)
    return frozenset(values)


def _add_words(
    slot: Slot,
    version: str,
    words: Words,
) -> Slot:
    """Add the linked words of one version's text to the anchors."""
    linked: set[str] = set()
    for part in slot.segments.get(version, ()):
        linked.update(f"={word}" for word in words(part.text, language_of(version)))
    return replace(slot, anchors=slot.anchors | linked)
