"""How the counts in a report of the format sarif are read."""

from __future__ import annotations

import json
from collections import Counter

from tests.counts import Counts


def count(text: str) -> Counts:
    found = json.loads(text)["runs"][0]["results"]
    standing = [
        r
        for r in found
        if not any(s["status"] == "accepted" for s in r.get("suppressions", []))
    ]
    counts = Counter(r["level"] for r in standing)
    return (
        counts["error"],
        counts["warning"],
        counts["note"],
        len(found) - len(standing),
    )
