"""What has ranks: a century, a world war. A numeral beside it is hardly anything else."""

from __future__ import annotations

import re

from qa.kinds.values.scan import Scan
from qa.language.folding import bare

_REACH = 24
"""Characters beside a numeral in which the word for what has ranks stands."""
_NEAR = 2
"""Words away from the numeral at most."""
_WORD = re.compile(r"[^\W\d_]+(?:[^\w\s][^\W\d_]+)*")


def is_ranked(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a word for what has ranks stands beside a numeral."""
    locale = scan.locale
    if not locale.ranked:
        return False
    before = _WORD.findall(scan.text, max(0, start - _REACH), start)[-_NEAR:]
    behind = _WORD.findall(scan.text, end, end + _REACH)[:_NEAR]
    return any(bare(word) in locale.ranked for word in (*before, *behind))
