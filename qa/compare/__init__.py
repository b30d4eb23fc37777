"""Which facts differ between versions, and who stands alone.

The facts of all versions are laid side by side in rows, one fact a row (a star around the source, or around the version
that agrees with most others). In each row the versions vote: with a source every version is measured by it, unless all
others agree against it; without one the value most versions state wins; a draw blames nobody. Versions made from one
another (`Unit.kin`) have one vote together.

Nothing here knows a kind of fact: whoever asks hands over a `Group`, which says how its facts are read and how those of
two versions pair. `qa.kinds` declares them.
"""

from __future__ import annotations

from qa.compare.group import Group, Many, Match, Pairs, Side
from qa.compare.pairing import by_reading, pair_by, pair_off, share_reading, value
from qa.compare.rows import Line, lines
from qa.compare.sides import sides
from qa.compare.table import table
from qa.compare.votes import Difference, differences, votes

__all__ = [
    "Difference", "Group", "Line", "Many", "Match", "Pairs", "Side",
    "by_reading", "differences", "lines", "pair_by", "pair_off", "share_reading", "sides", "table",
    "value", "votes",
]  # fmt: skip
