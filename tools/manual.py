"""Makes man/qa.1, the manual page, from the parser of the command line.

Run: python tools/manual.py; with --check it says whether the page is fresh, and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from qa.cli import parser

PAGE = Path(__file__).resolve().parent.parent / "man" / "qa.1"
EXIT = """\
.SH EXIT STATUS
.IP 0
nothing at or above \\-\\-fail\\-on, and no limit exceeded
.IP 1
findings
.IP 2
cannot run, or some input could not be read; the rest was checked
.IP 3
a check crashed; the rest ran
.IP 130
interrupted
.SH FILES
.IP "qa.toml, pyproject.toml"
settings of the folder one is in; in pyproject.toml the table [tool.qa]
.IP qa\\-baseline.jsonl
decisions on findings, kept by qa baseline
.SH ENVIRONMENT
.IP NO_COLOR
no colour, if set
.IP FORCE_COLOR
colour, if set, where no terminal is, too
.IP COLUMNS
the width of the terminal
"""


def main() -> int:
    """Write the page, or compare it."""
    page = "\n".join(lines(parser())) + "\n" + EXIT
    if "--check" not in sys.argv:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page:
        print(
            "man/qa.1 is not what tools/manual.py makes: run it and commit",
            file=sys.stderr,
        )
        return 1
    return 0


def lines(whole: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the page without what no parser knows."""
    yield '.TH QA 1 "" qa "User Commands"'
    yield from (
        ".SH NAME",
        "qa \\- tells whether the language versions of a text still say the same",
    )
    yield from (".SH SYNOPSIS", ".B qa", "COMMAND [OPTION ...] [PATH ...]")
    yield from (".SH DESCRIPTION", escaped(whole.description or ""), ".SH COMMANDS")
    for command in commands(whole):
        below = list(commands(command))
        for each in below or [command]:
            yield from section(each)


def commands(of: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield the commands of a parser."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from dict.fromkeys(action.choices.values())


def section(command: argparse.ArgumentParser) -> Iterator[str]:
    """Yield what is said of one command: its groups of options with their examples."""
    yield f'.SS "{escaped(command.prog)}"'
    yield from (
        escaped(line) or ".sp" for line in (command.description or "").splitlines()
    )
    for group in command._action_groups:
        shown = [
            action
            for action in group._group_actions
            if not isinstance(action, argparse._HelpAction)
        ]
        if not shown:
            continue
        if group.description:
            yield from (
                ".PP",
                f"{escaped((group.title or '').capitalize())};",
                escaped(group.description),
            )
        for action in shown:
            yield from (
                ".TP",
                name(action),
                escaped((action.help or "").replace("%%", "%")),
            )


def name(action: argparse.Action) -> str:
    """Return how an option is written."""
    metavar = action.metavar if isinstance(action.metavar, str) else None
    takes = metavar or (
        "|".join(map(str, action.choices)) if action.choices else action.dest.upper()
    )
    if not action.option_strings:
        return f"\\fI{escaped(takes)}\\fR"
    written = ", ".join(
        f"\\fB{escaped(option)}\\fR" for option in action.option_strings
    )
    return written if action.nargs == 0 else f"{written} \\fI{escaped(takes)}\\fR"


def escaped(text: str) -> str:
    """Return text that troff prints as it stands."""
    safe = (
        text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("`", "\\(ga")
    )
    return f"\\&{safe}" if safe.startswith(".") else safe


if __name__ == "__main__":
    sys.exit(main())
