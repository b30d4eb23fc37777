"""Runs qa, as `qa` and as `python -m qa`; an interrupt while it is being loaded ends it as one later does."""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn


def main() -> int:
    """Load the command line and run it; return the exit code."""
    try:
        from qa import cli  # noqa: PLC0415 - what takes long stands inside
    except KeyboardInterrupt:
        sys.stderr.write("qa: interrupted\n")
        return 130
    return cli.main()


def start() -> NoReturn:
    """Run the command line and end the process with its exit code.

    All that was read and found is left to the system: to take a large run apart object
    by object is a twentieth of its time.
    """
    code = main()
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError:
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - nothing else does what is due at exit
    os._exit(code)


if __name__ == "__main__":
    start()
