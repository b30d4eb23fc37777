"""Which units of a translation stand behind their source: what it said when they last changed in substance, and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from qa.model import Segment, StaleUnit, Unit
from qa.stale.history import History, State
from qa.stale.passages import Passage, counterpart, new_words, passage

Load = Callable[[str, str, State], Sequence[Passage] | None]
"""Reads a version in one of its states: path, name of the version, state; None where it cannot be read."""

_FEWEST = 3
"""Versions that a commit touches, at least, where it may have touched most of them alike."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A document's source and one translation: their paths and the names of their versions."""

    document: str
    source_path: str
    source: str
    path: str
    version: str
    siblings: frozenset[str] = frozenset()


@dataclass(slots=True)
class Judge:
    """Judges pairs by their history; `ignored` are commits that are passed over."""

    history: History
    load: Load
    ignored: frozenset[str] = frozenset()
    keys: dict[tuple[str, str, str], frozenset[tuple[str | None, str]]] = field(
        default_factory=dict
    )

    def judge(self, pair: Pair, units: Sequence[Unit]) -> Iterator[StaleUnit]:
        """Yield the units of a pair that are behind, in the order of the text."""
        states = self.history.states
        if not states.get(pair.path) or not states.get(pair.source_path):
            return
        line = 1
        for number, unit in enumerate(units):
            place = number / len(units)
            own = unit.get(pair.version)
            source = unit.get(pair.source)
            if own is not None:
                line = own.line
            if source is None or not source.text.strip():
                continue
            if own is None or not own.text.strip():
                yield from self._added(pair, source, place, line)
            else:
                yield from self._changed(pair, source, own, place)

    def _changed(
        self, pair: Pair, source: Segment, own: Segment, place: float
    ) -> Iterator[StaleUnit]:
        """Yield a unit whose source is no longer what it was."""
        now = passage(source)
        mine = passage(own)
        if now.whole == mine.whole:
            return
        made = self._made(pair, own, place)
        meta = dict(own.meta)
        if meta.get("state") == "fuzzy":
            old = meta.get("previous", "")
            yield _unit(pair, source, own, "text", old, made.date, "")
            return
        then = self.history.at(pair.source_path, made.order)
        if then is None:
            return
        others = self.load(pair.source_path, pair.source, then)
        if others is None:
            return
        for part in source.parts or (source,):
            after = passage(part)
            before = counterpart(after, place, others)
            if before is not None and before.whole == after.whole:
                continue
            kind = _kind(before, after)
            if kind == "links" and after.links == mine.links:
                continue
            since = self._since(pair, before, made)
            old = before.text if before else ""
            yield _unit(pair, part, own, kind, old, since, made.date)

    def _added(
        self, pair: Pair, source: Segment, place: float, line: int
    ) -> Iterator[StaleUnit]:
        """Yield a unit that the source got after the translation was made."""
        first = self.history.states[pair.path][-1]
        then = self.history.at(pair.source_path, first.order)
        if then is None:
            return
        after = passage(source)
        others = self.load(pair.source_path, pair.source, then)
        if others is None or after.is_code:
            return
        if counterpart(after, place, others) is not None:
            return
        made = self._introduced(pair.source_path, pair.source, after, place)
        gap = Segment("", pair.path, line)
        yield _unit(pair, source, gap, "added", "", made.date, first.date)

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
            found = self.load(path, version, older)
            if found is None:
                continue
            if (one.unit, one.key) in self._keys(path, version, older, found):
                continue
            before = None
            if pair and self._may_pass(newer, pair):
                before = counterpart(one, place, found)
            if before is None:
                return newer
            if not self._is_alike(newer, before, one, pair):
                return newer
            one = before
        return states[-1]

    def _keys(
        self, path: str, version: str, state: State, found: Sequence[Passage]
    ) -> frozenset[tuple[str | None, str]]:
        """Return what must stand in a text for its passages to be the same: their ids and keys."""
        place = (path, version, state.blob)
        known = self.keys.get(place)
        if known is None:
            known = frozenset((one.unit, one.key) for one in found)
            self.keys[place] = known
        return known

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
        for one in self.load(pair.source_path, pair.source, then) or ():
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
            found = self.load(pair.source_path, pair.source, state)
            if found is not None and not _stands(before, found):
                return state.date
        return last.date


def _stands(wanted: Passage, passages: Sequence[Passage]) -> bool:
    """Say whether a passage stands in a text, with its links and its id."""
    wholes = {one.whole for one in passages if one.unit == wanted.unit}
    return wanted.whole in wholes


def _kind(before: Passage | None, after: Passage) -> str:
    """Return the kind of a change: `code`, `text` or `links`."""
    if after.is_code:
        return "code"
    if before is None or before.words != after.words:
        return "text"
    return "links"


def _unit(
    pair: Pair,
    source: Segment,
    own: Segment,
    kind: str,
    before: str,
    since: str,
    standing: str,
) -> StaleUnit:
    """Return a unit that is behind; `before` is what its source said when it was made."""
    words = 0
    if kind in {"text", "added"}:
        words = new_words(before, source.text)
    return StaleUnit(
        document=pair.document,
        version=pair.version,
        path=own.path or pair.path,
        line=own.line,
        source_path=source.path,
        source_line=source.line,
        since=since,
        before=before,
        after=source.text,
        words=words,
        kind=kind,
        text=own.text,
        standing=standing,
    )


def share(units: int, stale: Mapping[str, int]) -> float:
    """Return the share of units that are behind and need a translator."""
    if not units:
        return 0.0
    behind = stale["text"] + stale["added"]
    return behind / units
