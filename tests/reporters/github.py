"""How the counts in a report of the format github are read."""

from __future__ import annotations

import re

from tests.counts import Counts, last


def count(text: str) -> Counts:
    *commands, summary = text.split("\n")[:-1]
    assert all(re.match(r"::(error|warning|notice) ", line) for line in commands)
    errors, warnings, notes = (
        last(rf"(\d+) {noun}s?", summary) for noun in ("error", "warning", "note")
    )
    return errors, warnings, notes, last(r"(\d+) accepted", summary)
