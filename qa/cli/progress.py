"""How far a long run has come, on standard error; only on a terminal that a person looks at."""

from __future__ import annotations

import os
import sys
import time

_PATIENCE = 1.0
_PACE = 0.1
"""Seconds until the first word, and between two."""


class Progress:
    """Called with how many documents are done of how many; it says so on one line that is wiped at the end."""

    def __init__(self) -> None:
        self.wanted = sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
        self.next = time.monotonic() + _PATIENCE
        self.width = 0

    def __call__(self, done: int, of: int) -> None:
        """Say how far the run is, if it is time to."""
        now = time.monotonic()
        if not self.wanted or (now < self.next and done < of):
            return
        self.next = now + _PACE
        line = "" if done == of else f"checking document {done + 1:,} of {of:,}"
        if line or self.width:
            print(f"\r{line.ljust(self.width)}", end="\r", file=sys.stderr, flush=True)
        self.width = len(line)
