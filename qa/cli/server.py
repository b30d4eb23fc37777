"""`qa server`: checks in an editor, while one writes (the language server protocol)."""

from __future__ import annotations

import argparse
from typing import Any

from qa.cli.parsing import command, number


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    more = (
        " The editor starts it and talks to it on standard streams (docs/editors.md)."
    )
    parser = command(commands, "server", "check in an editor, while one writes", more)
    parser.add_argument(
        "--tcp",
        type=number,
        metavar="PORT",
        help="listen on this port of this machine; 0 is any that is free",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve; 0 where the editor said goodbye, 1 where it only left."""
    from qa.errors import QaError

    try:
        import pygls  # noqa: F401 - whether it is there
    except ModuleNotFoundError as error:
        hint = "pip install '.[server]'"
        raise QaError("`qa server` needs the package pygls", hint=hint) from error
    from qa.server import connecting

    if options.tcp is None:
        return connecting.serve_streams()
    return connecting.serve_port(options.tcp, _tell)


def _tell(port: int) -> None:
    from qa.cli.writing import tell

    tell(f"listening on port {port}")
