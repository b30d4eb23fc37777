"""How the counts in a report of the format checkstyle are read."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from tests.counts import Counts, of_levels


def count(text: str) -> Counts:
    found = (
        error.get("severity", "")
        for error in ET.fromstring(text.encode()).iter("error")
    )
    return of_levels(found, ("error", "warning", "info"))
