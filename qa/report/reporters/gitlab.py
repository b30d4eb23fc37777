"""The Code Quality report of GitLab: a JSON array that a merge request shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from qa.escape import json_text
from qa.model import Confidence, ReportOptions, Result
from qa.report.reporters.entries import Entry, list_entries

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def write(result: Result, out: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write one issue a finding, in the order of the text.

    Each fingerprint stands once: GitLab shows one issue of it.
    """
    issues = [json_text(_describe(entry)) for entry in list_entries(result)]
    out.write("[" + ",\n".join(issues) + "]\n")


def _describe(entry: Entry) -> Mapping[str, object]:
    return {
        "description": entry.message,
        "check_name": entry.check,
        "fingerprint": entry.fingerprint,
        "severity": _find_severity(entry),
        "location": {"path": entry.path, "lines": {"begin": entry.line}},
    }


def _find_severity(entry: Entry) -> str:
    """Return a severity of GitLab's.

    It is `blocker` for what was not checked, `critical` for errors that are all but
    certain.
    """
    finding = entry.finding
    if finding is None:
        return "blocker"
    if entry.level == "error" and finding.confidence is Confidence.HIGH:
        return "critical"
    return _SEVERITIES[entry.level]
