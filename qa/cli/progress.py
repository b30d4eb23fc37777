"""How far a long run has come, on standard error; only on a terminal that a person looks at."""

from __future__ import annotations

import os
import sys
import threading
from typing import Self

_PATIENCE = 0.3
_PACE = 0.1
"""Seconds until the first word, and between two."""

_UNITS = {"looking for": "files", "reading": "file"}
"""What is counted, where it is no documents."""


class Progress:
    """Called with how many are done of how many, and what is being done; says so on one line that is wiped at the end.

    It has a thread of its own: a single file may take longer than people wait for a word. With `quiet` it says nothing.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        is_seen = (
            sys.stderr.isatty()
            and not os.environ.get("CI")
            and os.environ.get("TERM") != "dumb"
        )
        self.wanted = is_seen and not quiet
        self.line = "starting"
        self.width = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        """Begin to wait for the time of the first word."""
        if self.wanted:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Wipe the line."""
        if self.wanted:
            self._over.set()
            self._thread.join()
            self.show("")

    def __call__(self, done: int, of: int, doing: str) -> None:
        """Take how far the run is."""
        if self.wanted:
            unit = _UNITS.get(doing, "document")
            self.line = (
                f"{doing} {unit} {done + 1:,} of {of:,}"
                if of
                else f"{doing} {unit}: {done:,}"
            )

    def show(self, line: str) -> None:
        """Write a line over the one before; nothing where none was written and there is none to write."""
        if line or self.width:
            print(f"\r{line.ljust(self.width)}", end="\r", file=sys.stderr, flush=True)
        self.width = len(line)

    def _run(self) -> None:
        wait = _PATIENCE
        while not self._over.wait(wait):
            self.show(self.line)
            wait = _PACE
