"""`qa learn`: writes what a batch teaches, for runs that see only a part of it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from qa.cli import reading
from qa.cli.parsing import command
from qa.cli.progress import Progress


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    parser = command(
        commands,
        "learn",
        "write what all documents teach, for `qa check --evidence`",
        " It asks no check.",
    )
    reading.add_options(parser)
    add = parser.group("what is written", f"{parser.prog} docs/ -o evidence.qa")
    add.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="write there"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Learn and write; 3 where a part of it failed, 2 where some input could not be read."""
    from qa.cli.writing import tell, tell_notices
    from qa.evidence import packing
    from qa.input import outputs, sources
    from qa.run import learning

    settings = reading.settings(options)
    paths = reading.paths(options)
    with Progress(quiet=options.quiet) as progress:
        found = sources.gather(
            paths,
            settings,
            reading.stdin(options),
            reading.overrides(options),
            progress,
        )
        outputs.refuse(found.sources, [options.output])
        lesson = learning.learn(found.batches, progress, paths)
    _write(Path(options.output), packing.pack(lesson.knowledge))
    if not options.quiet:
        tell_notices([*found.notices, *lesson.notices])
        tell(f"learnt from {lesson.documents:,} documents, {lesson.units:,} units")
    for problem in (*found.problems, *lesson.problems):
        tell(f"{problem.path}: {problem.message}")
    for crash in lesson.crashes:
        tell(f"{crash.check} failed at {crash.where}: {crash.error}")
    if lesson.crashes:
        return 3
    return 2 if found.problems or lesson.problems else 0


def _write(path: Path, data: bytes) -> None:
    from qa.errors import QaError

    try:
        path.write_bytes(data)
    except OSError as error:
        raise QaError(f"cannot be written: {error.strerror}", path=str(path)) from error
