"""The options of a command that writes reports, and the writing."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.model import Look, Part, Result
    from qa.report.output import Target

_MOST_NOTICES = 10
_FORMATS = (
    "terminal (default), checkstyle, concise, github, gitlab, html, jsonl, junit, markdown, rdjson, sarif, svg, xlsx"
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which reports are wanted, and where."""
    add = parser.add_argument
    add("--format", action="append", metavar="NAME", help=_FORMATS)
    add("-o", "--output", action="append", metavar="FILE", help="write there; with several --format one for each")
    add("--with", dest="extras", choices=["facts"], action="append", help="jsonl: the fact tables too")
    add("--facts", action="store_true", help="terminal: the facts that agree, too")
    add(
        "--show",
        choices=["worst", "all"],
        default="worst",
        help="terminal: the worst findings, or all",
    )
    add("--width", type=int, metavar="COLUMNS", help="the width of the terminal report")


def targets(options: argparse.Namespace) -> list[Target]:
    """Return what is to be written; raise QaError before anything is checked where that cannot be."""
    from qa.report import output

    return output.targets(options.format or ["terminal"], options.output or [])


def write(result: Result, targets: list[Target], options: argparse.Namespace, alone: Part = "") -> None:
    """Write every report; say on standard error what no report on standard output says."""
    from qa.report import output, reporters

    for target in targets:
        with unbroken():
            output.write(target, result, _look(options, target.path is None, alone))
            sys.stdout.flush()
    told = any(target.path is None and target.format in {"terminal", "svg", "html"} for target in targets)
    _say(result, notices=not told)
    if result.accepted and all(target.format in reporters.UNCOUNTED for target in targets):
        print(f"qa: {len(result.accepted):,} accepted", file=sys.stderr)


def _look(options: argparse.Namespace, to_stdout: bool, alone: Part) -> Look:
    from qa.model import Look

    terminal = to_stdout and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    forced = bool(os.environ.get("FORCE_COLOR"))
    width = options.width or (shutil.get_terminal_size().columns if terminal else 100)
    colour = (terminal or forced) and not os.environ.get("NO_COLOR")
    everything = options.show == "all"
    facts = alone == "facts" or everything or options.facts or bool(options.extras)
    return Look(facts, everything, terminal, width, colour, alone)


def _say(result: Result, *, notices: bool) -> None:
    from qa.escape import visible

    for problem in result.problems:
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        print(f"qa: {visible(f'{place}: {problem.message}; {problem.hint}')}", file=sys.stderr)
    for crash in result.crashes:
        print(f"qa: {visible(f'the check {crash.check} failed on {crash.where}: {crash.error}')}", file=sys.stderr)
    said = result.notices if notices else ()
    for notice in said[:_MOST_NOTICES]:
        print(f"qa: {visible(notice)}", file=sys.stderr)
    if len(said) > _MOST_NOTICES:
        print(f"qa: {len(said) - _MOST_NOTICES} more notices are in the report", file=sys.stderr)


@contextmanager
def unbroken() -> Iterator[None]:
    """Let a reader such as `head` stop early: the exit code stays what was found."""
    try:
        yield
    except BrokenPipeError:
        # Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
