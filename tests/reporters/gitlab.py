"""How the counts in a report of the format gitlab are read."""

from __future__ import annotations

import json

from tests.counts import Counts, of_levels


def count(text: str) -> Counts:
    levels = {"major": "error", "critical": "error", "minor": "warning"}
    found = (
        levels.get(issue["severity"], issue["severity"]) for issue in json.loads(text)
    )
    return of_levels(found, ("error", "warning", "info"), broken=0)
