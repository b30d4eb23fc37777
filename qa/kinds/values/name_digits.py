"""Digits that belong to a name: SARS-CoV-2, NL63, R0, ORF1b.

Another version may call the thing by another name: such a number may be missing, but not
be another one.
"""

from __future__ import annotations

import re

from qa.kinds.values.money import CODES
from qa.kinds.values.scan import Draft, Scan
from qa.model import Confidence

_REACH = 24
"""Characters before digits in which the letters of a name begin."""
_JOINED = re.compile(r"(?<![^\W_])[A-Z](?:[A-Za-z-]*[A-Za-z])?$", re.ASCII)
"""Letters that digits are written on to."""
_HYPHENED = re.compile(r"(?<![^\W_])[A-Z][A-Za-z-]*[A-Z][A-Za-z]*-$", re.ASCII)
"""An abbreviation that a hyphen joins to digits."""
_LETTERS = 3
"""Letters of a name before digits with a letter behind them, which is no scale then."""


def read(scan: Scan) -> None:
    """Make the numbers of names unsure."""
    for draft in scan.drafts:
        is_plain = draft.kind == "number" and draft.plain and not draft.unit
        if is_plain and not draft.power and is_in_name(scan, draft):
            draft.weight = Confidence.LOW


def is_in_name(scan: Scan, draft: Draft) -> bool:
    """Tell whether the letters before a number make it a part of a name."""
    before = scan.original[max(0, draft.start - _REACH) : draft.start]
    if not before[-1:].isalpha() and before[-1:] != "-":
        return False
    return bool(_JOINED.search(before) or _HYPHENED.search(before))


def may_have_scale(scan: Scan, draft: Draft) -> bool:
    """Tell whether a letter behind digits may be a scale: `ORF1b` is no billion, `EUR1b` is."""
    before = scan.original[max(0, draft.start - _REACH) : draft.start]
    match = _JOINED.search(before)
    if match is None or len(match.group()) < _LETTERS:
        return True
    return match.group() in CODES
