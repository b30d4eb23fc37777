"""Paragraphs that stand in another place: gaps of both sides that fit each other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from qa.align.beads import Bead
from qa.align.points import Area, pair_unique, select_firm
from qa.align.score import Score
from qa.align.thresholds import (
    DELETION,
    FOLLOWS,
    INSERTION,
    MATCH,
    MOST_PAIRS,
    MOST_PLACES,
    MOVED,
)


class Gaps(NamedTuple):
    """The places of segments without a partner, left and right."""

    deleted: set[int]
    inserted: set[int]


def join_moved(path: list[Bead], score: Score) -> list[Bead]:
    """Join the gaps of both sides that are one paragraph in two places.

    The joined bead stands where the left side has the paragraph.
    """
    moves = find_moves(path, score)
    targets = set(moves.values())
    joined = []
    for bead in path:
        if bead.step == DELETION and bead.i in moves:
            joined.append(Bead(bead.i, moves[bead.i], MATCH))
        elif bead.step != INSERTION or bead.j not in targets:
            joined.append(bead)
    return joined


def find_moves(path: list[Bead], score: Score) -> dict[int, int]:
    """Return which left segments without a partner belong to which right ones.

    The pairs that fit best are taken first, each segment once; the segments beside a
    pair follow it as long as they fit: what was moved is mostly a block. Where there
    are many gaps one of them fits by chance, so a pair must fit the better, unless both
    alone share something that no translator changes.
    """
    gaps = Gaps(
        {bead.i for bead in path if bead.step == DELETION},
        {bead.j for bead in path if bead.step == INSERTION},
    )
    if not all(gaps):
        return {}
    by_chance = math.log(max(map(len, gaps)))
    points = _find_points(gaps, score)
    pairs = []
    for i, j in {*_pair_gaps(gaps, score), *points}:
        fit = score.single(i, j)
        if fit > MOVED + (0.0 if (i, j) in points else by_chance):
            pairs.append((fit, i, j))
    pairs.sort(reverse=True)
    moves: dict[int, int] = {}
    for _, i, j in pairs:
        if i in gaps.deleted and j in gaps.inserted:
            _take(moves, gaps, i, j)
            _follow(moves, gaps, score, i, j, 1)
            _follow(moves, gaps, score, i, j, -1)
    _fill(moves, gaps, score)
    return moves


def _find_points(gaps: Gaps, score: Score) -> set[tuple[int, int]]:
    """Return the pairs of gaps that alone share something firm."""
    left = [select_firm(anchors) for anchors in score.left.anchors]
    right = [select_firm(anchors) for anchors in score.right.anchors]
    points = pair_unique(left, right, Area(0, len(left), 0, len(right)))
    return {(i, j) for i, j in points if i in gaps.deleted and j in gaps.inserted}


def _pair_gaps(gaps: Gaps, score: Score) -> Iterator[tuple[int, int]]:
    """Yield the pairs of gaps that are compared.

    Those are all where there are few, else those that share a rare anchor.
    """
    deleted, inserted = gaps
    if len(deleted) * len(inserted) <= MOST_PAIRS:
        yield from ((i, j) for i in sorted(deleted) for j in sorted(inserted))
        return
    places: dict[str, list[int]] = {}
    for j in sorted(inserted):
        for anchor in score.right.anchors[j]:
            places.setdefault(anchor, []).append(j)
    for i in sorted(deleted):
        likely: set[int] = set()
        for anchor in score.left.anchors[i]:
            there = places.get(anchor, [])
            if len(there) <= MOST_PLACES:
                likely.update(there)
        yield from ((i, j) for j in sorted(likely))


def _take(moves: dict[int, int], gaps: Gaps, i: int, j: int) -> None:
    """Note that a left segment belongs to a right one: both are no gaps any more."""
    moves[i] = j
    gaps.deleted.discard(i)
    gaps.inserted.discard(j)


def _fill(moves: dict[int, int], gaps: Gaps, score: Score) -> None:
    """Take what stands alone between two pairs of a block: it was moved with them."""
    for i, j in sorted(moves.items()):
        between = i + 1 in gaps.deleted and j + 1 in gaps.inserted
        is_alike = between and score.left.role(i + 1) == score.right.role(j + 1)
        if is_alike and moves.get(i + 2) == j + 2:
            _take(moves, gaps, i + 1, j + 1)


def _follow(
    moves: dict[int, int], gaps: Gaps, score: Score, i: int, j: int, step: int
) -> None:
    """Take the pairs behind a pair, or with a negative `step` before it, that fit."""
    i += step
    j += step
    while i in gaps.deleted and j in gaps.inserted:
        if score.single(i, j) <= FOLLOWS or score.left.role(i) != score.right.role(j):
            return
        _take(moves, gaps, i, j)
        i += step
        j += step


def join_replaced(path: list[Bead]) -> list[Bead]:
    """Join a lone gap and the lone gap of the other side beside it.

    Such a text was replaced: it was not lost, and another added, at one place.
    """
    steps = [bead.step for bead in path]
    joined: list[Bead] = []
    for place, bead in enumerate(path):
        pair = steps[max(0, place - 1) : place + 1]
        around = steps[max(0, place - 2) : place + 2]
        gaps = around.count(DELETION) + around.count(INSERTION)
        if gaps == 2 and pair == [DELETION, INSERTION]:
            joined.append(Bead(joined.pop().i, bead.j, MATCH))
        elif gaps == 2 and pair == [INSERTION, DELETION]:
            joined.append(Bead(bead.i, joined.pop().j, MATCH))
        else:
            joined.append(bead)
    return joined
