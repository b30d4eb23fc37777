"""How the counts in a report of the format rdjson are read."""

from __future__ import annotations

import json

from tests.counts import Counts, of_levels


def count(text: str) -> Counts:
    return of_levels(
        (d["severity"] for d in json.loads(text)["diagnostics"]),
        ("ERROR", "WARNING", "INFO"),
    )
