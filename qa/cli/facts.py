"""`qa facts`: what every version states, side by side, without asking any check."""

from __future__ import annotations

import argparse
from typing import Any

from qa.cli import reading, writing
from qa.cli.parsing import command
from qa.cli.progress import Progress


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    parser = command(
        commands,
        "facts",
        "show every fact of the documents against every version",
        " It asks no check.",
    )
    reading.add_options(parser)
    writing.add_options(parser, tables=True)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Align and compare, write the fact tables; 3 where that failed, 2 where some input could not be read."""
    from qa.api import check_files
    from qa.registry import CATEGORIES

    none = {"select": [], "ignore": list(CATEGORIES)}
    settings = reading.settings(options, none)
    targets = writing.targets(options, settings, tables=True)
    with Progress(quiet=options.quiet) as progress:
        result = check_files(
            reading.paths(options),
            settings=settings,
            stdin=reading.stdin(options),
            progress=progress,
            writes=options.output or (),
            overrides=reading.overrides(options, none),
        )
    writing.write(result, targets, options, "facts")
    return writing.code(result)
