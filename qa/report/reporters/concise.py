"""One line a finding: `path:line:col: severity: message [check]`, as editors and build logs read it."""

from __future__ import annotations

import re
from typing import TextIO

from qa.escape import visible
from qa.model import Finding, Look, Result
from qa.report.entries import failed
from qa.report.reporters import Reporter

# Vim's default errorformat takes `... "x" ... 3: ...` for an error in the file x.
_QUOTED_FILE = re.compile(r'"[^"]+"\D*\d+: ')


def write(result: Result, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write the findings in the order of the text, how many a decision lets stand, then what could not be read."""
    for finding in result.findings:
        out.write(_unquoted(visible(line(finding))) + "\n")
    if result.accepted:
        out.write(f"{len(result.accepted)} accepted\n")
    for problem in result.problems:
        hint = f"; {problem.hint}" if problem.hint else ""
        said = f"{problem.path}:{problem.line or 1}:1: error: {problem.message}{hint} [input]"
        out.write(_unquoted(visible(said)) + "\n")
    for crash in result.crashes:
        out.write(
            visible(
                f"{crash.where}: error: {failed(crash)}: {crash.error} [{crash.check}]"
            )
            + "\n"
        )


def line(finding: Finding) -> str:
    """Return the place, the severity and the sentence of a finding."""
    path, number, column = finding.place
    severity = finding.severity.name.lower() if finding.severity else "note"
    return f"{path}:{number}:{column}: {severity}: {finding.message} [{finding.check}]"


def _unquoted(text: str) -> str:
    return text.replace('"', "'") if _QUOTED_FILE.search(text) else text


REPORTER = Reporter(
    "A line a finding, for editors and build logs", write, may_be_empty=True
)
