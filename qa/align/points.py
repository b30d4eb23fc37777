"""Where two sides must meet: pairs that share what stands once on either side.

This is the first half of patience diff (Bram Cohen): unique anchors first, the longest
run of them that is in order, then the same again between each two of the run, where
more is unique. What is between is left to the search.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from qa.align.slot import Slot
from qa.align.thresholds import LEAST_FIGURE, LEAST_POINT, MOST_ROUNDS, POINT_WEIGHTS


class Point(NamedTuple):
    """The places of a left and a right segment that share unique anchors."""

    i: int
    j: int


class Area(NamedTuple):
    """A stretch of the left side and one of the right, both half-open."""

    i: int
    k: int
    j: int
    m: int


Anchors = Sequence[frozenset[str]]


def find_points(left: Sequence[Slot], right: Sequence[Slot]) -> list[Point]:
    """Return the points of two sides, in ascending order on both."""
    first = [select_firm(slot.anchors) for slot in left]
    second = [select_firm(slot.anchors) for slot in right]
    found: list[Point] = []
    areas = [Area(0, len(left), 0, len(right))]
    for _ in range(MOST_ROUNDS):
        further: list[Area] = []
        for area in areas:
            chain = choose_chain(pair_unique(first, second, area))
            found += chain
            if chain:
                further += _split(area, chain)
        areas = further
    return sorted(found)


def select_firm(anchors: AbstractSet[str]) -> frozenset[str]:
    """Return the anchors that no translator changes."""
    return frozenset(
        anchor
        for anchor in anchors
        if anchor[0] in POINT_WEIGHTS
        and (anchor[0] != "#" or len(anchor) > LEAST_FIGURE)
    )


def pair_unique(left: Anchors, right: Anchors, area: Area) -> Mapping[Point, float]:
    """Return how firmly two segments are held together by what only they have."""
    mine = _find_once(left, area.i, area.k)
    theirs = _find_once(right, area.j, area.m)
    weights: dict[Point, float] = {}
    for anchor, i in mine.items():
        j = theirs.get(anchor, -1)
        if i >= 0 and j >= 0:
            point = Point(i, j)
            weight = POINT_WEIGHTS[anchor[0]]
            weights[point] = weights.get(point, 0.0) + weight
    return {point: value for point, value in weights.items() if value >= LEAST_POINT}


def _find_once(side: Anchors, start: int, stop: int) -> dict[str, int]:
    """Return where each anchor stands; -1 where it stands more than once."""
    places: dict[str, int] = {}
    for place in range(start, stop):
        for anchor in side[place]:
            places[anchor] = -1 if anchor in places else place
    return places


def choose_chain(weights: Mapping[Point, float]) -> list[Point]:
    """Return the heaviest run of points that ascends on both sides.

    It takes n log n steps: `ends` are the right places at which runs end, ascending,
    `totals` their weights, ascending too, `last` their last points.
    """
    ends: list[int] = []
    totals: list[float] = []
    last: list[Point] = []
    before: dict[Point, Point | None] = {}
    for point in sorted(weights, key=lambda one: (one.i, -one.j)):
        place = bisect.bisect_left(ends, point.j)
        before[point] = last[place - 1] if place else None
        total = weights[point] + (totals[place - 1] if place else 0.0)
        stop = place
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        if place < len(ends) and ends[place] == point.j and stop == place:
            continue
        ends[place:stop] = [point.j]
        totals[place:stop] = [total]
        last[place:stop] = [point]
    chain: list[Point] = []
    point_or_none = last[-1] if last else None
    while point_or_none is not None:
        chain.append(point_or_none)
        point_or_none = before[point_or_none]
    chain.reverse()
    return chain


def _split(area: Area, chain: Sequence[Point]) -> Iterator[Area]:
    """Yield what lies between the points of an area, where both sides have text."""
    i, j = area.i, area.j
    for point in (*chain, Point(area.k, area.m)):
        if i < point.i and j < point.j:
            yield Area(i, point.i, j, point.j)
        i, j = point.i + 1, point.j + 1
