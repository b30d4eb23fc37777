"""How the counts in a report of the format junit are read."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter

from tests.counts import Counts


def count(text: str) -> Counts:
    root = ET.fromstring(text.encode())
    levels = Counter(failure.get("type") for failure in root.iter("failure"))
    levels += Counter(
        (case.get("message") or "").partition(":")[0] for case in root.iter("skipped")
    )
    return levels["error"], levels["warning"], levels["note"], levels["accept"]
