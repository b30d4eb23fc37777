"""`qa check --watch`: checks again what changed, and prints what is new and what is gone."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qa import memory
from qa.cli.writing import tell
from qa.errors import QaError

if TYPE_CHECKING:
    from qa.model import Finding, Result

PAUSE = 0.5
"""Seconds between two looks at the files; a file that changed is left alone until two looks are alike."""

Look = dict[str, tuple[int, int, int]]
"""Size, time of change and inode of each file."""


def look(paths: Sequence[str]) -> Look:
    """Return what there is below paths, hidden folders aside."""
    found: Look = {}
    for path in _list_files(paths):
        try:
            stat = path.stat()
        except OSError:
            continue
        found[str(path)] = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
    return found


def _list_files(paths: Sequence[str]) -> Iterator[Path]:
    for path in paths:
        if not Path(path).is_dir():
            yield Path(path)
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (Path(folder, name) for name in names)


def watch(
    paths: Sequence[str],
    check: Callable[[], Result],
    before: Result | None,
    pause: float = PAUSE,
) -> None:
    """Check again whenever files change, until interrupted.

    A file that is half written is a sentence, and the last findings stay until it can
    be read.
    """
    known = Counter[str]() if before is None else Counter(_lines(before.findings))
    seen = look(paths)
    while True:
        seen = _wait(paths, seen, pause)
        try:
            with memory.run():
                result = check()
        except QaError as error:
            tell(str(error))
            continue
        if result.problems or result.crashes:
            for problem in result.problems:
                tell(f"{problem.path}: {problem.message}")
            continue
        now = Counter(_lines(result.findings))
        _tell_changes(known, now)
        known = now


def _wait(paths: Sequence[str], seen: Look, pause: float) -> Look:
    """Return what there is once it is not what was seen, and has come to rest."""
    now = seen
    while now == seen:
        time.sleep(pause)
        now = look(paths)
    while True:
        time.sleep(pause)
        again = look(paths)
        if again == now:
            return now
        now = again


def _tell_changes(known: Counter[str], now: Counter[str]) -> None:
    """Print what is new and gone; a finding whose line alone changed is neither."""
    fresh, gone = now - known, known - now
    for line in fresh.elements():
        print(f"new: {line}")
    for line in gone.elements():
        print(f"gone: {line}")
    if not fresh and not gone:
        print("nothing new, nothing gone")
    print(f"{sum(now.values())} findings", flush=True)


def _lines(findings: Iterable[Finding]) -> list[str]:
    """Return a line for each finding that nobody accepted, without the number of its line."""
    return [
        f"{finding.place[0]}: {finding.message} [{finding.check}]"
        for finding in findings
        if finding.decision is None or finding.decision.verdict == "reject"
    ]
