"""Steps of the aligner: what belongs together on two sides."""

from __future__ import annotations

from typing import NamedTuple

from qa.align.thresholds import Step


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
