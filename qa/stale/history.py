"""What a file was over time, under whatever name."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class State:
    """What a file was from a commit on: `order` counts commits back from the last (-1: the work tree)."""

    order: int
    commit: str
    time: int
    blob: str

    @property
    def date(self) -> str:
        """The day of the commit (ISO 8601, UTC)."""
        moment = datetime.fromtimestamp(self.time, UTC)
        return moment.date().isoformat()


@dataclass(slots=True)
class History:
    """The states of each file, the newest first, and which files each commit changed."""

    states: dict[str, list[State]] = field(default_factory=lambda: defaultdict(list))
    touched: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    births: Counter[str] = field(default_factory=Counter)

    @property
    def born_together(self) -> int:
        """How many files came in one commit, at most."""
        return max(self.births.values(), default=0)

    def at(self, path: str, order: int) -> State | None:
        """Return what a file was when a commit had been made; None where it was not yet."""
        for state in self.states.get(path, ()):
            if state.order >= order:
                return state
        return None

    def describe(self, paths: Iterable[str], siblings: Collection[str]) -> str:
        """Return a digest of what files were, in which order, and how many siblings each commit touched."""
        lines = []
        for number, path in enumerate(paths):
            for state in self.states.get(path, ()):
                count = len(self.touched.get(state.commit, set()) & set(siblings))
                told = f"{number} {state.commit} {state.blob} {count}"
                lines.append((state.order, told))
        joined = "\n".join(told for _, told in sorted(lines))
        written = f"{len(siblings)}\n{joined}".encode("ascii")
        return hashlib.sha256(written).hexdigest()

    def after(self, path: str, order: int) -> Iterator[State]:
        """Yield what a file became after a commit, the oldest first."""
        states = self.states.get(path, ())
        for state in reversed(states):
            if state.order < order:
                yield state


@dataclass(frozen=True, slots=True)
class _Change:
    """What a commit did to a file: the first letter of git's status, the names before and after, the new blob."""

    commit: str
    order: int
    time: int
    status: str
    old: str
    new: str
    blob: str


def read(words: Iterable[str], paths: Iterable[str]) -> History:
    """Return the history of files by the words of a log."""
    names = {path: path for path in paths}
    history = History()
    for change in _list_changes(iter(words)):
        path = names.get(change.new)
        if path is None:
            continue
        commit = change.commit
        history.touched[commit].add(path)
        is_there = change.blob.strip("0") != ""
        if is_there:
            state = State(change.order, commit, change.time, change.blob)
            history.states[path].append(state)
        if change.status == "R":
            # Before this commit the file had its old name.
            del names[change.new]
            names[change.old] = path
        elif change.status == "A":
            history.births[commit] += 1
            del names[change.new]
    return history


def _list_changes(words: Iterator[str]) -> Iterator[_Change]:
    """Yield the changes of a log, those of the last commit first."""
    order = -1
    commit = ""
    time = 0
    for word in words:
        change = word
        if word.startswith("\x01"):
            head, _, first = word[1:].strip().partition("\n")
            commit, _, seconds = head.partition(" ")
            order += 1
            time = int(seconds)
            # Its first change stands beside it.
            change = first.strip()
        if not change.startswith(":"):
            continue
        *_, blob, status = change.split(" ")
        old = next(words)
        new = old
        if status[0] in "RC":
            new = next(words)
        yield _Change(commit, order, time, status[0], old, new, blob)
