"""Which units of a translation stand behind their source: what it said when they last changed in substance, and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from qa.model import Segment, StaleUnit, Unit, language_of
from qa.stale.history import History, State
from qa.stale.passages import LEAST, Passage, Text, counterpart, passage
from qa.stale.slight import is_followed
from qa.stale.tracing import trace
from qa.stale.units import Pair, make_unit, name_kind

Load = Callable[[str, str, State], Text | None]
"""Reads a version in one of its states: path, name of the version, state; None where it cannot be read."""

_FEWEST = 3
"""Versions that a commit touches, at least, where it may have touched most of them alike."""

_REWRITTEN = 75
"""Similarity (0 to 100) below which a passage that nothing translates is a new one."""


class Row(NamedTuple):
    """A unit, where it stands (0 to 1), the line of the translation, and the number of its source's first passage."""

    source: Segment
    own: Segment | None
    place: float
    line: int
    first: int


@dataclass(slots=True)
class Judge:
    """Judges a pair by its history; `ignored` are commits that are passed over."""

    history: History
    load: Load
    ignored: frozenset[str] = frozenset()
    now: list[Passage] = field(default_factory=list)
    olds: dict[str, list[Passage | None] | None] = field(default_factory=dict)

    def judge(self, pair: Pair, units: Sequence[Unit]) -> Iterator[StaleUnit]:
        """Yield the units of a pair that are behind, in the order of the text."""
        states = self.history.states
        if not states.get(pair.path) or not states.get(pair.source_path):
            return
        for row in self._list_rows(pair, units):
            if row.own is None or not row.own.text.strip():
                yield from self._added(pair, row)
            else:
                yield from self._changed(pair, row, row.own)

    def _list_rows(self, pair: Pair, units: Sequence[Unit]) -> list[Row]:
        """Return the units that have a source; `now` are its passages."""
        rows = []
        line = 1
        self.now.clear()
        for number, unit in enumerate(units):
            own = unit.get(pair.version)
            source = unit.get(pair.source)
            if own is not None:
                line = own.line
            if source is None or not source.text.strip():
                continue
            place = number / len(units)
            rows.append(Row(source, own, place, line, len(self.now)))
            self.now.extend(passage(part) for part in source.parts or (source,))
        return rows

    def _trace(self, pair: Pair, then: State) -> list[Passage | None] | None:
        """Return what each passage of the source was in a state; None where that cannot be read."""
        if then.blob not in self.olds:
            text = self.load(pair.source_path, pair.source, then)
            traced = None
            if text is not None:
                traced = self._find_olds(text)
            self.olds[then.blob] = traced
        return self.olds[then.blob]

    def _find_olds(self, text: Text) -> list[Passage | None]:
        """Return what each passage was in a text; itself where only the breaks of paragraphs changed."""
        traced = trace(self.now, text.passages)
        newer = Text(self.now)
        for number, one in enumerate(self.now):
            old = traced[number]
            is_same = old is not None and old.words == one.words
            if not is_same and text.regrouped(one, newer):
                traced[number] = one
        return traced

    def _changed(self, pair: Pair, row: Row, own: Segment) -> Iterator[StaleUnit]:
        """Yield a unit whose source is no longer what it was."""
        source = row.source
        mine = passage(own)
        if passage(source).whole == mine.whole:
            return
        made = self._made(pair, own, row.place)
        meta = dict(own.meta)
        if meta.get("state") == "fuzzy":
            old = meta.get("previous", "")
            yield make_unit(pair, source, own, "text", old, made.date, "")
            return
        then = self.history.at(pair.source_path, made.order)
        olds = self._trace(pair, then) if then else None
        if olds is None:
            return
        for number, part in enumerate(source.parts or (source,), row.first):
            before = olds[number]
            after = self.now[number]
            if before is None and not after.is_code:
                yield self._new(pair, part, row, after, made.date)
                continue
            if before is not None and before.whole == after.whole:
                continue
            if before is not None and is_followed(before, after, mine):
                continue
            kind = name_kind(before, after, language_of(pair.source) or "und")
            if kind == "links" and after.links == mine.links:
                continue
            since = self._since(pair, before, made)
            old = before.text if before else ""
            yield make_unit(pair, part, own, kind, old, since, made.date)

    def _added(self, pair: Pair, row: Row) -> Iterator[StaleUnit]:
        """Yield a unit that the source got after the translation was made."""
        first = self.history.states[pair.path][-1]
        then = self.history.at(pair.source_path, first.order)
        olds = self._trace(pair, then) if then else None
        if olds is None:
            return
        source = row.source
        for number, part in enumerate(source.parts or (source,), row.first):
            after = self.now[number]
            if not after.words or after.is_code:
                continue
            if _is_new(olds[number], after):
                yield self._new(pair, part, row, after, first.date)

    def _new(
        self, pair: Pair, part: Segment, row: Row, after: Passage, standing: str
    ) -> StaleUnit:
        """Return a unit that the source got and the translation has not: it would stand behind a line."""
        made = self._introduced(pair.source_path, pair.source, after, row.place)
        gap = Segment("", pair.path, row.line)
        return make_unit(pair, part, gap, "added", "", made.date, standing)

    def _made(self, pair: Pair, own: Segment, place: float) -> State:
        """Return the state in which a unit got its substance: the newest of its parts."""
        states = []
        for part in own.parts or (own,):
            one = passage(part)
            state = self._introduced(pair.path, pair.version, one, place, pair)
            states.append(state)
        return min(states, key=lambda state: state.order)

    def _introduced(
        self,
        path: str,
        version: str,
        one: Passage,
        place: float,
        pair: Pair | None = None,
    ) -> State:
        """Return the first state since which a passage has stood in its text, wherever it stood."""
        states = self.history.states[path]
        for newer, older in pairwise(states):
            text = self.load(path, version, older)
            if text is None or text.has(one):
                continue
            if self._is_regrouped(path, version, one, newer, text):
                continue
            before = None
            if pair and self._may_pass(newer, pair):
                before = counterpart(one, place, text.passages)
            if before is None:
                return newer
            if not self._is_alike(newer, before, one, pair):
                return newer
            one = before
        return states[-1]

    def _is_regrouped(
        self, path: str, version: str, one: Passage, newer: State, older: Text
    ) -> bool:
        """Say whether a commit only put the breaks of paragraphs elsewhere."""
        text = self.load(path, version, newer)
        return text is not None and older.regrouped(one, text)

    def _may_pass(self, state: State, pair: Pair) -> bool:
        """Say whether a commit is passed over, or touched most versions."""
        if state.commit in self.ignored:
            return True
        touched = self.history.touched.get(state.commit, set())
        count = len(touched & pair.siblings)
        most = len(pair.siblings) / 2
        return count >= max(_FEWEST, most)

    def _is_alike(
        self, state: State, before: Passage, after: Passage, pair: Pair | None
    ) -> bool:
        """Say whether a commit gave a passage only what stands in the source word for word: in each version alike."""
        if pair is None:
            return False
        if state.commit in self.ignored:
            return True
        then = self.history.at(pair.source_path, state.order)
        if then is None:
            return False
        known: set[str] = set()
        text = self.load(pair.source_path, pair.source, then)
        for one in text.passages if text else ():
            known.update(one.words.split())
        new_counts = Counter(after.words.split())
        old_counts = Counter(before.words.split())
        added = new_counts - old_counts
        return added.keys() <= known

    def _since(self, pair: Pair, before: Passage | None, made: State) -> str:
        """Return the day on which the source left what a translation was made from."""
        last = made
        for state in self.history.after(pair.source_path, made.order):
            last = state
            if before is None:
                continue
            text = self.load(pair.source_path, pair.source, state)
            if text is not None and not _stands(before, text):
                return state.date
        return last.date


def _is_new(before: Passage | None, after: Passage) -> bool:
    """Say whether what nothing translates is no old passage that was left out from the start."""
    if before is None:
        return True
    return fuzz.ratio(before.words, after.words) < _REWRITTEN


def _stands(wanted: Passage, text: Text) -> bool:
    """Say whether a passage stands in a text with its links and its id, or its words between other breaks."""
    own = [one for one in text.passages if one.unit == wanted.unit]
    if any(one.whole == wanted.whole for one in own):
        return True
    if wanted.unit or len(wanted.words) < LEAST:
        return False
    is_paragraph = any(one.words == wanted.words for one in own)
    return not is_paragraph and f" {wanted.words} " in text.joined
