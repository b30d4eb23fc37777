"""`qa checks`: lists the checks."""

from __future__ import annotations

import argparse
from typing import Any


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    parser = commands.add_parser("checks", help="list the checks")
    parser.add_argument("--profile", metavar="NAME", help="the kind of text: news, software, docs, subtitles, corpus")
    parser.add_argument("--config", metavar="FILE", help="a qa.toml or pyproject.toml")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a line a check: id, category, severity and what is wrong where it speaks."""
    from pathlib import Path

    from qa import config, registry

    settings = config.load(Path(options.config) if options.config else None)
    settings = config.override(settings, {"profile": options.profile})
    asked = registry.enabled(settings)
    for check in registry.checks():
        level = registry.level(check, settings) if check in asked else "off"
        print(f"{check.id:24} {check.category:14} {level:8} {check.doc.partition(chr(10))[0]}")
    return 0
