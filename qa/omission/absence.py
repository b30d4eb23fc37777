"""Which versions have nothing for a unit, or have a unit alone; and where else the gap could be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.align import by_id
from qa.align.profile import Measure
from qa.align.score import Score
from qa.evidence import Evidence
from qa.model import Document, Mark, Unit

NEAR = 3
"""Units on either side where the gap could be instead."""
CLOSE = 3.0
"""A rival whose path is less likely by no more than this (log-likelihood ratio) is named."""
SURE = 6.0
MERGED = 1.5
"""Two paragraphs that fit one hardly better than either alone (log-likelihood ratio) may be one that was lost."""


@dataclass(frozen=True, slots=True)
class Absence:
    """`version` lacks a unit that `others` have or, where it is `added`, has a unit that `others` lack.

    `rival` is the next likeliest unit, `margin` by how much it is less likely (log-likelihood ratio).
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
        first = self.unit.segments[0][1]
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
    def marks(self) -> tuple[Mark, ...]:
        """The text that is there, the source's first, and that of a close rival."""
        having = (self.version,) if self.added else self.others
        marks = [Mark(version, self.unit[version]) for version in having]
        if self.close:
            marks.append(Mark(self.where, self.close[self.where], note="or this one"))
        return tuple(marks)

    @property
    def close(self) -> Unit | None:
        """The rival, where it is nearly as likely."""
        return self.rival if self.margin <= CLOSE else None


def absences(document: Document, evidence: Evidence) -> Iterator[Absence]:
    """Yield each gap of each version, and what only few versions have."""
    gaps: dict[tuple[str, str], _Gaps] = {}
    for place, unit in enumerate(document.units):
        for absence in _absences(unit):
            if by_id(document.versions):
                yield absence
                continue
            pair = (absence.where, absence.others[0] if absence.added else absence.version)
            if pair not in gaps:
                gaps[pair] = _Gaps(document, *pair, evidence)
            yield gaps[pair].judged(absence, place)


def _absences(unit: Unit) -> Iterator[Absence]:
    having = [version for version, segment in unit.segments if segment.text.strip()]
    lacking = [version for version in unit.versions if unit.get(version) is None]
    if not having or not lacking:
        return
    if _added(having, lacking, unit):
        yield from (Absence(unit, version, tuple(lacking), added=True) for version in having)
    else:
        first = sorted(having, key=lambda version: version != unit.source)
        yield from (Absence(unit, version, tuple(first)) for version in lacking)


def _added(having: Sequence[str], lacking: Sequence[str], unit: Unit) -> bool:
    """Say whether those that have the unit are the odd ones: fewer than half, or without a source that is right."""
    if unit.source in having:
        return False
    if unit.source in lacking:
        return len(having) < 2 or len(lacking) > 1
    return len(having) < len(lacking)


class _Gaps:
    """How well the texts of two versions fit at and beside their own units: the test of a single gap."""

    def __init__(self, document: Document, whole: str, part: str, evidence: Evidence) -> None:
        measure = Measure(whole, evidence, document.name)
        self._units = document.units
        self._places: list[dict[int, int]] = []
        sides = []
        for name in (whole, part):
            there = [place for place, unit in enumerate(document.units) if unit.get(name) is not None]
            sides.append([measure.slot(name, document.units[place][name], counted=False) for place in there])
            self._places.append({place: number for number, place in enumerate(there)})
        self._score = Score(*measure.worded(sides[0], sides[1], part))

    def judged(self, absence: Absence, place: int) -> Absence:
        """Return the absence with its likeliest rival."""
        rivals = [*self._rivals(place, 1), *self._rivals(place, -1)]
        if not rivals:
            return absence
        margin, rival = min(rivals)
        return replace(absence, rival=self._units[rival], margin=margin)

    def _rivals(self, place: int, step: int) -> Iterator[tuple[float, int]]:
        """Yield each unit on one side with what it costs to have the gap there."""
        cost = 0.0
        whole, part = self._places
        for there in range(place + step, place + (NEAR + 1) * step, step):
            if there not in whole or there not in part:
                return
            cost += self._score.single(whole[there], part[there])
            cost -= self._score.single(whole[there - step], part[there])
            yield cost, there


@dataclass(frozen=True, slots=True)
class Merger:
    """Two paragraphs of `whole` that are one in `parts`, where that one fits one of the two nearly as well."""

    unit: Unit
    whole: str
    parts: tuple[str, ...]


def mergers(document: Document, evidence: Evidence) -> Iterator[Merger]:
    """Yield the merged pairs that may be a lost paragraph and its neighbour.

    Of several versions that have both paragraphs one speaks for all: the source, or the first.
    """
    for unit in document.units:
        double = [name for name, segment in unit.segments if len(segment.parts) == 2]
        single = [name for name, segment in unit.segments if not segment.parts]
        for whole in sorted(double, key=lambda name: name != unit.source)[:1]:
            parts = tuple(part for part in single if _doubtful(unit, whole, part, evidence))
            if parts:
                yield Merger(unit, whole, parts)


def _doubtful(unit: Unit, whole: str, part: str, evidence: Evidence) -> bool:
    measure = Measure(whole, evidence, unit.document)
    left = [measure.slot(whole, segment) for segment in unit[whole].parts]
    score = Score(*measure.worded(left, [measure.slot(part, unit[part])], part))
    return score.stretch(0, 2, 0, 1) - max(score.single(0, 0), score.single(1, 0)) < MERGED
