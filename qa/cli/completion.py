"""`qa completion SHELL`: prints the script with which a shell completes commands, options, checks and formats."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

SHELLS = ("bash", "zsh", "fish")
_HELP = """\
Print the script with which a shell completes commands, options, checks, formats and files.

bash: qa completion bash > ~/.local/share/bash-completion/completions/qa
zsh:  qa completion zsh > "${fpath[1]}/_qa"
fish: qa completion fish > ~/.config/fish/completions/qa.fish
"""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    said = "print a script with which a shell completes commands and options"
    parser = commands.add_parser("completion", help=said, description=_HELP)
    parser.add_argument(
        "shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS)
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from qa.cli import parser

    whole = parser()
    _complete(whole, _known())
    print(shtab.complete(whole, options.shell))
    return 0


def _known() -> dict[str, tuple[str, ...]]:
    """Return what an option or argument takes, by its name."""
    from qa import registry
    from qa.profiles import profiles
    from qa.report import reporters

    names = (*(check.id for check in registry.checks()), *registry.CATEGORIES)
    return {
        "select": names, "ignore": names, "name": names, "profile": tuple(profiles()), "format": reporters.names(),
    }  # fmt: skip


def _complete(
    parser: argparse.ArgumentParser, known: dict[str, tuple[str, ...]]
) -> None:
    """Tell the maker of the script what each argument takes: names, or files."""
    import shtab

    for action in _actions(parser):
        if action.dest in known:
            action.choices = known[action.dest]
        elif action.metavar in {"FILE", "PATH", "FINDINGS.jsonl"}:
            action.complete = shtab.FILE  # type: ignore[attr-defined]


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the arguments of a parser and of its commands."""
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way, nor does the maker of the script
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in dict.fromkeys(action.choices.values()):
                yield from _actions(command)
        else:
            yield action
