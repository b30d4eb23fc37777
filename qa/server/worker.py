"""The thread that checks: a keystroke first, the whole when nobody types; the newest text always wins."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from qa import memory
from qa.server.asking import DroppedError
from qa.server.folder import Folder, Texts

QUIET = 0.03
"""Seconds without a keystroke before a check: a key that repeats sends one every 30 ms."""
PATIENCE = 1.0
"""Seconds after which a check is no longer dropped for newer text: who types on sees something."""
REST = 0.7
"""Seconds without a keystroke before the whole is checked again; at least TIMES what that took."""
TIMES = 2.0
FORGETTING = 500
"""Checks after which what is remembered of texts that are no more is forgotten."""

Snapshot = Callable[[Folder], Texts]
Told = Callable[[Folder], None]


@dataclass(slots=True)
class Due:
    """What is to be checked of a folder: `whole` is when (monotonic seconds), None where it need not be."""

    folder: Folder
    changed: dict[str, float] = field(default_factory=dict)
    whole: float | None = None
    told: float = 0.0


class Worker(threading.Thread):
    """Checks folders one after the other; `told` is called, in this thread, after each check."""

    def __init__(
        self, snapshot: Snapshot, told: Told, failed: Callable[[str], None]
    ) -> None:
        super().__init__(name="qa checks", daemon=True)
        self._snapshot, self._told, self._failed = snapshot, told, failed
        self._due: dict[str, Due] = {}
        self._news = threading.Condition()
        self._ended = False
        self._count = 0

    def add(self, folder: Folder) -> None:
        """Check a folder from now on."""
        with self._news:
            self._due[folder.root] = Due(folder, whole=time.monotonic())
            self._news.notify()

    def remove(self, root: str) -> None:
        """Check a folder no more."""
        with self._news:
            self._due.pop(root, None)
            self._news.notify()

    def change(self, folder: Folder, real: str) -> None:
        """Take note of a keystroke in a file."""
        with self._news:
            due = self._due.get(folder.root)
            if due:
                due.changed[real] = time.monotonic()
                self._news.notify()

    def renew(self, folder: Folder) -> None:
        """Check the whole of a folder soon: files or settings changed."""
        with self._news:
            due = self._due.get(folder.root)
            if due:
                due.whole = time.monotonic() + QUIET
                self._news.notify()

    def end(self) -> None:
        """Check nothing any more."""
        with self._news:
            self._ended = True
            self._news.notify()

    def is_idle(self, folder: Folder, *, settled: bool = False) -> bool:
        """Say whether all keystrokes were answered; `settled`, also whether the whole was checked since."""
        with self._news:
            due = self._due.get(folder.root)
            if due is None or folder.state is None:
                return due is None
            return not due.changed and not (settled and due.whole is not None)

    def run(self) -> None:
        """Work until the end."""
        with memory.run():
            while due := self._wait():
                try:
                    self._work(due)
                except DroppedError:
                    continue
                except Exception as error:  # noqa: BLE001 - the next text is checked whatever this one did
                    due.changed.clear()
                    due.whole = None
                    self._failed(f"{type(error).__name__}: {error}")

    def _wait(self) -> Due | None:
        """Return what is due first, None at the end."""
        with self._news:
            while not self._ended:
                times = {root: _time(due) for root, due in self._due.items()}
                root = min(times, key=times.__getitem__, default=None)
                left = times[root] - time.monotonic() if root else None
                if root and left is not None and left <= 0:
                    return self._due[root]
                self._news.wait(None if left is None or left > REST * 1e6 else left)
        return None

    def _work(self, due: Due) -> None:
        folder = due.folder
        with self._news:
            changed, due.changed = due.changed, {}
            texts = self._snapshot(folder)
        if changed and folder.state is not None:
            try:
                done = folder.recheck(
                    list(changed), texts, self._stop(due, is_whole=False)
                )
            except DroppedError:
                with self._news:
                    due.changed = {**changed, **due.changed}
                raise
            rest = max(REST, TIMES * folder.state.seconds) if done else 0.0
            due.whole = time.monotonic() + rest
            if not done:
                return
        else:
            planned, due.whole = due.whole, None
            try:
                folder.check(texts, self._stop(due, is_whole=True))
            except DroppedError:
                due.whole = planned
                raise
            self._forget()
        due.told = time.monotonic()
        self._told(folder)

    def _forget(self) -> None:
        self._count += 1
        if self._count % FORGETTING == 0:
            memory.forget()

    def _stop(self, due: Due, *, is_whole: bool) -> Callable[[], None]:
        """Return what drops a check when there is newer text; the first check of a folder goes on."""
        is_first = due.folder.state is None

        def stop() -> None:
            if self._ended or self._due.get(due.folder.root) is not due:
                raise DroppedError
            if due.changed and not is_first:
                waited = time.monotonic() - due.told
                if is_whole or waited < PATIENCE:
                    raise DroppedError

        return stop


def _time(due: Due) -> float:
    """Return when a folder wants to be checked, in monotonic seconds."""
    if due.changed and due.folder.state is not None:
        return max(due.changed.values()) + QUIET
    if due.whole is not None:
        return due.whole
    return float("inf")
