"""Inspections of TeamCity, as service messages on standard output: a reporter as a plug-in.

https://www.jetbrains.com/help/teamcity/service-messages.html
"""

from __future__ import annotations

from typing import TextIO

from qa.escape import visible
from qa.model import Look, Result
from qa.report.entries import Entry, entries
from qa.report.reporters import Reporter

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
_ESCAPES = str.maketrans({"|": "||", "'": "|'", "[": "|[", "]": "|]", "\n": "|n"})


def write(result: Result, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write each check once, then an inspection a finding."""
    found = entries(result)
    for check in dict.fromkeys(entry.check for entry in found):
        name = _escape(check)
        values = f"id='{name}' name='{name}' category='qa' description='{name}'"
        out.write(f"##teamcity[inspectionType {values}]\n")
    for entry in found:
        out.write(_inspection(entry))


def _inspection(entry: Entry) -> str:
    values = {
        "typeId": entry.check,
        "message": entry.message,
        "file": entry.path,
        "line": str(entry.line),
        "SEVERITY": _SEVERITIES[entry.level],
    }
    said = " ".join(f"{key}='{_escape(value)}'" for key, value in values.items())
    return f"##teamcity[inspection {said}]\n"


def _escape(text: str) -> str:
    """Return a text as service messages quote it; nothing in it acts."""
    return visible(text).translate(_ESCAPES)


REPORTER = Reporter(
    "Inspections of TeamCity", write, has_accepted=False, may_be_empty=True
)
