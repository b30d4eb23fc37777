"""Arguments in, exit code out.

0 nothing at or above `--fail-on`; 1 findings, and nothing else; 2 cannot run, or some input could not be read; 3 a
fault of ours (a check, a reader, a report or qa itself failed); 130 interrupted, 143 terminated.
Findings go to standard output, talk to standard error. QA_TRACEBACK=1 shows where a fault lies.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence

from qa.cli import (
    baseline,
    check,
    checks,
    completion,
    explain,
    facts,
    fix,
    group,
    learn,
    report,
    score,
    server,
    stale,
)
from qa.cli.parsing import Parser, subcommands
from qa.cli.stopping import TerminatedError, stoppable
from qa.cli.writing import ReportError, tell, unbroken
from qa.errors import QaError
from qa.release import ISSUES, RELEASE

COMMANDS = (
    check,
    facts,
    fix,
    score,
    server,
    group,
    stale,
    learn,
    report,
    baseline,
    checks,
    explain,
    completion,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    try:
        _prepare_streams()
        # What is read and found is kept to the end and nothing refers to itself: garbage is looked for in vain.
        gc.set_threshold(1_000_000, 20, 50)
        code: int = 0
        options = parser().parse_args(arguments)
        from qa import memory

        with stoppable(), memory.run(), unbroken():
            code = options.run(options)
            sys.stdout.flush()
    except QaError as error:
        tell(str(error))
        return 2
    except TerminatedError:
        tell("terminated")
        return 143
    except KeyboardInterrupt:
        tell("interrupted")
        return 130
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 - Python's own exit code would be 1: findings
        return _report_fault(error)
    return code


def _prepare_streams() -> None:
    """Make standard streams take any text; one that is closed takes everything and holds nothing."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(
                sys,
                name,
                open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"),  # noqa: PTH123, SIM115
            )
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _report_fault(error: BaseException) -> int:
    """Say in one line what failed and where to report it; return the exit code."""
    said = (
        str(error)
        if isinstance(error, ReportError)
        else f"{type(error).__name__}: {error}"
    )
    tell(
        f"a fault of qa: {' '.join(said.split())}; please report it: {ISSUES} (QA_TRACEBACK=1 shows where it lies)"
    )
    if os.environ.get("QA_TRACEBACK"):
        traceback.print_exception(error)
    return 3


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
