"""Runs qa, as `qa` and as `python -m qa`; an interrupt while it is being loaded ends it as one later does."""

from __future__ import annotations

import sys


def main() -> int:
    """Load the command line and run it; return the exit code."""
    try:
        from qa import cli  # noqa: PLC0415 - what takes long stands inside
    except KeyboardInterrupt:
        sys.stderr.write("qa: interrupted\n")
        return 130
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
