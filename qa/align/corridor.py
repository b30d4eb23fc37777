"""How wide the search must look: where points say that a path leads, it is kept open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.align.points import Point
from qa.align.thresholds import BEAM_WIDTH, CORRIDOR, GAP_EXTENSION, MOST_CELLS


@dataclass(frozen=True, slots=True)
class Corridor:
    """What a row of the search keeps.

    It keeps the right places from `start` to before `stop` in any case, and at most
    `most` others. `ahead` is how many segments more the left side has up to the next
    point than the right side has from its beginning.
    """

    start: int
    stop: int
    most: int
    ahead: int

    def rank(self, j: int, value: float) -> float:
        """Return how good a cell is: its score and what must be paid in any case.

        That is a gap as long as one side is longer up to the next point.
        """
        return value + GAP_EXTENSION * abs(self.ahead + j)


def lay_corridors(points: Sequence[Point], height: int, width: int) -> list[Corridor]:
    """Return a corridor for each row of the search, `height` + 1 of them.

    Between two points it is as wide as the right side there. Where that is long nothing
    is kept in any case; the longer the gap must be, the more cells are kept instead.
    """
    rows: list[Corridor] = []
    last = Point(0, 0)
    for point in (*points, Point(height, width)):
        start, stop, most = _measure(last, point)
        aheads = range(point.i - last.i - point.j, -point.j, -1)
        rows += [Corridor(start, stop, most, ahead) for ahead in aheads]
        last = point
    rows.append(Corridor(width, width + 1, width + 1, -width))
    return rows


def _measure(first: Point, last: Point) -> tuple[int, int, int]:
    """Return the corridor between two points, and how many other cells are kept."""
    down = last.i - first.i
    along = last.j - first.j
    if along <= CORRIDOR:
        return first.j, last.j + 1, BEAM_WIDTH
    more = min(BEAM_WIDTH + abs(down - along), MOST_CELLS // (down + 1))
    return 0, 0, max(more, BEAM_WIDTH)
