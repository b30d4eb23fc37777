"""`qa checks`: lists the checks."""

from __future__ import annotations

import argparse
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import Any

from qa.cli import reading
from qa.cli.parsing import command, number

_NARROW = 40
"""Columns that the last column needs; with fewer it stands on a line of its own."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    parser = command(commands, "checks", "list the checks, or the languages")
    parser.add_argument("--profile", metavar="NAME", help=reading.PROFILES)
    parser.add_argument(
        "--languages",
        action="store_true",
        help="list the languages and how each is verified",
    )
    parser.add_argument("--config", metavar="FILE", help="a qa.toml or pyproject.toml")
    parser.add_argument(
        "--width",
        type=number,
        metavar="COLUMNS",
        help="the width of the list; a pipe gets whole lines",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a line a check: id, category, severity and what is wrong where it speaks."""
    from qa import config, registry, selection

    if options.languages:
        return _languages(options.width)
    settings = config.override(
        reading.from_file(options.config), {"profile": options.profile}
    )
    asked = selection.enabled(settings)
    levels = {check.id: registry.level(check, settings) for check in asked}
    columns(
        [
            (c.id, c.category, levels.get(c.id, "off"), c.summary)
            for c in registry.checks()
        ],
        options.width,
    )
    return 0


def _languages(width: int | None) -> int:
    """Print a line a language: how it is verified, what is read, what it is taken for."""
    from qa.language import of
    from qa.language.identify.coverage import coverage

    rows = []
    for row in coverage():
        alike = f"not told from {', '.join(row.inseparable)}" if row.inseparable else ""
        engines = ", ".join(row.engines)
        reads = ", ".join(["digits", *of(row.language).reads])
        rows.append((row.language, row.name, row.how, engines, reads, alike))
    columns(rows, width)
    return 0


def columns(rows: Sequence[Sequence[str]], width: int | None = None) -> None:
    """Print rows in columns, the last one wrapped to the width of the terminal; a pipe gets a line a row."""
    if width is None and sys.stdout.isatty():
        width = shutil.get_terminal_size().columns
    sizes = [max(len(row[n]) for row in rows) for n in range(len(rows[0]) - 1)]
    for row in rows:
        cells = " ".join(
            cell.ljust(size) for cell, size in zip(row[:-1], sizes, strict=True)
        )
        for line in _fitted(cells, row[-1], width):
            print(line.rstrip())


def _fitted(cells: str, text: str, width: int | None) -> list[str]:
    """Return the lines of one row."""
    if width is None or len(cells) + 1 + len(text) <= width:
        return [f"{cells} {text}"]
    if width - len(cells) - 1 >= _NARROW:
        indent = " " * (len(cells) + 1)
        return textwrap.wrap(
            text, width, initial_indent=f"{cells} ", subsequent_indent=indent
        )
    head = textwrap.wrap(cells, width, subsequent_indent="    ")
    return [
        *head,
        *textwrap.wrap(text, width, initial_indent="    ", subsequent_indent="    "),
    ]
