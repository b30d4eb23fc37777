"""Where two sides must meet: pairs that share what stands once on either side.

This is the first half of patience diff (Bram Cohen): unique anchors first, the longest
run of them that is in order, then the same again between each two of the run, where
more is unique. What is between is left to the search.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.align.slot import Slot
from qa.align.thresholds import LEAST_FIGURE, LEAST_PIVOT, MOST_ROUNDS, PIVOT_WEIGHTS


class Pivot(NamedTuple):
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


def find_pivots(left: Sequence[Slot], right: Sequence[Slot]) -> list[Pivot]:
    """Return the pivots of two sides, in ascending order on both."""
    first = [_select_firm(slot) for slot in left]
    second = [_select_firm(slot) for slot in right]
    found: list[Pivot] = []
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


def _select_firm(slot: Slot) -> frozenset[str]:
    """Return the anchors that no translator changes."""
    return frozenset(
        anchor
        for anchor in slot.anchors
        if anchor[0] in PIVOT_WEIGHTS
        and (anchor[0] != "#" or len(anchor) > LEAST_FIGURE)
    )


def pair_unique(left: Anchors, right: Anchors, area: Area) -> Mapping[Pivot, float]:
    """Return how firmly two segments are held together by what only they have."""
    mine = _find_once(left, area.i, area.k)
    theirs = _find_once(right, area.j, area.m)
    weights: dict[Pivot, float] = {}
    for anchor, i in mine.items():
        j = theirs.get(anchor, -1)
        if i >= 0 and j >= 0:
            pivot = Pivot(i, j)
            weight = PIVOT_WEIGHTS[anchor[0]]
            weights[pivot] = weights.get(pivot, 0.0) + weight
    return {pivot: value for pivot, value in weights.items() if value >= LEAST_PIVOT}


def _find_once(side: Anchors, start: int, stop: int) -> dict[str, int]:
    """Return where each anchor stands; -1 where it stands more than once."""
    places: dict[str, int] = {}
    for place in range(start, stop):
        for anchor in side[place]:
            places[anchor] = -1 if anchor in places else place
    return places


def choose_chain(weights: Mapping[Pivot, float]) -> list[Pivot]:
    """Return the heaviest run of pivots that ascends on both sides.

    It takes n log n steps: `ends` are the right places at which runs end, ascending,
    `totals` their weights, ascending too, `last` their last pivots.
    """
    ends: list[int] = []
    totals: list[float] = []
    last: list[Pivot] = []
    before: dict[Pivot, Pivot | None] = {}
    for pivot in sorted(weights, key=lambda one: (one.i, -one.j)):
        place = bisect.bisect_left(ends, pivot.j)
        before[pivot] = last[place - 1] if place else None
        total = weights[pivot] + (totals[place - 1] if place else 0.0)
        stop = place
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        if place < len(ends) and ends[place] == pivot.j and stop == place:
            continue
        ends[place:stop] = [pivot.j]
        totals[place:stop] = [total]
        last[place:stop] = [pivot]
    chain: list[Pivot] = []
    pivot_or_none = last[-1] if last else None
    while pivot_or_none is not None:
        chain.append(pivot_or_none)
        pivot_or_none = before[pivot_or_none]
    chain.reverse()
    return chain


def _split(area: Area, chain: Sequence[Pivot]) -> Iterator[Area]:
    """Yield what lies between the pivots of an area, where both sides have text."""
    i, j = area.i, area.j
    for pivot in (*chain, Pivot(area.k, area.m)):
        if i < pivot.i and j < pivot.j:
            yield Area(i, pivot.i, j, pivot.j)
        i, j = pivot.i + 1, pivot.j + 1
