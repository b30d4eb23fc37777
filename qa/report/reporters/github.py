"""Annotations of GitHub Actions: workflow commands on standard output, the worst first.

GitHub shows 10 errors, 10 warnings and 10 notices of a step; what is beyond is counted in the last line. Escapes are
those of its toolkit: `%`, line ends, and in properties `:` and `,`.
"""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from qa.escape import visible
from qa.model import Look, Result
from qa.report.entries import Entry, counted, worst
from qa.report.reporters import Reporter

_SHOWN = 10
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def write(result: Result, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write the annotations that GitHub shows, then how many findings there are."""
    shown: Counter[str] = Counter()
    for entry in worst(result):
        shown[entry.level] += 1
        if shown[entry.level] <= _SHOWN:
            out.write(f"{_command(entry)}\n")
    beyond = sum(max(0, count - _SHOWN) for count in shown.values())
    hidden = f"; {beyond:,} of them are not shown as annotations" if beyond else ""
    accepted = f"; {len(result.accepted):,} accepted" if result.accepted else ""
    out.write(f"qa: {counted(result)}{hidden}{accepted}\n")


def _command(entry: Entry) -> str:
    properties = {
        "file": entry.path,
        "line": entry.line,
        "col": entry.column,
        "title": entry.check,
    }
    said = ",".join(
        f"{key}={_property(str(value))}" for key, value in properties.items()
    )
    return f"::{_COMMANDS[entry.level]} {said}::{_escaped(entry.message)}"


def _escaped(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter("Annotations of GitHub Actions", write)
