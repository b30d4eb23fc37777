"""Versions whose texts say when they are shown: what is shown at one time is one unit.

All versions are cut at the times at which no sentence of any version goes on; what is
shown between two such times belongs together, however many cues it is.
"""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from qa.align.cues import Spoken, cut_cues, find_spoken, is_timed
from qa.align.thresholds import (
    CROSSING,
    FEWEST_SHIFTED,
    LARGEST_SHIFT,
    LEAST_SHARED,
    LEAST_SHIFT,
    LONGEST_SPAN,
    SHIFT_STEP,
)
from qa.model import Segment, Version

Sentences = Mapping[str, Sequence[Spoken]]
"""The sentences of each version, by its name."""


def are_timed(versions: Sequence[Version]) -> bool:
    """Return whether all texts can be laid together by their times.

    Versions of which hardly anything is shown at the same time are of other films.
    """
    if len(versions) < 2 or not all(map(is_timed, versions)):
        return False
    first, *others = _lay_together(versions).values()
    return all(_share_time(first, other) >= LEAST_SHARED for other in others)


def find_shifts(versions: Sequence[Version]) -> dict[str, float]:
    """Return by how many seconds each timed version comes later than the first.

    That is 0 where it does not, or nobody can say.
    """
    spoken = [find_spoken(version) for version in versions]
    starts = [[one.start for one in own] for own in spoken]
    return {
        version.name: find_shift(starts[0], own)
        for version, own in zip(versions, starts, strict=True)
    }


def find_shift(first: Sequence[float], second: Sequence[float]) -> float:
    """Return by how many seconds most of the second times are later; 0 if few are.

    The commonest difference of two times counts, if it is much commoner than none.
    """
    counts: Counter[int] = Counter()
    for time in second:
        start = bisect.bisect_left(first, time - LARGEST_SHIFT)
        stop = bisect.bisect_right(first, time + LARGEST_SHIFT)
        counts.update(round((time - other) / SHIFT_STEP) for other in first[start:stop])
    if not counts:
        return 0.0

    def count(step: int) -> int:
        """Return how many differences are nearly this one."""
        return counts[step - 1] + counts[step] + counts[step + 1]

    best = max(sorted(counts, key=abs), key=count)
    together = count(best)
    enough = max(FEWEST_SHIFTED, LEAST_SHARED * min(len(first), len(second)))
    is_clear = together >= enough and together >= 2 * count(0)
    shift = best * SHIFT_STEP
    return shift if is_clear and abs(shift) >= LEAST_SHIFT else 0.0


def _lay_together(versions: Sequence[Version]) -> dict[str, list[Spoken]]:
    """Return the sentences of versions as if they all began at the same time."""
    shifts = find_shifts(versions)
    return {
        version.name: [one.shift(shifts[version.name]) for one in find_spoken(version)]
        for version in versions
    }


def _share_time(first: Sequence[Spoken], second: Sequence[Spoken]) -> float:
    """Return the share of the shorter version's time in which both say something."""
    shared = 0.0
    k = 0
    for one in first:
        while k < len(second) and second[k].end <= one.start:
            k += 1
        for other in second[k:]:
            if other.start >= one.end:
                break
            shared += min(one.end, other.end) - max(one.start, other.start)
    total = min(_sum_time(first), _sum_time(second))
    return shared / total if total > 0 else 0.0


def _sum_time(spoken: Sequence[Spoken]) -> float:
    """Return how long something is said, in seconds."""
    return sum(max(0.0, one.end - one.start) for one in spoken)


def cut_versions(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return timed versions with their cues cut at the ends of sentences."""
    return tuple(cut_cues(version) for version in versions)


def align_by_time(versions: Sequence[Version]) -> list[dict[str, Segment]]:
    """Return the rows of timed versions, in the order of time.

    The cues of the versions were cut; each is in exactly one row.
    """
    spoken = _lay_together(versions)
    times = _drop_needless(spoken, _choose_cuts(spoken))
    rows: list[dict[str, list[Segment]]] = [{} for _ in range(len(times) + 1)]
    for name, own in spoken.items():
        for one in own:
            row = rows[bisect.bisect_right(times, _find_middle(one, times))]
            row.setdefault(name, []).extend(cue.segment for cue in one.cues)
    return [
        {name: Segment.joined(tuple(parts)) for name, parts in row.items()}
        for row in rows
        if row
    ]


def _drop_needless(spoken: Sentences, times: Sequence[float]) -> list[float]:
    """Return the cuts without those that leave a version without text for no reason.

    Where a version says nothing of its own between two cuts, but a sentence of it goes
    on there, its text is what it says then.
    """
    needless: set[float] = set()
    for own in spoken.values():
        middles = [_find_middle(one, times) for one in own]
        taken = {bisect.bisect_right(times, middle) for middle in middles}
        for one, middle in zip(own, middles, strict=True):
            home = bisect.bisect_right(times, middle)
            for place in range(
                bisect.bisect_right(times, one.start),
                bisect.bisect_left(times, one.end) + 1,
            ):
                if place not in taken and _covers(one, times, place):
                    # All cuts between the row and the sentence's own.
                    needless.update(times[min(place, home) : max(place, home)])
    return [time for time in times if time not in needless]


def _covers(one: Spoken, times: Sequence[float], place: int) -> bool:
    """Return whether a sentence goes on in a row for longer than cues overlap."""
    start = times[place - 1] if place else one.start
    end = times[place] if place < len(times) else one.end
    return min(one.end, end) - max(one.start, start) > CROSSING / 2


def _find_middle(one: Spoken, times: Sequence[float]) -> float:
    """Return a time between the two cuts between which most of a sentence is said."""
    first = bisect.bisect_right(times, one.start)
    last = bisect.bisect_left(times, one.end)
    edges = [one.start, *times[first:last], one.end]
    spans = [(b - a, -a, (a + b) / 2) for a, b in itertools.pairwise(edges)]
    return max(spans)[2]


def _choose_cuts(spoken: Sentences) -> list[float]:
    """Return the times at which all versions are cut, ascending.

    Those are the beginnings of sentences that no sentence of another version crosses by
    more than a little; where none comes for long, the one that is crossed least.
    """
    starts = sorted({one.start for own in spoken.values() for one in own})
    crossings = _measure_crossings(spoken, starts)
    cuts: list[float] = []
    last = starts[0] if starts else 0.0
    open_from = 1
    for place in range(1, len(starts)):
        if crossings[place] <= CROSSING:
            cuts += _cut_long(starts, crossings, range(open_from, place), last)
            cuts.append(starts[place])
            last = starts[place]
            open_from = place + 1
    cuts += _cut_long(starts, crossings, range(open_from, len(starts)), last)
    return cuts


def _cut_long(
    starts: Sequence[float], crossings: Sequence[float], places: range, last: float
) -> Iterator[float]:
    """Yield the cuts of a span that is too long, at the least crossed of its places."""
    waiting: list[int] = []
    for place in places:
        waiting.append(place)
        if starts[place] - last > LONGEST_SPAN:
            best = min(waiting, key=lambda one: (crossings[one], one))
            yield starts[best]
            last = starts[best]
            waiting = [one for one in waiting if one > best]


def _measure_crossings(spoken: Sentences, starts: Sequence[float]) -> list[float]:
    """Return by how many seconds the worst sentence crosses each of some times."""
    crossings = [0.0] * len(starts)
    for own in spoken.values():
        for one in own:
            first = bisect.bisect_right(starts, one.start)
            last = bisect.bisect_left(starts, one.end)
            for place in range(first, last):
                time = starts[place]
                by = min(time - one.start, one.end - time)
                crossings[place] = max(crossings[place], by)
    return crossings
