"""How the counts in a report of the format jsonl are read."""

from __future__ import annotations

import json
from collections import Counter

from tests.counts import Counts


def count(text: str) -> Counts:
    records = [json.loads(line) for line in text.split("\n")[:-1]]
    run = records[-1]
    said = [run["findings"][name] for name in ("error", "warning", "note")]
    found = [r for r in records if r["record"] == "finding"]
    standing = Counter(
        r["severity"]
        for r in found
        if r.get("decision", {}).get("decision") in {None, "reject"}
    )
    assert said == [standing[name] for name in ("error", "warning", "note")]
    assert run["accepted"] == len(found) - standing.total()
    return said[0], said[1], said[2], run["accepted"]
