"""How the counts in a report of the format a-name are read."""

from __future__ import annotations

from collections import Counter

from tests.counts import Counts, last


def count(text: str) -> Counts:
    """Return the counts; what could not be read is one more error."""
    *found, end = text.split("\n")[:-1]
    levels = Counter(line.partition(" ")[0] for line in found)
    accepted = last(r"(\d+) accepted", end)
    broken = sum(line.endswith("[input]") for line in found)
    return levels["error"] - broken, levels["warning"], levels["note"], accepted
