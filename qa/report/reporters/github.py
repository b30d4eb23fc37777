"""Annotations of GitHub Actions: workflow commands, the worst first.

GitHub shows 10 errors, 10 warnings and 10 notices of a step; what is beyond is counted
in the last line. Escapes are those of its toolkit: `%`, line ends, and in properties
`:` and `,`.
"""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from qa.escape import visible
from qa.model import ReportOptions, Result
from qa.report.reporters.entries import Entry, list_worst, summarize

_SHOWN = 10
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def write(result: Result, out: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the annotations that GitHub shows, then how many findings there are."""
    counts: Counter[str] = Counter()
    beyond = 0
    for entry in list_worst(result):
        counts[entry.level] += 1
        if counts[entry.level] > _SHOWN:
            beyond += 1
        else:
            out.write(f"{_format_command(entry)}\n")
    hidden = f"; {beyond:,} of them are not shown as annotations" if beyond else ""
    accepted = f"; {len(result.accepted):,} accepted" if result.accepted else ""
    out.write(f"qa: {summarize(result)}{hidden}{accepted}\n")


def _format_command(entry: Entry) -> str:
    path, check = _escape_property(entry.path), _escape_property(entry.check)
    place = f"file={path},line={entry.line},col={entry.column},title={check}"
    return f"::{_COMMANDS[entry.level]} {place}::{_escape(entry.message)}"


def _escape(text: str) -> str:
    return visible(text).replace("%", "%25")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
