"""`qa checks`: lists the checks."""

from __future__ import annotations

import argparse
from typing import Any


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    parser = commands.add_parser("checks", help="list the checks")
    parser.add_argument("--profile", metavar="NAME", help="the kind of text: news, software, docs, subtitles, corpus")
    parser.add_argument("--languages", action="store_true", help="list the languages and how each is verified")
    parser.add_argument("--config", metavar="FILE", help="a qa.toml or pyproject.toml")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a line a check: id, category, severity and what is wrong where it speaks."""
    from pathlib import Path

    from qa import config, registry

    if options.languages:
        return _languages()
    settings = config.load(Path(options.config) if options.config else None)
    settings = config.override(settings, {"profile": options.profile})
    asked = registry.enabled(settings)
    for check in registry.checks():
        level = registry.level(check, settings) if check in asked else "off"
        print(f"{check.id:24} {check.category:14} {level:8} {check.doc.partition(chr(10))[0]}")
    return 0


def _languages() -> int:
    """Print a line a language: how its identity is verified, and what it is not told from."""
    from qa.language.identify.coverage import coverage

    for row in coverage():
        alike = f"not told from {', '.join(row.inseparable)}" if row.inseparable else ""
        print(f"{row.language:8} {row.name:28} {row.how:14} {', '.join(row.engines):32} {alike}".rstrip())
    return 0
