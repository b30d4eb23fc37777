"""One line a finding, as editors and build logs read it.

`path:line:col: severity: message [check]`
"""

from __future__ import annotations

import re
from typing import TextIO

from qa.escape import visible
from qa.model import Finding, ReportOptions, Result
from qa.report.reporters.entries import describe_crash, find_level

# Vim's default errorformat takes `... "x" ... 3: ...` for an error in the file x.
_QUOTED_FILE = re.compile(r'"[^"]+"\D*\d+: ')


def write(result: Result, out: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the findings in the order of the text, then how many are accepted.

    What could not be read and what failed come last.
    """
    for finding in result.findings:
        out.write(_replace_quotes(visible(format_line(finding))) + "\n")
    if result.accepted:
        out.write(f"{len(result.accepted)} accepted\n")
    for problem in result.problems:
        hint = f"; {problem.hint}" if problem.hint else ""
        place = f"{problem.path}:{problem.line or 1}:1"
        line = f"{place}: error: {problem.message}{hint} [input]"
        out.write(_replace_quotes(visible(line)) + "\n")
    for crash in result.crashes:
        reason = f"{describe_crash(crash)}: {crash.error}"
        out.write(visible(f"{crash.where}: error: {reason} [{crash.check}]") + "\n")


def format_line(finding: Finding) -> str:
    """Return the place, the severity and the sentence of a finding."""
    path, line, column = finding.place
    place = f"{path}:{line}:{column}"
    return f"{place}: {find_level(finding)}: {finding.message} [{finding.check}]"


def _replace_quotes(text: str) -> str:
    return text.replace('"', "'") if _QUOTED_FILE.search(text) else text
