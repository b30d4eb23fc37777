"""Heights in feet and inches: `6'2"`, as one length."""

from __future__ import annotations

import re

from qa.kinds.values.digits import normalise
from qa.kinds.values.scan import Scan

INCHES = 12
"""Inches of a foot."""
_HEIGHT = re.compile(r"(?<![\w'.])([3-8])'[ \u00a0]?(\d|1[01])(?:\"|″|”|'')")


def read(scan: Scan) -> None:
    """Note heights; the parts are feet and inches, for versions that name the units."""
    for match in scan.free_matches(_HEIGHT):
        feet, inches = match.groups()
        length = int(feet) + int(inches) / INCHES
        draft = scan.add("number", match.span(), normalise(f"{length:.2f}"))
        draft.value, draft.unit = normalise(f"{length:.2f}"), "foot"
        draft.parts = (frozenset([feet]), frozenset([inches]))
