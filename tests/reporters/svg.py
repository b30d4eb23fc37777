"""How the counts in a report of the format svg are read."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from tests.counts import Counts
from tests.reporters import terminal


def count(text: str) -> Counts:
    return terminal.count(" ".join(ET.fromstring(text).itertext()))
