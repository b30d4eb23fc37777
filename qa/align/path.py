"""The likeliest path through two sides: a beam search over beads.

The beads are those of Gale and Church (1993), "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19 (1). Beyond them two neighbours may
be exchanged, the gap penalty is affine, and gaps that fit each other are joined
afterwards.

A place (i, j) stands behind i left and j right segments. The search goes down the
left side row by row and keeps of each row the places whose best path is likely:

    left   a    b    c         d
    right  A         C1   C2   D
    beads  1-1  1-0  1-2       1-1

The last place holds the best path through both sides; its beads are traced back.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from qa.align.score import Score
from qa.align.slot import Slot
from qa.align.thresholds import (
    BEAD_PRIORS,
    BEAM_MARGIN,
    BEAM_WIDTH,
    DELETION,
    EXCHANGE,
    GAP_EXTENSION,
    INSERTION,
    MATCH,
    MERGE_MARGIN,
    MOST_GAPS,
    MOVED,
    Step,
)

Cell = tuple[float, Step]
"""The score of the best path to a place, and its last bead."""
Row = dict[int, Cell]
"""The cells behind a number of left segments, by the number of right segments."""

_STEPS = [step for step in BEAD_PRIORS if step != INSERTION]
"""The beads that lead to a later row; those within a row are added row by row."""
_SIMPLE_STEPS = [MATCH, DELETION]


class Bead(NamedTuple):
    """Segments of the left side and those of the right side that belong to them.

    `i` and `j` are the places of its first segment on either side, `step` how many
    segments it takes of each. One number of the step may be 0: that is a gap.
    """

    i: int
    j: int
    step: Step

    @property
    def left(self) -> slice:
        """Its stretch of the left side."""
        return slice(self.i, self.i + self.step[0])

    @property
    def right(self) -> slice:
        """Its stretch of the right side."""
        return slice(self.j, self.j + self.step[1])


def find_beads(left: Sequence[Slot], right: Sequence[Slot]) -> list[Bead]:
    """Return the beads of the best path, in the order of the path.

    Every segment of both sides is in exactly one bead. An exchange comes as two beads
    that cross, a moved paragraph as one that crosses others. The search takes time
    and memory in proportion to the longer side: a row keeps at most `BEAM_WIDTH`
    cells.
    """
    score = Score(left, right)
    rows = search(score, len(left), len(right))
    path = _trace_back(rows, len(right))
    return join_replaced(join_moved(path, score))


def search(
    score: Score,
    height: int,
    width: int,
) -> list[Row]:
    """Return the rows of the search: what was kept of each.

    `height` and `width` are the numbers of left and right segments; there are
    `height` + 1 rows. Each row is widened by gaps and pruned before the beads that
    lead on from it are tried: all kinds from likely places, the simple ones from the
    others.
    """
    rows: list[Row] = [{} for _ in range(height + 1)]
    rows[0][0] = (0.0, (0, 0))
    for i, row in enumerate(rows[:-1]):
        best = max(value for value, _ in row.values())
        floor = best - BEAM_MARGIN
        extend_gaps(row, width, floor)
        prune(row, floor)
        for j in sorted(row):
            is_likely = row[j][0] >= best - MERGE_MARGIN
            for step in _STEPS if is_likely else _SIMPLE_STEPS:
                add_bead(rows, score, i, j, step)
    extend_gaps(rows[-1], width, -math.inf)
    return rows


def extend_gaps(
    row: Row,
    width: int,
    floor: float,
) -> None:
    """Let the cells of a row run on over right segments that the left side lacks.

    A gap ends where its score falls below `floor`, or where a better path has been.
    """
    for start in sorted(row):
        value, step = row[start]
        for j in range(start + 1, width + 1):
            value += GAP_EXTENSION if step == INSERTION else BEAD_PRIORS[INSERTION]
            step = INSERTION
            if value < floor or (j in row and row[j][0] >= value):
                break
            row[j] = (value, INSERTION)


def prune(row: Row, floor: float) -> None:
    """Drop the cells of a row that are hopeless, or too many.

    Kept are at most `BEAM_WIDTH` cells whose score is not below `floor`.
    """
    best_first = sorted(row, key=lambda j: -row[j][0])
    for rank, j in enumerate(best_first):
        if rank >= BEAM_WIDTH or row[j][0] < floor:
            del row[j]


def add_bead(
    rows: list[Row],
    score: Score,
    i: int,
    j: int,
    step: Step,
) -> None:
    """Reach the cell behind one more bead, unless a better path has reached it.

    The bead begins at left segment `i` and right segment `j`; one that would go
    beyond the end of a side is left out.
    """
    down, along = step
    k = i + down
    m = j + along
    if k >= len(rows) or m > score.width:
        return
    value, before = rows[i][j]
    gain = BEAD_PRIORS[step]
    if step == MATCH:
        gain += score.single(i, j)
    elif step == EXCHANGE:
        gain += score.single(i, j + 1)
        gain += score.single(i + 1, j)
    elif step != DELETION:
        gain += score.stretch(i, k, j, m)
    elif step == before:
        gain = GAP_EXTENSION
    value += gain
    row = rows[k]
    if m not in row or row[m][0] < value:
        row[m] = (value, step)


def _trace_back(rows: list[Row], width: int) -> list[Bead]:
    """Return the beads of the path that ends at the last cell, the first bead first.

    An exchange becomes two beads, each of one segment and one segment.
    """
    i = len(rows) - 1
    j = width
    path: list[Bead] = []
    while i or j:
        _, step = rows[i][j]
        i -= step[0]
        j -= step[1]
        if step == EXCHANGE:
            path.append(Bead(i + 1, j, MATCH))
            path.append(Bead(i, j + 1, MATCH))
        else:
            path.append(Bead(i, j, step))
    path.reverse()
    return path


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

    The pairs that fit best are taken first, each segment once.
    """
    deleted = [bead.i for bead in path if bead.step == DELETION]
    inserted = [bead.j for bead in path if bead.step == INSERTION]
    if len(deleted) >= MOST_GAPS:
        return {}
    pairs = [(score.single(i, j), i, j) for i in deleted for j in inserted]
    pairs.sort(reverse=True)
    moves: dict[int, int] = {}
    for fit, i, j in pairs:
        if fit > MOVED and i not in moves and j not in moves.values():
            moves[i] = j
    return moves


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
