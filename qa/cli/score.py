"""`qa score`: how alike versions in one language are, without asking any other check."""

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
        "score",
        "measure versions by references in the same language: chrF, BLEU, TER",
    )
    reading.add_options(parser)
    writing.add_options(parser, tables=True)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Align, measure, write the scores; 2 where some input could not be read or nothing can be measured."""
    from qa.api import check_files
    from qa.errors import QaError

    alone = {"select": ["similarity"], "ignore": []}
    settings = reading.settings(options, alone)
    targets = writing.targets(options, settings, tables=True)
    with Progress(quiet=options.quiet) as progress:
        result = check_files(
            reading.paths(options),
            settings=settings,
            stdin=reading.stdin(options),
            progress=progress,
            writes=options.output or (),
            overrides=reading.overrides(options, alone),
        )
    if not result.similarities:
        hint = "add one with `--reference PATH`, or name it like `news.id@previous.txt` beside `news.id.txt`"
        raise QaError(
            "no two versions are in one language: nothing to measure", hint=hint
        )
    writing.write(result, targets, options, "scores")
    return writing.code(result)
