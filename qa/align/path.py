"""The likeliest path through two sides: a beam search over beads.

The beads are those of Gale and Church (1993), "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19 (1). Beyond them two neighbours may
be exchanged, and gaps that fit each other are joined afterwards.

A place (i, j) stands behind i left and j right segments. The search goes down the
left side row by row and keeps of each row the places whose best path is likely, and
those to which points lead:

    left   a    b    c         d
    right  A         C1   C2   D
    beads  1-1  1-0  1-2       1-1

The last place holds the best path through both sides; its beads are traced back.
Paths that are in a gap are kept apart from the best ones (Gotoh 1982, "An improved
algorithm for matching biological sequences"), so that a text in it that happens to fit
something does not end it. Places are ranked by what has been paid for them and what
must yet be paid for the segments that one side has more (as in A*): so a gap of a
hundred segments that is needed is not dropped for its length.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from qa.align.beads import Bead
from qa.align.corridor import Corridor, lay_corridors
from qa.align.moves import join_moved, join_replaced
from qa.align.onward import Gain, Onward
from qa.align.points import find_points
from qa.align.score import Score
from qa.align.slot import Slot
from qa.align.thresholds import (
    BEAD_PRIORS,
    BEAM_MARGIN,
    DELETION,
    EXCHANGE,
    GAP_EXTENSION,
    INSERTION,
    MATCH,
    MERGE_MARGIN,
    Step,
)

Cell = tuple[float, Step]
"""The score of the best path to a place, and its last bead; a gap is one bead here."""
Row = dict[int, Cell]
"""The cells behind a number of left segments, by the number of right segments."""
Gaps = dict[int, tuple[float, int]]
"""Paths that end in a gap of the right side, by the number of right segments: the
score, and how many left segments are in the gap."""

_OPENED = BEAD_PRIORS[DELETION]


def find_beads(left: Sequence[Slot], right: Sequence[Slot]) -> list[Bead]:
    """Return the beads of the best path, in the order of the path.

    Every segment of both sides is in exactly one bead. An exchange comes as two beads
    that cross, a moved paragraph as one that crosses others. The search takes time
    and memory in proportion to the longer side: a row keeps a bounded number of cells.
    """
    score = Score(left, right)
    corridors = lay_corridors(find_points(left, right), len(left), len(right))
    rows = search(Onward(score, left, right), len(right), corridors)
    path = _trace_back(rows, len(right))
    return join_replaced(join_moved(path, score))


def search(onward: Onward, width: int, corridors: Sequence[Corridor]) -> list[Row]:
    """Return the rows of the search: what was kept of each.

    `width` is the number of right segments; there is a row for each of `corridors`.
    Each row is widened by gaps and pruned before the beads that lead on from it are
    tried: all kinds from likely places, single pairs from the others.
    """
    rows: list[Row] = [{} for _ in corridors]
    rows[0][0] = (0.0, (0, 0))
    gaps: Gaps = {}
    for i, corridor in enumerate(corridors[:-1]):
        row = rows[i]
        insert_gaps(row, corridor, width)
        ranks = prune(row, corridor)
        gaps = extend_gaps(gaps, row)
        enter_gaps(rows[i + 1], gaps)
        likely = max(ranks.values()) - MERGE_MARGIN
        for j in sorted(row):
            add_beads(rows, i, j, onward.gains(i, j, ranks[j] >= likely))
    insert_gaps(rows[-1], corridors[-1], width)
    return rows


def insert_gaps(row: Row, corridor: Corridor, width: int) -> None:
    """Let the cells of a row run on over right segments that the left side lacks.

    A gap ends where nobody would keep it.
    """
    ranks = {j: corridor.rank(j, value) for j, (value, _) in row.items()}
    likeliest = max(ranks, key=ranks.__getitem__)
    floor = ranks[likeliest] - BEAM_MARGIN
    reach = min(max(likeliest + corridor.most, corridor.stop - 1), width)
    end = max(row)
    value = -math.inf
    size = 0
    for j in range(min(row) + 1, reach + 1):
        opened = row[j - 1][0] + _OPENED if j - 1 in row else -math.inf
        value += GAP_EXTENSION
        size += 1
        if opened >= value:
            value, size = opened, 1
        if corridor.rank(j, value) < floor:
            if j > end:
                break
            value = -math.inf
        elif j not in row or row[j][0] < value:
            row[j] = (value, (0, size))


def prune(row: Row, corridor: Corridor) -> dict[int, float]:
    """Drop the cells of a row that are hopeless, or too many; return the others' ranks.

    Kept are the best cells that are not below the best by more than a margin; in the
    corridor also those below by a second one.
    """
    ranks = {j: corridor.rank(j, value) for j, (value, _) in row.items()}
    floor = max(ranks.values()) - BEAM_MARGIN
    best_first = sorted(ranks, key=lambda j: -ranks[j])
    for place, j in enumerate(best_first):
        if place < corridor.most and ranks[j] >= floor:
            continue
        is_inside = corridor.start <= j < corridor.stop
        if not is_inside or ranks[j] < floor - BEAM_MARGIN:
            del row[j], ranks[j]
    return ranks


def extend_gaps(gaps: Gaps, row: Row) -> Gaps:
    """Return the gaps of a row, each with the next left segment.

    Behind each cell of the row a gap begins, unless one that goes on is likelier.
    """
    extended: Gaps = {}
    for j, (value, _) in row.items():
        extended[j] = (value + _OPENED, 1)
        if j in gaps:
            before, size = gaps[j]
            longer = before + GAP_EXTENSION
            if longer > extended[j][0]:
                extended[j] = (longer, size + 1)
    return extended


def enter_gaps(row: Row, gaps: Gaps) -> None:
    """Reach the cells of the next row that are best reached by a gap."""
    for j, (value, size) in gaps.items():
        if j not in row or row[j][0] < value:
            row[j] = (value, (size, 0))


def add_beads(rows: list[Row], i: int, j: int, gains: Iterable[Gain]) -> None:
    """Reach the cells behind one more bead, unless better paths have reached them.

    The beads begin at left segment `i` and right segment `j`.
    """
    value, _ = rows[i][j]
    for down, along, step, gain in gains:
        row = rows[i + down]
        m = j + along
        reached = row.get(m)
        if reached is None or reached[0] < value + gain:
            row[m] = (value + gain, step)


def _trace_back(rows: list[Row], width: int) -> list[Bead]:
    """Return the beads of the path that ends at the last cell, the first bead first.

    An exchange becomes two beads, each of one segment and one segment; a gap becomes as
    many beads as it has segments.
    """
    i = len(rows) - 1
    j = width
    path: list[Bead] = []
    while i or j:
        _, step = rows[i][j]
        i -= step[0]
        j -= step[1]
        path += reversed(list(_list_beads(i, j, step)))
    path.reverse()
    return path


def _list_beads(i: int, j: int, step: Step) -> Iterator[Bead]:
    """Yield the beads of a step from a place, in the order of the left side."""
    if step == EXCHANGE:
        yield Bead(i, j + 1, MATCH)
        yield Bead(i + 1, j, MATCH)
    elif not step[1]:
        for place in range(step[0]):
            yield Bead(i + place, j, DELETION)
    elif not step[0]:
        for place in range(step[1]):
            yield Bead(i, j + place, INSERTION)
    else:
        yield Bead(i, j, step)
