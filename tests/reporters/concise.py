"""How the counts in a report of the format concise are read."""

from __future__ import annotations

import re
from collections import Counter

from tests.counts import Counts


def count(text: str) -> Counts:
    lines = text.split("\n")[:-1]
    counts = Counter(
        m[1]
        for line in lines
        if (m := re.search(r":\d+:\d+: (\w+): .*\[(?!input\])[\w-]+\]$", line))
    )
    accepted = [
        int(m[1]) for line in lines if (m := re.fullmatch(r"(\d+) accepted", line))
    ]
    assert len(lines) == counts.total() + len(accepted) + 1
    return counts["error"], counts["warning"], counts["note"], sum(accepted)
