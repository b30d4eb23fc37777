"""What a file was over time, under whatever name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
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
        return datetime.fromtimestamp(self.time, UTC).date().isoformat()


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
        return next((s for s in self.states.get(path, ()) if s.order >= order), None)

    def after(self, path: str, order: int) -> Iterator[State]:
        """Yield what a file became after a commit, the oldest first."""
        return (s for s in reversed(self.states.get(path, ())) if s.order < order)


def read(words: Iterable[str], paths: Iterable[str]) -> History:
    """Return the history of files by the words of a log."""
    names = {path: path for path in paths}
    history = History()
    order, commit, time = -1, "", 0
    words = iter(words)
    for word in words:
        if word.startswith("\x01"):
            commit, _, said = word[1:].strip().partition(" ")
            order, time = order + 1, int(said.split("\n")[0])
            word = said.partition("\n")[2].strip()  # noqa: PLW2901 - its first change stands beside it
        if not word.startswith(":"):
            continue
        *_, blob, status = word.split(" ")
        old = new = next(words)
        if status[0] in "RC":
            new = next(words)
        path = names.get(new)
        if path is None:
            continue
        history.touched[commit].add(path)
        if blob.strip("0"):
            history.states[path].append(State(order, commit, time, blob))
        if status[0] == "R":
            del names[new]
            names[old] = path
        elif status[0] == "A":
            history.births[commit] += 1
            del names[new]
    return history
