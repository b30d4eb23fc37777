"""The Code Quality report of GitLab: a JSON array that a merge request shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from qa.escape import json_text
from qa.model import Confidence, Look, Result
from qa.report.entries import Entry, entries
from qa.report.reporters import Reporter


def write(result: Result, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write one issue a finding, in the order of the text; each fingerprint stands once."""
    out.write(
        "[" + ",\n".join(json_text(_issue(entry)) for entry in entries(result)) + "]\n"
    )


def _issue(entry: Entry) -> Mapping[str, object]:
    return {
        "description": entry.message,
        "check_name": entry.check,
        "fingerprint": entry.fingerprint,
        "severity": _severity(entry),
        "location": {"path": entry.path, "lines": {"begin": entry.line}},
    }


def _severity(entry: Entry) -> str:
    """Return `blocker` for what was not checked, `critical` for errors that are all but certain."""
    if entry.finding is None:
        return "blocker"
    sure = entry.finding.confidence is Confidence.HIGH
    return {
        "error": "critical" if sure else "major",
        "warning": "minor",
        "note": "info",
    }[entry.level]


REPORTER = Reporter(
    "The Code Quality report of GitLab", write, endings=(".json",), has_accepted=False
)
