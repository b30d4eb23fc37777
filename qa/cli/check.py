"""`qa check`: checks the versions of documents against each other."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from qa.cli import reading, writing
from qa.cli.parsing import Parser, command, number
from qa.cli.progress import Progress

if TYPE_CHECKING:
    from qa.model import Result


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    more = " Without PATH: the folder you are in."
    parser = command(
        commands, "check", "check the versions of documents against each other", more
    )
    reading.add_options(parser)
    reading.add_asking(parser)
    how = parser.group("how it is run", f"{parser.prog} docs/ --jobs 4")
    how.add_argument(
        "-j",
        "--jobs",
        type=number,
        metavar="N",
        help="processes at most (the cores); a small input takes one",
    )
    how.add_argument(
        "--watch",
        action="store_true",
        help="check again what changes, and print what is new and what is gone",
    )
    _add_gates(parser)
    writing.add_options(parser)
    parser.set_defaults(run=run)


def _add_gates(parser: Parser) -> None:
    """Add the options that decide the exit code."""
    add = parser.group(
        "what counts",
        "qa check --changed origin/main --fail-on warning --max-rate error=0.5%",
    ).add_argument
    add(
        "--changed",
        metavar="REV",
        help="only documents that changed since this git revision",
    )
    add(
        "--evidence",
        metavar="FILE",
        default="",
        help="what a larger batch teaches (`qa learn` writes it)",
    )
    add(
        "--baseline",
        metavar="FILE",
        help="decisions on findings (`qa baseline` keeps them)",
    )
    add(
        "--fail-on",
        choices=["error", "warning", "note", "never"],
        help="what makes the exit code 1",
    )
    add(
        "--fail-confidence",
        choices=["low", "medium", "high"],
        help="how sure a finding must be to make it 1",
    )
    add(
        "--max-warnings",
        type=number,
        metavar="N",
        help="exit with 1 if there are more warnings",
    )
    add(
        "--max-untranslated",
        metavar="SHARE",
        help="exit with 1 if a version of a catalogue is less complete (5%%)",
    )
    add(
        "--max-stale",
        metavar="SHARE",
        help="exit with 1 if more units of a version are behind their source (10%%)",
    )
    add(
        "--max-rate",
        action="append",
        metavar="SEVERITY=RATE",
        help="let findings pass up to a rate (error=0.5%%)",
    )
    add("--exit-zero", action="store_true", help="exit with 0 whatever is found")


def run(options: argparse.Namespace) -> int:
    """Check, write the reports, return the exit code."""
    from qa.api import check_files
    from qa.decide import gates
    from qa.run import pool

    given = {
        "fail_on": options.fail_on,
        "fail_confidence": options.fail_confidence,
        "max_warnings": options.max_warnings,
        "max_untranslated": options.max_untranslated,
        "max_stale": options.max_stale,
        "max_rate": _rates(options.max_rate),
    }
    settings = reading.settings(options, given)
    gates.validate(settings)
    targets = writing.targets(options, settings)
    stdin = reading.stdin(options)

    def check() -> Result:
        with Progress(quiet=options.quiet) as progress:
            return check_files(
                reading.paths(options),
                settings=settings,
                since=options.changed,
                stdin=stdin,
                progress=progress,
                writes=options.output or (),
                overrides=reading.overrides(options),
                evidence=options.evidence,
                jobs=options.jobs or pool.count_cores(),
            )

    result = check()
    writing.write(result, targets, options, settings=settings)
    if options.watch:
        from qa.cli import watching

        watching.watch(reading.paths(options), check, result)
    return _code(result, options.exit_zero)


def _rates(values: list[str] | None) -> dict[str, str] | None:
    from qa.config import rates

    return (
        rates(dict(value.partition("=")[::2] for value in values)) if values else None
    )


def _code(result: Result, exit_zero: bool) -> int:
    for sentence in result.gate.reasons if result.gate else ():
        writing.tell(sentence)
    if result.crashes:
        return 3
    if result.problems:
        return 2
    return 0 if exit_zero or result.passed else 1
