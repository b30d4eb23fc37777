"""`qa check`: checks the versions of documents against each other."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from qa.commands import reading, writing

if TYPE_CHECKING:
    from qa.config import Settings
    from qa.model import Result


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    parser = commands.add_parser("check", help="check the versions of documents against each other")
    reading.add_options(parser)
    parser.add_argument("--fail-on", choices=["error", "warning", "note", "never"], help="what makes the exit code 1")
    parser.add_argument("--max-warnings", type=int, metavar="N", help="exit with 1 if there are more warnings")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    writing.add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, write the reports, return the exit code."""
    from qa.api import check_files

    settings = reading.settings(options, {"fail_on": options.fail_on, "max_warnings": options.max_warnings})
    targets = writing.targets(options)
    result = check_files(options.paths, settings, reading.stdin(options))
    writing.write(result, targets, options)
    return _code(result, settings, options.exit_zero)


def _code(result: Result, settings: Settings, exit_zero: bool) -> int:
    from qa.model import Severity

    if result.crashes:
        return 3
    if result.problems:
        return 2
    if exit_zero:
        return 0
    if settings.fail_on != "never":
        limit = Severity[settings.fail_on.upper()]
        if any(finding.severity and finding.severity >= limit for finding in result.findings):
            return 1
    many = settings.max_warnings is not None and result.count(Severity.WARNING) > settings.max_warnings
    return int(many)
