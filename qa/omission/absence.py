"""Which versions have nothing for a unit, or have a unit alone.

Where units come from the aligner, also where else the gap could be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.align import by_id
from qa.align.cues import is_shown_at
from qa.align.profile import Measure
from qa.align.timed import are_timed
from qa.evidence import Evidence
from qa.language.extent import extent
from qa.model import Document, Mark, Segment, Span, Unit
from qa.omission.thresholds import CLOSE, GAP_REACH, LEAST_SAID, MERGED, SURE


@dataclass(frozen=True, slots=True)
class Absence:
    """`version` lacks a unit that `others` have.

    Where it is `added`, `version` has a unit that `others` lack. `rival` is the next
    likeliest unit to be the one, `margin` by what score it is less likely.
    """

    unit: Unit
    version: str
    others: tuple[str, ...]
    added: bool = False
    rival: Unit | None = None
    margin: float = float("inf")

    @property
    def what(self) -> str:
        """What the text is, for a sentence."""
        _, first = self.unit.segments[0]
        return first.role or ("row" if first.unit else "paragraph")

    @property
    def where(self) -> str:
        """The version whose text it is."""
        return self.version if self.added else self.others[0]

    @property
    def sure(self) -> bool:
        """Whether no other unit nearby could be the one."""
        return self.margin >= SURE

    @property
    def slight(self) -> bool:
        """Whether it is a few words of a subtitle: translators leave out an `Oh!`."""
        return is_shown_at(self.unit) and all(
            extent(segment.text) < LEAST_SAID for _, segment in self.unit.segments
        )

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The text that is there, the source's first, and that of a close rival."""
        versions = (self.version,) if self.added else self.others
        marks = [Mark(version, self.unit[version]) for version in versions]
        if self.close:
            marks.append(Mark(self.where, self.close[self.where], note="or this one"))
        return tuple(marks)

    @property
    def close(self) -> Unit | None:
        """The rival, where it is nearly as likely."""
        return self.rival if self.margin <= CLOSE else None


def absences(document: Document, evidence: Evidence) -> Iterator[Absence]:
    """Yield each gap of each version, and what only few versions have."""
    is_exact = by_id(document.versions) or are_timed(document.versions)
    gaps: dict[tuple[str, str], _Rivals] = {}
    for place, unit in enumerate(document.units):
        for absence in _find_absences(unit):
            if is_exact:
                yield absence
                continue
            lacking = absence.others[0] if absence.added else absence.version
            pair = (absence.where, lacking)
            if pair not in gaps:
                gaps[pair] = _Rivals(document, *pair, evidence)
            yield gaps[pair].add_rival(absence, place)


def _find_absences(unit: Unit) -> Iterator[Absence]:
    """Yield who lacks a unit, or who has added it."""
    having = [name for name, segment in unit.segments if segment.text.strip()]
    lacking = [name for name in unit.versions if unit.get(name) is None]
    if not having or not lacking:
        return
    if _is_added(having, lacking, unit.source):
        for name in having:
            yield Absence(unit, name, tuple(lacking), added=True)
    else:
        having.sort(key=lambda name: name != unit.source)
        for name in lacking:
            yield Absence(unit, name, tuple(having))


def _is_added(
    having: Sequence[str],
    lacking: Sequence[str],
    source: str | None,
) -> bool:
    """Return whether those that have a unit are the odd ones.

    The source is right if it has the unit. If it lacks the unit, two of three suffice
    to doubt it. Without a source the smaller part is odd.
    """
    if source in having:
        return False
    if source in lacking:
        return len(having) < 2 or len(lacking) > 1
    return len(having) < len(lacking)


class Gaps:
    """Where missing segments of a document's versions should stand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = {unit.id: place for place, unit in enumerate(document.units)}

    def mark(self, version: str, unit: Unit) -> Mark:
        """Return the end of the segment before the gap that a unit is in a version.

        Where there is none it is the beginning of the version's file.
        """
        for place in range(self._places[unit.id] - 1, -1, -1):
            segment = self._document.units[place].get(version)
            if segment is not None:
                end = len(segment.text)
                return Mark(
                    version, segment, Span(end, end), "missing behind this", gap=True
                )
        paths = {each.name: each.path for each in self._document.versions}
        return Mark(
            version,
            Segment("", paths[version]),
            Span(0, 0),
            "missing at the beginning",
            gap=True,
        )


class _Rivals:
    """How well the texts of two versions fit at their own units and beside them."""

    def __init__(
        self,
        document: Document,
        whole: str,
        part: str,
        evidence: Evidence,
    ) -> None:
        self._units = document.units
        self._left: dict[int, int] = {}
        self._right: dict[int, int] = {}
        left: list[Segment] = []
        right: list[Segment] = []
        for place, unit in enumerate(document.units):
            first, second = unit.get(whole), unit.get(part)
            if first is not None:
                self._left[place] = len(left)
                left.append(first)
            if second is not None:
                self._right[place] = len(right)
                right.append(second)
        self._score = Measure(whole, evidence, document.name).score(left, right, part)

    def add_rival(
        self,
        absence: Absence,
        place: int,
    ) -> Absence:
        """Return the absence at a unit's place with its likeliest rival."""
        rivals = [*self._find_rivals(place, 1), *self._find_rivals(place, -1)]
        if not rivals:
            return absence
        margin, rival = min(rivals)
        return replace(absence, rival=self._units[rival], margin=margin)

    def _find_rivals(
        self,
        place: int,
        step: int,
    ) -> Iterator[tuple[float, int]]:
        """Yield each unit on one side with what it costs to have the gap there.

        All texts between the two places would have to belong to their neighbours.
        """
        cost = 0.0
        for _ in range(GAP_REACH):
            place += step
            if place not in self._left or place not in self._right:
                return
            other = self._right[place]
            cost += self._score.single(self._left[place], other)
            cost -= self._score.single(self._left[place - step], other)
            yield cost, place


@dataclass(frozen=True, slots=True)
class Merger:
    """Two paragraphs of `whole` that are one in `parts`.

    That one fits one of the two nearly as well as both.
    """

    unit: Unit
    whole: str
    parts: tuple[str, ...]


def mergers(document: Document, evidence: Evidence) -> Iterator[Merger]:
    """Yield the merged pairs that may be a lost paragraph and its neighbour.

    Of several versions that have both paragraphs one speaks for all: the source, or
    the first.
    """
    if are_timed(document.versions):
        return
    for unit in document.units:
        double = [name for name, segment in unit.segments if len(segment.parts) == 2]
        single = [name for name, segment in unit.segments if not segment.parts]
        if not double:
            continue
        whole = unit.source if unit.source in double else double[0]
        parts = [part for part in single if _is_doubtful(unit, whole, part, evidence)]
        if parts:
            yield Merger(unit, whole, tuple(parts))


def _is_doubtful(
    unit: Unit,
    whole: str,
    part: str,
    evidence: Evidence,
) -> bool:
    """Return whether one paragraph of two does nearly as well as both."""
    measure = Measure(whole, evidence, unit.document)
    score = measure.score(unit[whole].parts, [unit[part]], part, counted=True)
    alone = max(score.single(0, 0), score.single(1, 0))
    return score.stretch(0, 2, 0, 1) - alone < MERGED
