"""`qa stale`: which translations stand behind their source, by the history that git keeps."""

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
        "stale",
        "show the translations whose source changed after they did, by git's history",
        " It asks no check.",
    )
    reading.add_options(parser)
    add = parser.group(
        "what is written", f"{parser.prog} docs/ --source en --format markdown"
    ).add_argument
    add(
        "--format",
        choices=["text", "jsonl", "markdown", "html"],
        default="text",
        help="for people, a JSON record a line, a comment for a pull request, or a page",
    )
    add("-o", "--output", metavar="FILE", help="write there")
    gate = parser.group("what counts", f"{parser.prog} docs/ --max-stale '10 %%'")
    gate.add_argument(
        "--changed",
        metavar="REV",
        help="only documents that changed since this git revision",
    )
    gate.add_argument(
        "--max-stale",
        metavar="SHARE",
        help="exit with 1 if more units of a version are behind (10%%)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Find and show; 1 where a version is further behind than `max-stale`, 3 where a page failed, else 0."""
    from qa import stale
    from qa.borders import Border
    from qa.cli.writing import tell, tell_notices
    from qa.config import NO_SOURCE
    from qa.decide import gates
    from qa.errors import QaError
    from qa.input import changed, outputs, sources
    from qa.report import output, staleness

    settings = reading.settings(options, {"max_stale": options.max_stale})
    paths = reading.paths(options)
    writes = [options.output] if options.output else []
    for path in writes:
        output.require(path, [*paths, options.config or ""])
    notices: list[str] = []
    border = Border()
    with Progress(quiet=options.quiet) as progress:
        found = sources.gather(
            paths, settings, None, reading.overrides(options), progress
        )
        batches = found.batches
        for batch in batches:
            outputs.refuse(batch.sources, writes)
        if not any(batch.settings.source not in {None, NO_SOURCE} for batch in batches):
            raise QaError(
                "no source is known: nothing tells what the others are behind",
                hint="name it with `--source LANG`",
            )
        if options.changed:
            batches, _ = changed.only(batches, options.changed)
        pages = stale.find(batches, progress, notices, border)
    written = staleness.FORMATS[options.format](pages)
    if options.output:
        output.replace(Path(options.output), written)
    else:
        print(written, end="")
    if not options.quiet:
        tell_notices([*found.notices, *notices])
    reasons = list(gates.find_behind(pages, settings.max_stale))
    for sentence in reasons:
        tell(sentence)
    for crash in border.crashes:
        tell(f"{crash.check} failed on {crash.where}: {crash.error}")
    if border.crashes:
        return 3
    return 1 if reasons else 0
