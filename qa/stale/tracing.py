"""What each passage of a text was in an older state of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from qa.stale.passages import LIKE, Passage

_MOST = 4_000_000
"""Pairs of passages that are compared by their letters, at most (a second of CPU); beyond, neighbours alone tell."""


def trace(now: Sequence[Passage], then: Sequence[Passage]) -> list[Passage | None]:
    """Return what each passage was; None for one that is new.

    Told by the id of its file; else by the same words anywhere; else, of what is gone
    since, the most similar passage; else what stood between the same neighbours. No
    passage that still stands was another one.
    """
    tracer = _Tracer(now, then)
    tracer.take_ids()
    tracer.take_same()
    tracer.take_similar()
    tracer.take_between()
    return [None if place is None else then[place] for place in tracer.found]


class _Tracer:
    """Pairs passages by their places: `found` in the older text, `free` those that are gone since."""

    def __init__(self, now: Sequence[Passage], then: Sequence[Passage]) -> None:
        self.now = now
        self.then = then
        self.found: list[int | None] = [None] * len(now)
        self.free = set(range(len(then)))

    def take(self, place: int, old: int) -> None:
        """Pair two passages."""
        self.found[place] = old
        self.free.discard(old)

    def open(self) -> list[int]:
        """Return the places of the passages that are to be found yet: what has an id is told by that alone."""
        return [
            place
            for place, one in enumerate(self.now)
            if self.found[place] is None and one.unit is None
        ]

    def take_ids(self) -> None:
        """Pair what has the same id."""
        known = {one.unit: place for place, one in enumerate(self.then) if one.unit}
        for place, one in enumerate(self.now):
            if one.unit is not None and one.unit in known:
                self.take(place, known[one.unit])

    def take_same(self) -> None:
        """Pair what has the same words, before all what is the same wholly; a new copy was what the other was."""
        for is_whole in (True, False):
            known: dict[tuple[str, bool], list[int]] = defaultdict(list)
            for old in sorted(self.free):
                one = self.then[old]
                known[one.whole if is_whole else one.mark, one.is_code].append(old)
            for place in self.open():
                one = self.now[place]
                olds = known[one.whole if is_whole else one.mark, one.is_code]
                if olds:
                    self.take(place, olds.pop(0))
        first: dict[tuple[str, bool], int] = {}
        for old, one in enumerate(self.then):
            first.setdefault((one.mark, one.is_code), old)
        for place in self.open():
            one = self.now[place]
            self.found[place] = first.get((one.mark, one.is_code))

    def take_similar(self) -> None:
        """Pair what is similar, the most similar first, then the nearest."""
        for is_code in (False, True):
            places = [p for p in self.open() if _fits(self.now[p], is_code=is_code)]
            olds = [
                o for o in sorted(self.free) if _fits(self.then[o], is_code=is_code)
            ]
            if not places or not olds or len(places) * len(olds) > _MOST:
                continue
            for place, old in self._rank(places, olds):
                if self.found[place] is None and old in self.free:
                    self.take(place, old)

    def _rank(
        self, places: Sequence[int], olds: Sequence[int]
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs that are similar, the most similar first."""
        table = process.cdist(
            [self.now[place].key for place in places],
            [self.then[old].key for old in olds],
            scorer=fuzz.ratio,
            score_cutoff=LIKE,
        )
        stretch = len(self.then) / len(self.now)
        pairs = []
        for row, column in zip(*table.nonzero(), strict=True):
            place, old = places[row], olds[column]
            distance = abs(place * stretch - old)
            pairs.append((-table[row][column], distance, place, old))
        for _, _, place, old in sorted(pairs):
            yield place, old

    def take_between(self) -> None:
        """Pair, in their order, as many new passages as are gone between the same neighbours."""
        for run in _group(self.open()):
            before = self.found[run[0] - 1] if run[0] else -1
            is_last = run[-1] + 1 == len(self.now)
            after = len(self.then) if is_last else self.found[run[-1] + 1]
            if before is None or after is None:
                continue
            gone = [old for old in range(before + 1, after) if old in self.free]
            if len(gone) == len(run) and self._fit(run, gone):
                for place, old in zip(run, gone, strict=True):
                    self.take(place, old)

    def _fit(self, run: Sequence[int], gone: Sequence[int]) -> bool:
        """Say whether passages are of the same kinds."""
        kinds = [self.now[place].is_code for place in run]
        return kinds == [self.then[old].is_code for old in gone]


def _fits(one: Passage, *, is_code: bool) -> bool:
    """Say whether a passage is of a kind, and told by its words."""
    return one.is_code == is_code and one.unit is None and bool(one.key)


def _group(places: Sequence[int]) -> list[list[int]]:
    """Return places in runs without a gap."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] + 1 == place:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs
