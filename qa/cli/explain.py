"""`qa explain CHECK`: tells what a check looks at and tolerates."""

from __future__ import annotations

import argparse
from typing import Any


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    parser = commands.add_parser("explain", help="tell what a check looks at and tolerates")
    parser.add_argument("check")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a check's documentation."""
    import inspect

    from qa import registry

    check = registry.find(options.check)
    print(f"{check.id}\n\n{inspect.cleandoc(check.doc)}\n")
    level = check.severity.name.lower()
    print(f"category {check.category}, severity {level}, MQM {check.mqm}, looks at each {check.scope}")
    return 0
