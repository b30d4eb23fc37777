"""`qa group`: which files are versions of the same document, by what they say."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.cli import reading
from qa.cli.parsing import command
from qa.cli.progress import Progress

if TYPE_CHECKING:
    from qa.input.content import Found


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    parser = command(
        commands,
        "group",
        "find the versions of each document by what files say, whatever they are called",
        " It asks no check.",
    )
    reading.add_options(parser)
    add = parser.group(
        "what is written", f"{parser.prog} dump/ --write qa.toml"
    ).add_argument
    add(
        "--format",
        choices=["text", "jsonl"],
        default="text",
        help="a table for people, or a JSON record a line",
    )
    add(
        "--write",
        metavar="FILE",
        help="keep the documents in a file of settings: `qa check` uses them",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Group, say so, keep it if asked to; 2 where some input could not be read."""
    from qa.cli.writing import tell, tell_notices
    from qa.input import content, keeping
    from qa.report import output

    settings = reading.settings(options)
    if options.write:
        keeping.require(options.write)
        output.require(options.write)
    with Progress(quiet=options.quiet) as progress:
        found = content.group_files(reading.paths(options), settings, progress)
    lines = _records(found) if options.format == "jsonl" else _lines(found)
    if options.write:
        written = keeping.fill(options.write, content.table(found.grouped))
        output.replace(Path(options.write), written)
    for line in lines:
        print(line)
    for problem in found.problems:
        tell(f"{problem.path}: {problem.message}")
    if not options.quiet:
        tell_notices(found.notices)
    return 2 if found.problems else 0


def _records(found: Found) -> Iterator[str]:
    """Yield a JSON record for each group, then for each file that stays alone."""
    from qa.escape import json_text

    for group in found.grouped.groups:
        files = [{"path": v.path, "version": v.name} for v in group.versions]
        record = {
            "record": "group",
            "document": group.document,
            "certainty": group.certainty,
            "files": files,
        }
        yield json_text(record)
    for version in found.grouped.alone:
        lone = {"record": "alone", "path": version.path, "version": version.name}
        yield json_text(lone)


def _lines(found: Found) -> Iterator[str]:
    """Yield the lines of the table."""
    from qa.escape import visible

    for group in found.grouped.groups:
        size, sure = len(group.versions), group.certainty
        yield f"{visible(group.document)}: {size} versions, {sure:.0%} sure"
        if group.decided:
            yield f"  decided by {visible(', '.join(group.decided))}"
        width = max(len(version.name) for version in group.versions)
        for version in group.versions:
            yield f"  {version.name:<{width}}  {visible(version.path)}"
    alone = found.grouped.alone
    if alone:
        yield f"alone: {len(alone):,}"
        for version in alone:
            yield f"  {version.name}  {visible(version.path)}"
