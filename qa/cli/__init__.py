"""Arguments in, exit code out.

0 nothing at or above `--fail-on`; 1 findings; 2 cannot run, or some input could not be read; 3 a check crashed;
130 interrupted. Findings go to standard output, talk to standard error.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from qa.cli import baseline, check, checks, completion, explain, facts, report, score
from qa.cli.parsing import Parser, subcommands
from qa.cli.writing import unbroken
from qa.errors import QaError
from qa.release import RELEASE

COMMANDS = (check, facts, score, report, baseline, checks, explain, completion)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    # What is read and found is kept to the end and nothing refers to itself: garbage is looked for in vain.
    gc.set_threshold(1_000_000, 20, 50)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code: int = 0
        options = parser().parse_args(arguments)
        with unbroken():
            code = options.run(options)
    except QaError as error:
        from qa.escape import visible

        print(f"qa: {visible(str(error))}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("qa: interrupted", file=sys.stderr)
        return 130
    return code


def parser() -> Parser:
    """Return the parser of the whole command line."""
    whole = Parser(
        prog="qa",
        description="Tells whether the language versions of a text still say the same.",
        epilog="example: qa check          (the folder you are in; `qa check --help` has the options)",
    )
    whole.add_argument("--version", action="version", version=f"qa {RELEASE}")
    commands = subcommands(whole, "COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return whole
