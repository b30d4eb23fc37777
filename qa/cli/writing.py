"""The options of a command that writes reports, and the writing."""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from qa.cli.parsing import Parser, number
from qa.errors import QaError

if TYPE_CHECKING:
    from qa.config import Settings
    from qa.model import Look, Part, Result
    from qa.report.output import Target

_MOST_NOTICES = 10
_ENDINGS = {"htm": "html", "md": "markdown", "ndjson": "jsonl", "txt": "terminal", "log": "terminal"}
"""What a file's name ends in, where that is not the name of its format."""

_SHARED = {"json": ("gitlab", "rdjson", "sarif"), "xml": ("checkstyle", "junit")}
"""Endings that several formats have: the rest of the name may tell (`junit.xml`)."""

TABLES = ("terminal", "html", "jsonl", "svg")
"""The formats that a table alone can have."""


def add_options(parser: Parser, formats: Sequence[str] = ()) -> None:
    """Add the options that say which reports are wanted, and where; `formats` are those that have a part alone."""
    example = "-o report.html" if formats else "-o report.html -o findings.txt --show all --facts"
    add = parser.group("what is written", f"{parser.prog} {example}").add_argument
    known = f"terminal (default), {', '.join(formats[1:] or FORMATS)}"
    add("--format", action="append", metavar="NAME", help=known)
    add("-o", "--output", action="append", metavar="FILE", help=_OUTPUT)
    if not formats:
        add("--with", dest="extras", choices=["facts"], action="append", help="jsonl: the fact tables too")
        add("--facts", action="store_true", help="terminal: the facts that agree, too")
        add("--show", choices=["worst", "all"], default="worst", help="terminal: the worst findings, or all")
    add("--width", type=number, metavar="COLUMNS", help="the width of the terminal report")


_INPUTS = ("paths", "reference", "terms", "baseline", "config")
_CONFIGURATION = ["qa.toml", "pyproject.toml"]


class ReportError(Exception):
    """Reports that could not be made: our fault; the others were written."""


FORMATS = (
    "checkstyle", "concise", "github", "gitlab", "html", "jsonl", "junit", "markdown", "rdjson", "sarif", "svg", "xlsx",
)  # fmt: skip
_OUTPUT = "write there; with several --format one for each, without --format its ending names the format"


def targets(options: argparse.Namespace, settings: Settings | None = None, formats: Sequence[str] = ()) -> list[Target]:
    """Return what is to be written; raise QaError before anything is checked where that cannot be.

    `formats` are the only ones that the command has.
    """
    from qa.report import output

    files = options.output or []
    wanted = [_ENDINGS.get(name, name) for name in options.format or []]
    wanted += [_format_of(file) for file in files[len(wanted) :]]
    for name in wanted:
        if formats and name not in formats:
            _refuse(name, formats)
    inputs = [*_CONFIGURATION, *_list_inputs(options)]
    if settings:
        inputs += [*settings.terms, *settings.names, *settings.references, settings.baseline or ""]
    return output.targets(wanted or ["terminal"], files, inputs)


def _format_of(path: str) -> str:
    """Return the format that the ending of a file names."""
    from qa.nearest import hint
    from qa.report.reporters import names

    *before, ending = Path(path).name.lower().split(".")
    said = [name for name in names() if name in "-".join(before)]
    if not before:
        return "terminal"
    if ending in _SHARED:
        fitting = [name for name in said if name in _SHARED[ending]]
        if len(fitting) == 1:
            return fitting[0]
        choice = " or ".join(f"`--format {name}`" for name in _SHARED[ending])
        raise QaError(f"several formats end in .{ending}", path=path, hint=f"say {choice}")
    if ending in names() or ending in _ENDINGS:
        return _ENDINGS.get(ending, ending)
    known = sorted({*names(), *_ENDINGS} - {"terminal"})
    raise QaError(f"`.{ending}` names no format", path=path, hint=hint(ending, known, "say `--format NAME`"))


def _refuse(name: str, formats: Sequence[str]) -> None:
    from qa.report import reporters

    reporters.find(name)
    raise QaError(f"`{name}` has no place for a table alone", hint=f"choose from {', '.join(formats)}")


def _list_inputs(options: argparse.Namespace) -> Iterator[str]:
    """Yield the files and folders that the command line names to be read."""
    for name in _INPUTS:
        given = getattr(options, name, None) or ()
        yield from [given] if isinstance(given, str) else given


def write(result: Result, targets: list[Target], options: argparse.Namespace, alone: Part = "") -> None:
    """Write every report; say on standard error what no report on standard output says.

    Where one cannot be written, or its reporter fails, the others are; then QaError or ReportError is raised.
    """
    from qa.report import reporters

    refused: list[QaError] = []
    failed: list[tuple[Target, Exception]] = []
    for target in targets:
        try:
            _write(target, result, _look(options, target.path is None, alone))
        except QaError as error:
            refused.append(error)
        except Exception as error:  # noqa: BLE001 - whatever a reporter raises, the other reports are written
            failed.append((target, error))
    told = any(target.path is None and target.format in {"terminal", "svg", "html"} for target in targets)
    _say(result, notices=not told and not getattr(options, "quiet", False))
    if result.accepted and all(target.format in reporters.UNCOUNTED for target in targets):
        tell(f"{len(result.accepted):,} accepted")
    _raise(refused, failed)


def code(result: Result) -> int:
    """Return the exit code of a command without gates: 3 a fault of ours, 2 some input could not be read, else 0."""
    if result.crashes:
        return 3
    return 2 if result.problems else 0


def _write(target: Target, result: Result, look: Look) -> None:
    from qa.report import output

    with unbroken():
        output.write(target, result, look)
        sys.stdout.flush()


def _raise(refused: list[QaError], failed: list[tuple[Target, Exception]]) -> None:
    """Raise what kept reports from being written: a fault of ours before a place that takes none."""
    if failed:
        for error in refused:
            tell(str(error))
        said = [f"the {target.format} report failed: {type(error).__name__}: {error}" for target, error in failed]
        raise ReportError("; ".join(said)) from failed[0][1]
    if refused:
        for error in refused[1:]:
            tell(str(error))
        raise refused[0]


def _look(options: argparse.Namespace, to_stdout: bool, alone: Part) -> Look:
    from qa.model import Look

    terminal = to_stdout and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    forced = bool(os.environ.get("FORCE_COLOR"))
    width = options.width or (shutil.get_terminal_size().columns if terminal else 100)
    colour = (terminal or forced) and not os.environ.get("NO_COLOR")
    everything = getattr(options, "show", "") == "all"
    asked = getattr(options, "facts", False) or bool(getattr(options, "extras", None))
    facts = alone == "facts" or everything or asked
    return Look(facts, everything, terminal, width, colour, alone)


def _say(result: Result, *, notices: bool) -> None:
    for problem in result.problems:
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        tell(f"{place}: {problem.message}; {problem.hint}")
    for crash in result.crashes:
        what = "reading" if crash.check == "input" else f"the check {crash.check}"
        tell(f"{what} failed on {crash.where}: {crash.error}")
    said = result.notices if notices else ()
    for notice in said[:_MOST_NOTICES]:
        tell(notice)
    if len(said) > _MOST_NOTICES:
        tell(f"{len(said) - _MOST_NOTICES} more notices are in the report")


def tell(sentence: str) -> None:
    """Say something on standard error; where nobody listens any more the run goes on."""
    from qa.escape import visible

    try:
        print(f"qa: {visible(sentence)}", file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


@contextmanager
def unbroken() -> Iterator[None]:
    """Let a reader such as `head` stop early: the exit code stays what was found.

    Raises QaError where standard output cannot take what is written: the disk is full.
    """
    try:
        yield
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        if error.errno not in _FULL or error.filename is not None:
            raise
        _silence(sys.stdout)
        raise QaError(f"standard output cannot be written: {error.strerror}", hint="make room, or use -o") from error


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _silence(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere: Python would complain once more when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
