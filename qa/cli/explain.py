"""`qa explain NAME`: tells what a check, or each check of a category, looks at and tolerates."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from qa.cli.parsing import command

if TYPE_CHECKING:
    from qa.registry import Check


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    parser = command(
        commands,
        "explain",
        "tell what a check, or each check of a category, looks at and tolerates",
    )
    parser.add_argument(
        "name",
        metavar="NAME",
        help="a check (`date-mismatch`) or a category (`numbers`)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a check's documentation, or a line on each check of a category."""
    from qa import registry
    from qa.nearest import hint

    name = options.name
    of_category = registry.of_category(name)
    known = [check.id for check in registry.checks()]
    if of_category:
        _print_category(name, of_category)
    elif name in known:
        _print_check(registry.find(name))
    else:
        from qa.errors import QaError

        near = hint(name, [*known, *registry.CATEGORIES], registry.LISTED)
        raise QaError(f"there is no check or category `{name}`", hint=near)
    return 0


def _print_check(check: Check) -> None:
    import inspect

    print(f"{check.id}\n\n{inspect.cleandoc(check.doc)}\n")
    level = check.severity.name.lower()
    print(
        f"category {check.category}, severity {level}, MQM {check.mqm}, looks at each {check.scope}"
    )
    if check.mend:
        print("`qa fix` proposes what would mend it, where that is certain")


def _print_category(name: str, checks: tuple[Check, ...]) -> None:
    from qa.cli.checks import columns

    print(
        f"{name}: a category of {len(checks)} checks; `qa explain CHECK` tells more of one\n"
    )
    columns(
        [(check.id, check.severity.name.lower(), check.summary) for check in checks]
    )
