"""The options of a command that writes reports, and the writing."""

from __future__ import annotations

import argparse
import datetime as dt
import errno
import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from qa.cli.parsing import Parser, number
from qa.errors import QaError

if TYPE_CHECKING:
    from qa.config import Settings
    from qa.model import Look, Part, Result
    from qa.report.output import Target

_MOST_NOTICES = 10
_REPORTERS = Path(__file__).parent.parent / "report" / "reporters"


def add_options(parser: Parser, *, tables: bool = False) -> None:
    """Add the options that say which reports are wanted, and where.

    `tables` is true of a command whose reports are a table alone.
    """
    group = parser.group("what is written", f"{parser.prog} -o report.html")
    add = group.add_argument
    known = "another with a place for a table" if tables else _list_formats()
    add(
        "--format", action="append", metavar="NAME", help=f"terminal (default), {known}"
    )
    add("-o", "--output", action="append", metavar="FILE", help=_OUTPUT)
    if not tables:
        add(
            "--with",
            dest="extras",
            choices=["facts"],
            action="append",
            help="jsonl: the fact tables too",
        )
        add("--facts", action="store_true", help="terminal: the facts that agree, too")
        add(
            "--show",
            choices=["worst", "all"],
            default="worst",
            help="terminal: the worst findings, or all",
        )
    if not tables:
        add(
            "--comment",
            nargs="?",
            const="qa",
            metavar="NAME",
            help="markdown: begin with `<!-- qa: NAME -->`, by which the comment on a pull request is found again",
        )
    add(
        "--width",
        type=number,
        metavar="COLUMNS",
        help="the width of the terminal report",
    )


def _list_formats() -> str:
    """Return the names of our formats without reading any: help is quick."""
    places = [place for place in _REPORTERS.iterdir() if place.name[0] not in "._"]
    return ", ".join(sorted({place.stem for place in places} - {"terminal"}))


_INPUTS = ("paths", "against", "reference", "terms", "baseline", "config")
_CONFIGURATION = ["qa.toml", "pyproject.toml"]


class ReportError(Exception):
    """Reports that could not be made: our fault; the others were written."""


_OUTPUT = "write there; with several --format one for each, without --format its ending names the format"


def targets(
    options: argparse.Namespace,
    settings: Settings | None = None,
    *,
    tables: bool = False,
) -> list[Target]:
    """Return what is to be written; raise QaError before anything is checked where that cannot be.

    `tables` says that only formats with a place for a table alone will do.
    """
    from qa.report import output

    files = options.output or []
    wanted = [_named(name) for name in options.format or []]
    wanted += [_format_of(file) for file in files[len(wanted) :]]
    if tables:
        for name in wanted:
            _refuse_without_tables(name)
    inputs = [*_CONFIGURATION, *_list_inputs(options)]
    if settings:
        inputs += [
            *settings.terms,
            *settings.names,
            *settings.references,
            settings.baseline or "",
        ]
    return output.targets(wanted or ["terminal"], files, inputs)


def _named(name: str) -> str:
    """Return the format of a name; the ending of its files is as good, where no other has it."""
    from qa.report import reporters

    if name in reporters.names():
        return name
    fitting = reporters.with_ending(f".{name}")
    return fitting[0] if len(fitting) == 1 else name


def _format_of(path: str) -> str:
    """Return the format that the ending of a file names; raise QaError where it names none, or several."""
    from qa.nearest import hint
    from qa.report import reporters

    *before, ending = Path(path).name.lower().split(".")
    if not before:
        return "terminal"
    if ending in reporters.names():
        return ending
    fitting = reporters.with_ending(f".{ending}")
    if len(fitting) > 1:
        # The rest of the name may tell: `junit.xml`.
        said = [name for name in fitting if name in "-".join(before)]
        if len(said) != 1:
            choice = " or ".join(f"`--format {name}`" for name in fitting)
            raise QaError(
                f"several formats end in .{ending}", path=path, hint=f"say {choice}"
            )
        return said[0]
    if fitting:
        return fitting[0]
    known = sorted({*reporters.names(), *reporters.endings()} - {"terminal"})
    near = hint(ending, known, "say `--format NAME`")
    raise QaError(f"`.{ending}` names no format", path=path, hint=near)


def _refuse_without_tables(name: str) -> None:
    from qa.report import reporters

    if not reporters.find(name).has_tables:
        fitting = [
            each for each in reporters.names() if reporters.find(each).has_tables
        ]
        hint = f"choose from {', '.join(fitting)}"
        raise QaError(f"`{name}` has no place for a table alone", hint=hint)


def _list_inputs(options: argparse.Namespace) -> Iterator[str]:
    """Yield the files and folders that the command line names to be read."""
    for name in _INPUTS:
        given = getattr(options, name, None) or ()
        yield from [given] if isinstance(given, str) else given


def write(
    result: Result,
    targets: list[Target],
    options: argparse.Namespace,
    alone: Part = "",
    settings: Settings | None = None,
) -> None:
    """Write every report; say on standard error what no report on standard output says.

    Where one cannot be written, or its reporter fails, the others are; then QaError or ReportError is raised.
    """
    from qa.report import reporters

    refused: list[QaError] = []
    failed: list[tuple[Target, Exception]] = []
    for target in targets:
        try:
            look = _look(options, target.path is None, alone, settings)
            if reporters.find(target.format).has_run:
                look = replace(look, about=tuple(_tell_run()))
            _write(target, result, look)
        except QaError as error:
            refused.append(error)
        except Exception as error:  # noqa: BLE001 - whatever a reporter raises, the other reports are written
            failed.append((target, error))
    made = [(target, reporters.find(target.format)) for target in targets]
    told = any(each.has_notices for target, each in made if target.path is None)
    _say(result, notices=not told and not getattr(options, "quiet", False))
    if result.accepted and not any(each.has_accepted for _, each in made):
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
        said = [
            f"the {target.format} report failed: {type(error).__name__}: {error}"
            for target, error in failed
        ]
        raise ReportError("; ".join(said)) from failed[0][1]
    if refused:
        for error in refused[1:]:
            tell(str(error))
        raise refused[0]


def _look(
    options: argparse.Namespace,
    to_stdout: bool,
    alone: Part,
    settings: Settings | None,
) -> Look:
    from qa.model import Look, Severity

    terminal = to_stdout and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    forced = bool(os.environ.get("FORCE_COLOR"))
    width = options.width or (shutil.get_terminal_size().columns if terminal else 100)
    colour = (terminal or forced) and not os.environ.get("NO_COLOR")
    everything = getattr(options, "show", "") == "all"
    asked = getattr(options, "facts", False) or bool(getattr(options, "extras", None))
    facts = alone == "facts" or everything or asked
    weights = {
        Severity[name.upper()]: weight
        for name, weight in (settings.score_weights if settings else {}).items()
    }
    link = settings.file_link if settings else ""
    return Look(
        facts, everything, terminal, width, colour, alone, link, weights,
        comment=getattr(options, "comment", None) or "",
    )  # fmt: skip


def _tell_run() -> Iterator[tuple[str, str]]:
    """Yield how the run was made; nothing where the same texts are to give the same bytes (SOURCE_DATE_EPOCH)."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return
    yield "command", shlex.join(["qa", *sys.argv[1:]])
    yield "date", dt.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z")
    revision = find_revision()
    if revision:
        yield "revision", revision


def find_revision() -> str:
    """Return the git revision of the folder one is in, empty where there is none."""
    from qa import git

    if git.find_top(".") is None:
        return ""
    try:
        said = git.ask(".", "rev-parse", "--short=12", "HEAD", seconds=git.SHORT)
    except QaError:
        return ""
    return os.fsdecode(said).strip()


def _say(result: Result, *, notices: bool) -> None:
    for problem in result.problems:
        place = (
            problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        )
        tell(f"{place}: {problem.message}; {problem.hint}")
    for crash in result.crashes:
        tell(f"{_name_failed(crash.check)} failed on {crash.where}: {crash.error}")
    said = result.notices if notices else ()
    tell_notices(said)
    if len(said) > _MOST_NOTICES:
        tell(f"{len(said) - _MOST_NOTICES} more notices are in the report")


def _name_failed(name: str) -> str:
    """Return what failed: a check by its id, reading, or a step by its own words (`aligning texts`)."""
    if name == "input":
        return "reading"
    return name if " " in name else f"the check {name}"


def tell_notices(notices: Sequence[str]) -> None:
    """Say the first notices on standard error."""
    for notice in notices[:_MOST_NOTICES]:
        tell(notice)


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
        raise QaError(
            f"standard output cannot be written: {error.strerror}",
            hint="make room, or use -o",
        ) from error


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _silence(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere: Python would complain once more when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
