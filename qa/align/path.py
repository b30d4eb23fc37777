"""The best path through two sides: a beam over the beads of Gale and Church (1993), long gaps at a low price."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from qa.align.score import Score, Sketched

PRIORS = {
    (1, 1): math.log(0.93), (1, 0): math.log(0.010), (0, 1): math.log(0.010), (2, 1): math.log(0.010),
    (1, 2): math.log(0.010), (3, 1): math.log(0.0007), (1, 3): math.log(0.0007), (2, 2): math.log(0.04),
}  # fmt: skip
"""How likely each bead is before anything is seen; (2, 2) is two neighbours exchanged."""
STEPS = [(step, prior) for step, prior in PRIORS.items() if step[0]]
SIMPLE = STEPS[:2]
MOVED = 4.0
"""Two gaps whose texts fit each other so well (log-likelihood ratio) are one paragraph that was moved."""
LONGER = math.log(0.7)
"""The price of one more segment in a gap."""
MARGIN = 16.0
WIDTH = 40
"""A row of the search keeps the cells within this margin of its best, at most so many."""
LIKELY = 8.0
"""Merged and exchanged paragraphs are tried only from cells within this margin."""


@dataclass(frozen=True, slots=True)
class Bead:
    """A stretch of the left side and the stretch of the right side that belongs to it; either may be empty."""

    left: slice
    right: slice


Cell = tuple[float, tuple[int, int]]


def beads(left: Sequence[Sketched], right: Sequence[Sketched]) -> list[Bead]:
    """Return the path with the highest score, an exchange as two crossing beads."""
    score = Score(left, right)
    rows: list[dict[int, Cell]] = [{} for _ in range(len(left) + 1)]
    rows[0][0] = (0.0, (0, 0))
    for i, row in enumerate(rows):
        _widen(row, len(right), last=i == len(left))
        likely = max(value for value, _ in row.values()) - LIKELY
        for j in sorted(row):
            for step, prior in SIMPLE if row[j][0] < likely else STEPS:
                _push(rows, score, i, j, step, prior)
    return _moves(_back(rows, len(right)), score)


def _widen(row: dict[int, Cell], width: int, *, last: bool) -> None:
    """Let a row's cells run on into gaps of the left side, and drop those that are hopeless."""
    floor = -math.inf if last else max(cell[0] for cell in row.values()) - MARGIN
    for start in sorted(row):
        j = start
        while j < width:
            value = row[j][0] + _gap(row[j][1], (0, 1))
            if value < floor or (j + 1 in row and row[j + 1][0] >= value):
                break
            j += 1
            row[j] = (value, (0, 1))
    if not last:
        keep = sorted(row, key=lambda j: -row[j][0])[:WIDTH]
        for j in row.keys() - {j for j in keep if row[j][0] >= floor}:
            del row[j]


def _gap(before: tuple[int, int], step: tuple[int, int]) -> float:
    return LONGER if before == step else PRIORS[step]


def _push(rows: list[dict[int, Cell]], score: Score, i: int, j: int, step: tuple[int, int], prior: float) -> None:
    """Reach the cell that one bead leads to."""
    k, m = i + step[0], j + step[1]
    if k >= len(rows) or m > len(score.right):
        return
    value, before = rows[i][j]
    if step == (1, 0):
        value += _gap(before, step)
    elif step == (1, 1):
        value += prior + score.single(i, j)
    elif step == (2, 2):
        value += prior + score.single(i, j + 1) + score.single(i + 1, j)
    else:
        value += prior + score.stretch(i, k, j, m)
    if m not in rows[k] or rows[k][m][0] < value:
        rows[k][m] = (value, step)


def _back(rows: list[dict[int, Cell]], width: int) -> list[Bead]:
    i, j = len(rows) - 1, width
    path: list[Bead] = []
    while i or j:
        down, along = rows[i][j][1]
        if (down, along) == (2, 2):
            path += [Bead(slice(i - 1, i), slice(j - 2, j - 1)), Bead(slice(i - 2, i - 1), slice(j - 1, j))]
        else:
            path.append(Bead(slice(i - down, i), slice(j - along, j)))
        i, j = i - down, j - along
    return path[::-1]


def _moves(path: list[Bead], score: Score) -> list[Bead]:
    """Join what one side lacks at one place and has at another."""
    gone = [bead.left.start for bead in path if bead.right.start == bead.right.stop]
    extra = [bead.right.start for bead in path if bead.left.start == bead.left.stop]
    pairs = sorted(((score.single(i, j), i, j) for i in gone for j in extra), reverse=True) if len(gone) < 200 else []
    joined: dict[int, int] = {}
    for fit, i, j in pairs:
        if fit > MOVED and i not in joined and j not in joined.values():
            joined[i] = j
    return _replaced([bead for bead in map(partial(_join, joined), path) if bead is not None])


def _replaced(path: list[Bead]) -> list[Bead]:
    """Join a lone gap and a lone gap of the other side beside it: a text that was replaced, not lost and added."""
    sizes = [(b.left.stop - b.left.start, b.right.stop - b.right.start) for b in path]
    whole: list[Bead] = []
    for place, bead in enumerate(path):
        around = sizes[max(0, place - 2) : place + 2]
        both = sizes[max(0, place - 1) : place + 1] in ([(1, 0), (0, 1)], [(0, 1), (1, 0)])
        if both and sum(0 in size for size in around) == 2:
            last = whole.pop()
            pair = (last, bead) if sizes[place - 1] == (1, 0) else (bead, last)
            whole.append(Bead(pair[0].left, pair[1].right))
        else:
            whole.append(bead)
    return whole


def _join(joined: dict[int, int], bead: Bead) -> Bead | None:
    if bead.right.start == bead.right.stop and bead.left.start in joined:
        place = joined[bead.left.start]
        return Bead(bead.left, slice(place, place + 1))
    return None if bead.left.start == bead.left.stop and bead.right.start in joined.values() else bead
