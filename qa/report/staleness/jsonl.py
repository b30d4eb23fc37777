"""What is behind as JSON Lines: a record a unit."""

from __future__ import annotations

from collections.abc import Sequence

from qa.escape import json_text
from qa.model import StalePage
from qa.report.staleness.ranking import worst_first
from qa.report.staleness.wording import join_lines

_RECORD = (
    "document", "version", "path", "line", "source_path", "source_line", "since", "before", "after", "words", "kind",
)  # fmt: skip
"""The keys of a record, in their order."""


def write_jsonl(pages: Sequence[StalePage]) -> str:
    """Return a record a unit, worst pages first."""
    lines = []
    for page in worst_first(pages):
        for unit in page.stale:
            record: dict[str, object] = {"record": "stale"}
            for key in _RECORD:
                record[key] = getattr(unit, key)
            lines.append(json_text(record))
    return join_lines(lines)
