"""Segments that stand in another place than in the other versions.

Paragraphs that moved, in documents whose segments were aligned; rows that were
exchanged or slipped, in tables whose segments carry ids.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from qa.align import identified
from qa.align.profile import Measure
from qa.align.score import Score
from qa.evidence import Evidence
from qa.evidence.lexicon import Links
from qa.model import Document, Segment, Unit, language_of
from qa.omission.thresholds import (
    BLOCK_STEP,
    EXCHANGED,
    FEWEST_SORTED,
    LEAST_STRANGE,
    LISTED,
    SETTLED,
    SHIFTED,
    SHORTEST_SHIFT,
)

Kind = Literal["exchanged", "up", "down", "moved", "sorted"]


@dataclass(frozen=True, slots=True)
class Displaced:
    """Texts of `version` that stand elsewhere in `against`.

    `exchanged`: of two units, each in the other's place. `up`, `down`: each of some
    units belongs to the unit before or after. `moved`: one paragraph stands elsewhere.
    """

    kind: Kind
    version: str
    against: str
    units: tuple[Unit, ...]


Units = tuple[Unit, ...]


class Row(NamedTuple):
    """A unit that two versions have, and their segments."""

    unit: Unit
    first: Segment
    second: Segment


def displaced(
    document: Document,
    against: str,
    version: str,
    evidence: Evidence,
) -> Iterator[Displaced]:
    """Yield what stands in another place in one version than in the other.

    No unit is named twice: what has slipped comes before what was exchanged.
    """
    if not identified(document.versions):
        for kind, moved in find_moved(document, version):
            yield Displaced(kind, version, against, moved)
        return
    rows = _share_rows(document, against, version)
    if are_settled(rows, against, version, evidence.lexicon.links(against, version)):
        return
    taken: set[str] = set()
    first, second = [row.first for row in rows], [row.second for row in rows]
    score = Measure(against, evidence, None).score(first, second, version)
    for kind, start, stop in find_displaced_rows(score, len(rows)):
        units = tuple(row.unit for row in rows[start:stop])
        ids = {unit.id for unit in units}
        if taken.isdisjoint(ids):
            taken |= ids
            yield Displaced(kind, version, against, units)


def _share_rows(
    document: Document,
    first: str,
    second: str,
) -> list[Row]:
    """Return the units in which both versions have text.

    A unit that is empty in one of them is left out.
    """
    rows = []
    for unit in document.units:
        row = Row(unit, unit.get(first) or Segment(""), unit.get(second) or Segment(""))
        if row.first.text.strip() and row.second.text.strip():
            rows.append(row)
    return rows


def are_settled(
    rows: Sequence[Row],
    first: str,
    second: str,
    links: Links,
) -> bool:
    """Return whether the linked words leave no doubt that every row is in its place.

    They cost a fraction of the whole score and settle nearly all rows.
    """
    left = [links.left(row.first.text, language_of(first)) for row in rows]
    right = [links.right(row.second.text, language_of(second)) for row in rows]

    def weigh(i: int, j: int) -> float:
        """Return how much the words that two texts share weigh together."""
        return sum(links.weights[word] for word in left[i] & right[j])

    for k in range(1, len(rows)):
        straight = weigh(k - 1, k - 1) + weigh(k, k)
        crosswise = weigh(k - 1, k) + weigh(k, k - 1)
        if straight <= crosswise + SETTLED:
            return False
    return True


def find_displaced_rows(score: Score, count: int) -> Iterator[tuple[Kind, int, int]]:
    """Yield the kind and the half-open range of rows that stand elsewhere.

    Each of `count` rows is compared with those beside it: by how much its first text
    fits their second text better than its own.
    """
    own = [score.single(k, k) for k in range(count)]
    after = [score.single(k - 1, k) - own[k - 1] for k in range(1, count)]
    before = [score.single(k, k - 1) - own[k] for k in range(1, count)]
    for start, stop in find_shifts(after):
        yield "up", start, stop
    for start, stop in find_shifts(before):
        yield "down", start + 1, stop + 1
    for k in range(count - 1):
        is_large = after[k] + before[k] > EXCHANGED
        crosswise = min(score.single(k, k + 1), score.single(k + 1, k))
        # Half a sentence, such as who said it, often stands in the row beside it:
        # then one of the two texts fits better there, and not the other.
        if is_large and crosswise > max(own[k], own[k + 1]):
            yield "exchanged", k, k + 2


def find_shifts(gains: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield the half-open runs of gains that are all positive and large together.

    Such a run has at least `SHORTEST_SHIFT` gains, which sum up to more than `SHIFTED`.
    """
    start = 0
    for stop in range(len(gains) + 1):
        if stop < len(gains) and gains[stop] > 0:
            continue
        if stop - start >= SHORTEST_SHIFT and sum(gains[start:stop]) > SHIFTED:
            yield start, stop
        start = stop + 1


class Placed(NamedTuple):
    """A unit, where its text stands in a version, and whether that is in order."""

    unit: Unit
    place: int
    in_order: bool


def find_moved(document: Document, version: str) -> Iterator[tuple[Kind, Units]]:
    """Yield the units whose text stands elsewhere in `version`, block by block."""
    taken: set[str] = set()
    placed = _place_units(document, version)
    for run in _find_lists(placed):
        moved = tuple(one.unit for one in run if not one.in_order)
        if len(moved) >= FEWEST_SORTED and _is_shuffled(run):
            taken.update(unit.id for unit in moved)
            yield "sorted", moved
    rest = [one for one in placed if one.unit.id not in taken]
    for block in _find_blocks(rest):
        yield "moved", tuple(one.unit for one in block)


def _place_units(document: Document, version: str) -> list[Placed]:
    """Return the units of a version with the places of their texts.

    In order is the longest run that is ascending. Places are those in which segments
    were read: the title of a link stands before the paragraph that it is in.
    """
    places = {}
    for each in document.versions:
        if each.name == version:
            for place, segment in enumerate(each.segments):
                places[_locate(segment)] = place
    units = []
    order = []
    for unit in document.units:
        cell = unit.get(version)
        if cell is not None:
            units.append(unit)
            first = cell.parts[0] if cell.parts else cell
            order.append(places[_locate(first)])
    kept = set(find_ascending(order))
    return [
        Placed(unit, place, number in kept)
        for number, (unit, place) in enumerate(zip(units, order, strict=True))
    ]


def _find_lists(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield the runs of neighbouring units that are items or cells."""
    run: list[Placed] = []
    for one in placed:
        if one.unit.segments[0][1].role in LISTED:
            run.append(one)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_shuffled(run: Sequence[Placed]) -> bool:
    """Return whether units that are neighbours are so in the version too."""
    places = sorted(one.place for one in run)
    return places[-1] - places[0] < len(run) * (1 + LEAST_STRANGE)


def _find_blocks(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield the runs of moved units that are neighbours on both sides."""
    block: list[Placed] = []
    for one in placed:
        follows = block and 0 < one.place - block[-1].place <= BLOCK_STEP
        if block and (one.in_order or not follows):
            yield block
            block = []
        if not one.in_order:
            block.append(one)
    if block:
        yield block


def _locate(segment: Segment) -> tuple[int, int, str]:
    """Return where a segment stands in its file; two there differ in their text."""
    return segment.line, segment.column, segment.text


def find_ascending(numbers: Sequence[int]) -> list[int]:
    """Return the places of a longest ascending subsequence (Schensted 1961).

    The places are in ascending order. It takes n log n steps: `tails` has the smallest
    last number of a run of each length, `ends` its place, `before` the place before
    each in its run.
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        rank = bisect.bisect_left(tails, number)
        tails[rank : rank + 1] = [number]
        ends[rank : rank + 1] = [place]
        before.append(ends[rank - 1] if rank else -1)
    path = []
    place = ends[-1] if ends else -1
    while place >= 0:
        path.append(place)
        place = before[place]
    path.reverse()
    return path
