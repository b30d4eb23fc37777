"""Which of the files that are read a report would overwrite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from qa.errors import QaError
from qa.model import Source

_REPORTS = frozenset(["text", "html", "markdown"])
"""Formats that qa reads, each as one version, and writes reports in."""


def refuse(found: Sequence[Source], writes: Iterable[str]) -> None:
    """Raise QaError where a file to be written is one of the texts to be compared, by whatever name.

    An old report in a folder that is checked says no language and has no sibling: it may be written again.
    """
    files = [path for path in writes if Path(path).is_file()]
    counts = Counter(source.document for source in found)
    for source in found if files else ():
        for path in files:
            if _is_compared(source, counts) and _is_same(path, source.path):
                hint = "choose another place for the report"
                raise QaError(
                    "cannot be written: it is one of the texts to check",
                    path=path,
                    hint=hint,
                )


def _is_compared(source: Source, counts: Counter[str]) -> bool:
    return (
        source.format not in _REPORTS
        or source.version is not None
        or counts[source.document] > 1
    )


def _is_same(path: str, other: str) -> bool:
    try:
        return Path(path).samefile(other)
    except OSError:
        return False
