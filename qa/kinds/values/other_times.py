"""Times of the day that are none of the times that another may be."""

from __future__ import annotations

from qa.kinds.values.hours import DURATION
from qa.model import Fact


def are_other_times(first: Fact, second: Fact) -> bool:
    """Tell whether a time of the day is none of the times that another may be.

    So 6 p.m. and 6:00; or 6 hours, which are no time, but would be that.
    """
    if "time" not in {first.kind, second.kind}:
        return False
    mine, theirs = _list_times(first), _list_times(second)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _list_times(fact: Fact) -> set[str]:
    """Return the times of a time, and those that a number of hours would be."""
    begins = "t" if fact.kind == "time" else DURATION
    return {reading[1:] for reading in fact.readings if reading.startswith(begins)}


def are_other_halves(first: Fact, second: Fact) -> bool:
    """Tell whether two times have one hand of the clock, and none is of the same half."""
    mine, theirs = _list_times(first), _list_times(second)
    if not mine.isdisjoint(theirs):
        return False
    return not _on_twelve(mine).isdisjoint(_on_twelve(theirs))


def _on_twelve(times: set[str]) -> set[str]:
    """Return times as a clock of twelve hours shows them."""
    shown = set()
    for time in times:
        hour, _, minute = time.partition(":")
        shown.add(f"{int(hour) % 12}:{minute}")
    return shown
