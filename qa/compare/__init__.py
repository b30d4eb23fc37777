"""Which facts differ between versions, and who stands alone.

The facts of all versions are laid side by side in rows, one fact a row (a star around the source, or around the version
that agrees with most others). In each row the versions vote: with a source every version is measured by it, unless all
others agree against it; without one the value most versions state wins; a draw blames nobody. Versions made from one
another (`Unit.kin`) have one vote together.

How two versions' facts pair is the business of one file a pool (`compare/<pool>.py`, see `qa.kinds`).
"""

from __future__ import annotations

from qa.compare.rows import Line, lines
from qa.compare.sides import Match, Matcher, Side, pools, sides, stated
from qa.compare.table import table
from qa.compare.votes import Difference, differences, votes

__all__ = [
    "Difference", "Line", "Match", "Matcher", "Side",
    "differences", "lines", "pools", "sides", "stated", "table", "votes",
]  # fmt: skip
