"""The parser of the command line: groups of options with an example each, and one sentence for what is mistyped."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from qa.errors import QaError


class Parser(argparse.ArgumentParser):
    """An argument parser that raises QaError, and looks for the name that was meant."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - argparse's own
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(*arguments, **options)

    def group(self, title: str, example: str) -> Any:  # noqa: ANN401 - argparse keeps the type of groups to itself
        """Add a group of options, with an example of a whole command."""
        return self.add_argument_group(title, f"example: {example}")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - argparse's own
        """Parse; raise QaError for what is no argument of this command."""
        found, more = super().parse_known_args(args, namespace)
        if more:
            raise self._mistaken(more[0])
        return found, more

    def error(self, message: str) -> NoReturn:
        """Raise QaError with argparse's sentence."""
        option, colon, said = message.removeprefix("argument ").partition(": ")
        if message.startswith("argument ") and colon:
            raise QaError(
                f"`{self.prog} {option.rpartition('/')[2]}`: {said}", hint=self._help()
            )
        missing = message.partition("arguments are required: ")[2]
        raise QaError(
            f"`{self.prog}` needs {missing}" if missing else f"{self.prog}: {message}",
            hint=self._help(),
        )

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401 - argparse's own
        if action.choices is None or value in action.choices:
            return
        if action.option_strings:
            raise QaError(
                f"`{action.option_strings[-1]} {value}`: there is no `{value}`",
                hint=_hint(value, action),
            )
        kind = (
            (action.metavar or action.dest).lower()
            if isinstance(action.metavar, str)
            else action.dest
        )
        if Path(value).exists() and kind == "command":
            raise QaError(
                f"there is no command `{value}`",
                hint=f"did you mean `{self.prog} check {value}`?",
            )
        raise QaError(f"there is no {kind} `{value}`", hint=_hint(value, action))

    def _mistaken(self, said: str) -> QaError:
        name = said.partition("=")[0]
        if not said.startswith("-"):
            return QaError(
                f"`{self.prog}`: `{said}` is one argument too many", hint=self._help()
            )
        from qa.nearest import hint

        known = [
            option for option in self._option_string_actions if option.startswith("--")
        ]
        return QaError(
            f"`{self.prog}` has no option `{name}`",
            hint=hint(name, known, self._help()),
        )

    def _help(self) -> str:
        return f"`{self.prog} --help` tells how it is used"


def _hint(value: str, action: argparse.Action) -> str:
    from qa.nearest import hint

    known: Iterable[str] = action.choices or ()
    return hint(value, known, f"choose from {', '.join(known)}")


def subcommands(parser: Parser, metavar: str) -> Any:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Return what commands are added to."""
    return parser.add_subparsers(required=True, metavar=metavar, parser_class=Parser)


def command(commands: Any, name: str, said: str, more: str = "") -> Parser:  # noqa: ANN401 - argparse's own
    """Add a command: `said` is what it does, for both lists of commands and its own help."""
    description = f"{said[0].upper()}{said[1:]}.{more}"
    parser: Parser = commands.add_parser(name, help=said, description=description)
    return parser


def names(values: Sequence[str] | None) -> list[str] | None:
    """Return the names of options that take lists (`a,b`), each of which may be given several times."""
    return (
        [name.strip() for value in values for name in value.split(",") if name.strip()]
        if values
        else None
    )


def number(text: str) -> int:
    """Return the whole number that an option takes."""
    if not text.isdecimal():
        raise QaError(f"`{text}` is no whole number", hint="write it in digits")
    return int(text)
