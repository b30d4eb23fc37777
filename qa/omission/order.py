"""Segments that stand in another place than in the other versions: moved paragraphs, exchanged or shifted rows."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from qa.align import identified
from qa.align.profile import Measure
from qa.align.score import Score
from qa.evidence import Evidence
from qa.model import Document, Segment, Unit, language_of

EXCHANGED = 2.0
"""Two rows fit crosswise so much better (log-likelihood ratio) than as they stand."""
SETTLED = 4.0
"""The linked words of two rows say so much more (log-likelihood ratio) for their places that nothing outweighs them."""
SHIFTED = 6.0
_WAYS: tuple[tuple[int, Literal["up", "down"]], ...] = ((1, "up"), (-1, "down"))
RUN = 3
"""So many rows in a row fit those beside them better than their own, and so much better in all."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """Texts of `version` that stand elsewhere in `against`.

    `exchanged`: of two units, each in the other's place. `up`, `down`: each of some units belongs to the unit before or
    after. `moved`: one paragraph stands elsewhere.
    """

    kind: Literal["exchanged", "up", "down", "moved"]
    version: str
    against: str
    units: tuple[Unit, ...]


def displaced(document: Document, against: str, version: str, evidence: Evidence) -> Iterator[Displaced]:
    """Yield what stands in another place in one version than in the other."""
    if not identified(document.versions):
        for unit in _moved(document, version):
            yield Displaced("moved", version, against, (unit,))
        return
    rows, taken = Rows(document, against, version, evidence), set[str]()
    if rows.settled():
        return
    for found in (*rows.shifts(), *rows.crossings()):
        if taken.isdisjoint(unit.id for unit in found.units):
            taken |= {unit.id for unit in found.units}
            yield found


class Rows:
    """The rows that two versions of a document both have, and how well each fits its own and its neighbours."""

    def __init__(self, document: Document, against: str, version: str, evidence: Evidence) -> None:
        self.against, self.version = against, version
        both = [(unit, _text(unit, against), _text(unit, version)) for unit in document.units]
        rows = [(unit, mine, theirs) for unit, mine, theirs in both if mine and theirs]
        self.units, self.left, self.right = [u for u, _, _ in rows], [m for _, m, _ in rows], [t for _, _, t in rows]
        self.evidence, self._gains = evidence, dict[tuple[int, int], float]()

    def settled(self) -> bool:
        """Say whether the words that the batch links leave no doubt that every row stands in its place.

        They cost a fraction of the whole score and settle nearly all rows.
        """
        links = self.evidence.lexicon.links(self.against, self.version)
        left = [links.left(segment.text, language_of(self.against)) for segment in self.left]
        right = [links.right(segment.text, language_of(self.version)) for segment in self.right]

        def shared(i: int, j: int) -> float:
            return sum(map(links.weights.__getitem__, left[i] & right[j]))

        own = [shared(k, k) for k in range(len(left))]
        pairs = itertools.pairwise(range(len(left)))
        return all(own[k] + own[n] > shared(k, n) + shared(n, k) + SETTLED for k, n in pairs)

    @functools.cached_property
    def _score(self) -> Score:
        measure = Measure(self.against, self.evidence, None)
        left = [measure.slot(self.against, segment, counted=False) for segment in self.left]
        right = [measure.slot(self.version, segment, counted=False) for segment in self.right]
        return Score(*measure.worded(left, right, self.version))

    def gain(self, row: int, offset: int) -> float:
        """Return how much better a row's first text fits the second text of the row `offset` on than its own."""
        if (row, offset) not in self._gains:
            self._gains[row, offset] = self._score.single(row, row + offset) - self._own[row]
        return self._gains[row, offset]

    @functools.cached_property
    def _own(self) -> list[float]:
        return [self._score.single(row, row) for row in range(len(self.units))]

    def shifts(self) -> Iterator[Displaced]:
        """Yield each run of rows that were shifted by one."""
        for offset, kind in _WAYS:
            rows = range(max(0, -offset), len(self.units) - max(0, offset))
            for run in _runs([(row, self.gain(row, offset)) for row in rows]):
                yield Displaced(kind, self.version, self.against, tuple(self.units[row] for row in run))

    def crossings(self) -> Iterator[Displaced]:
        """Yield each pair of neighbouring rows that were exchanged."""
        for row in range(len(self.units) - 1):
            if self.gain(row, 1) + self.gain(row + 1, -1) > EXCHANGED:
                yield Displaced("exchanged", self.version, self.against, tuple(self.units[row : row + 2]))


def _text(unit: Unit, version: str) -> Segment | None:
    """Return the segment of a version, None where it has no text."""
    segment = unit.get(version)
    return segment if segment is not None and segment.text.strip() else None


def _runs(gains: Sequence[tuple[int, float]]) -> Iterator[list[int]]:
    """Yield the runs of rows whose gains are all positive and large together."""
    run: list[tuple[int, float]] = []
    for row, gain in (*gains, (-1, -1.0)):
        if gain > 0:
            run.append((row, gain))
            continue
        if len(run) >= RUN and sum(gain for _, gain in run) > SHIFTED:
            yield [row for row, _ in run]
        run = []


def _moved(document: Document, version: str) -> list[Unit]:
    """Return the units whose text stands elsewhere in `version`: all but the longest run that is in order."""
    units = [unit for unit in document.units if unit.get(version) is not None]
    read = next(each.segments for each in document.versions if each.name == version)
    # As they were read: the title of a link stands before the paragraph that it is in.
    places = {(segment.line, segment.column, segment.text): place for place, segment in enumerate(read)}
    first = ((unit[version].parts or (unit[version],))[0] for unit in units)
    kept = set(_ascending([places[segment.line, segment.column, segment.text] for segment in first]))
    return [unit for place, unit in enumerate(units) if place not in kept]


def _ascending(numbers: Sequence[int]) -> list[int]:
    """Return the places of a longest ascending subsequence (Schensted 1961)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        rank = bisect.bisect_left(tails, number)
        tails[rank : rank + 1] = [number]
        ends[rank : rank + 1] = [place]
        before.append(ends[rank - 1] if rank else -1)
    path, place = [], ends[-1] if ends else -1
    while place >= 0:
        path.append(place)
        place = before[place]
    return path[::-1]
