"""Arguments in, exit code out.

0 nothing at or above `--fail-on`; 1 findings; 2 cannot run, or some input could not be read; 3 a check crashed;
130 interrupted. Findings go to standard output, talk to standard error.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from qa.errors import QaError
from qa.release import RELEASE

if TYPE_CHECKING:
    from qa.config import Settings
    from qa.model import Look, Result


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code: int = 0
        with _unbroken():
            code = options.run(options)
    except QaError as error:
        from qa.reporters.escape import visible

        print(f"qa: {visible(str(error))}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("qa: interrupted", file=sys.stderr)
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="qa", description="Tells whether the language versions of a text still say the same."
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"qa {RELEASE}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _check_options(commands.add_parser("check", help="check the versions of documents against each other"))
    listing = commands.add_parser("checks", help="list the checks")
    listing.add_argument("--config", metavar="FILE", help="a qa.toml or pyproject.toml")
    listing.set_defaults(run=_checks)
    explain = commands.add_parser("explain", help="tell what a check looks at and tolerates")
    explain.add_argument("check")
    explain.set_defaults(run=_explain)
    return parser


def _check_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="files and folders; `-` reads standard input")
    add("--source", metavar="LANG", help="the version that the others were made from")
    add("--lang", action="append", metavar="FILE=TAG", help="the version that a file is (`notes.txt=id@previous`)")
    add("--pattern", help="what a path says: 'docs/{lang}/{document}.txt'")
    add("--paragraphs", choices=["auto", "lines", "blank"], help="what a paragraph of plain text is")
    add("--stdin-format", default="", metavar="NAME", help="the format of standard input")
    add("--stdin-filename", default="", metavar="FILE", help="the name to report standard input under")
    add("--select", action="append", metavar="NAMES", help="only these checks and categories (comma-separated)")
    add("--ignore", action="append", metavar="NAMES", help="not these checks and categories")
    add("--fail-on", choices=["error", "warning", "note", "never"], help="the severity that makes the exit code 1")
    add("--max-warnings", type=int, metavar="N", help="exit with 1 if there are more warnings")
    add("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    add("--format", action="append", metavar="NAME", help="terminal (default), concise, jsonl, svg")
    add("-o", "--output", action="append", metavar="FILE", help="write there; with several --format one for each")
    add("--with", dest="extras", choices=["facts"], action="append", help="jsonl: the fact tables too")
    add("--width", type=int, metavar="COLUMNS", help="the width of the terminal report")
    add("--config", metavar="FILE", help="a qa.toml or pyproject.toml")
    parser.set_defaults(run=_check)


def _settings(options: argparse.Namespace) -> Settings:
    from pathlib import Path

    from qa import config

    settings = config.load(Path(options.config) if options.config else None)
    given: dict[str, Any] = {
        "source": options.source,
        "pattern": options.pattern,
        "paragraphs": options.paragraphs,
        "fail_on": options.fail_on,
        "max_warnings": options.max_warnings,
        "select": _names(options.select),
        "ignore": _names(options.ignore),
        "lang": {**settings.lang, **_languages(options.lang)},
    }
    return config.override(settings, given)


def _names(values: list[str] | None) -> list[str] | None:
    return [name.strip() for value in values for name in value.split(",") if name.strip()] if values else None


def _languages(values: list[str] | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in values or []:
        path, equals, tag = value.rpartition("=")
        if not equals:
            raise QaError(f"`--lang {value}` says no language", hint="write `--lang FILE=TAG`")
        found[path] = tag
    return found


def _check(options: argparse.Namespace) -> int:
    from qa import output
    from qa.api import check_files
    from qa.sources import Stdin

    settings = _settings(options)
    targets = output.targets(options.format or ["terminal"], options.output or [])
    result = check_files(options.paths, settings, Stdin(options.stdin_format, options.stdin_filename))
    for target in targets:
        with _unbroken():
            output.write(target, result, _look(options, target.path is None))
            sys.stdout.flush()
    _say(result)
    return _code(result, settings, options.exit_zero)


@contextmanager
def _unbroken() -> Iterator[None]:
    """Let a reader such as `head` stop early: the exit code stays what was found."""
    try:
        yield
    except BrokenPipeError:
        # Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _look(options: argparse.Namespace, to_stdout: bool) -> Look:
    from qa.model import Look

    terminal = to_stdout and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    forced = bool(os.environ.get("FORCE_COLOR"))
    width = options.width or (shutil.get_terminal_size().columns if terminal else 100)
    colour = (terminal or forced) and not os.environ.get("NO_COLOR")
    return Look(bool(options.extras), terminal, width, colour)


def _say(result: Result) -> None:
    from qa.reporters.escape import visible

    for problem in result.problems:
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        print(f"qa: {visible(f'{place}: {problem.message}; {problem.hint}')}", file=sys.stderr)
    for crash in result.crashes:
        print(f"qa: {visible(f'the check {crash.check} failed on {crash.where}: {crash.error}')}", file=sys.stderr)


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


def _checks(options: argparse.Namespace) -> int:
    from pathlib import Path

    from qa import config, registry

    settings = config.load(Path(options.config) if options.config else None)
    asked = registry.enabled(settings)
    for check in registry.checks():
        level = settings.severity.get(check.id, check.severity.name.lower()) if check in asked else "off"
        print(f"{check.id:22} {check.category:14} {level:8} {check.doc.partition(chr(10))[0]}")
    return 0


def _explain(options: argparse.Namespace) -> int:
    import inspect

    from qa import registry

    check = registry.find(options.check)
    print(f"{check.id}\n\n{inspect.cleandoc(check.doc)}\n")
    level = check.severity.name.lower()
    print(f"category {check.category}, severity {level}, MQM {check.mqm}, looks at each {check.scope}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
