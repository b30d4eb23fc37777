"""The options of a command that reads documents, and the settings they make."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qa.cli.parsing import Parser, names
from qa.errors import QaError

if TYPE_CHECKING:
    from qa.config import Settings
    from qa.input.sources import Stdin


PROFILES = "the kind of text: news, software, docs, subtitles, corpus"


def add_options(parser: Parser) -> None:
    """Add the options that say what is read."""
    add = parser.group(
        "what is read", f"{parser.prog} docs/ --source en --pattern 'docs/{{lang}}/{{document}}.txt'"
    ).add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders, `.` if none is named; `-` reads standard input")
    add("--source", metavar="LANG", help="the version that the others were made from")
    add("--lang", action="append", metavar="FILE=TAG", help="the version that a file is (`notes.txt=id@previous`)")
    add("--pattern", help="what a path says: 'docs/{lang}/{document}.txt'")
    add("--paragraphs", choices=["auto", "lines", "blank"], help="what a paragraph of plain text is")
    add("--reference", action="append", metavar="PATH", help="translations of the same documents to measure against")
    add("--stdin-format", default="", metavar="NAME", help="the format of standard input")
    add("--stdin-filename", default="", metavar="FILE", help="the file that standard input stands for")
    add("--config", metavar="FILE", help="a qa.toml or pyproject.toml; else that of the folder you are in")


def add_asking(parser: Parser) -> None:
    """Add the options that say what is asked about it."""
    add = parser.group("what is asked", f"{parser.prog} --select numbers,dates --ignore date-added").add_argument
    add("--select", action="append", metavar="NAMES", help="only these checks and categories (comma-separated)")
    add("--ignore", action="append", metavar="NAMES", help="not these checks and categories")
    add("--profile", metavar="NAME", help=PROFILES)
    add("--terms", action="append", metavar="FILE", help="terminology: TBX, CSV or TSV")


def settings(options: argparse.Namespace, more: Mapping[str, Any] | None = None) -> Settings:
    """Return the settings of the configuration file with the command line's put over them."""
    from qa import config

    found = from_file(options.config)
    given: dict[str, Any] = {
        "source": _tag(options.source) if options.source else None,
        "pattern": options.pattern,
        "paragraphs": options.paragraphs,
        "select": names(_given(options, "select")),
        "ignore": names(_given(options, "ignore")),
        "lang": {**found.lang, **_languages(options.lang)},
        "baseline": _given(options, "baseline"),
        "profile": _given(options, "profile"),
        "terms": _given(options, "terms"),
        "references": options.reference,
    }
    whole = config.override(found, {**given, **(more or {})})
    _present(options, whole)
    return whole


def from_file(name: str | None) -> Settings:
    """Return the settings of a file, or of the folder one is in; raise QaError with the line of what is mistaken."""
    from pathlib import Path

    from qa import config, registry

    path = Path(name) if name else config.find()
    if path is None:
        return config.Settings()
    found = config.load(path)
    for keys, error in registry.misnamed(found):
        raise config.placed(error, path, keys)
    return found


def paths(options: argparse.Namespace) -> list[str]:
    """Return what is to be read: the folder one is in where nothing is named."""
    return options.paths or ["."]


def stdin(options: argparse.Namespace) -> Stdin:
    """Return what standard input holds."""
    from qa.input.sources import STDIN, Stdin

    for name, value in (("filename", options.stdin_filename), ("format", options.stdin_format)):
        if value and STDIN not in options.paths:
            raise QaError(f"`--stdin-{name} {value}`: standard input is not read", hint="name `-` among the paths")
    return Stdin(options.stdin_format, options.stdin_filename)


def _given(options: argparse.Namespace, name: str) -> Any:  # noqa: ANN401 - whatever the option takes
    """Return an option that not every command has."""
    return getattr(options, name, None)


def _present(options: argparse.Namespace, settings: Settings) -> None:
    """Raise QaError for `--lang FILE=TAG` where no such file is read."""
    from qa.input import sources

    if not options.lang:
        return
    files = sources.files(paths(options), settings, stdin(options))
    for name, tag in _languages(options.lang).items():
        named = sources.called(name, files)
        if len(named) > 1:
            hint = f"say which: `--lang {named[0]}={tag}`"
            raise QaError(f"`--lang {name}={tag}`: {len(named)} files are called {name}", hint=hint)
        if not named:
            from qa.nearest import hint as guess

            said = f"`--lang {name}={tag}`: {name} is not among the files"
            raise QaError(said, hint=guess(name, files, "name it as it is read"))


def _tag(name: str) -> str:
    from qa.input.naming import checked

    return checked(name, "`--source`")


def _languages(values: list[str] | None) -> dict[str, str]:
    from qa.input.naming import checked

    found: dict[str, str] = {}
    for value in values or []:
        path, equals, tag = value.rpartition("=")
        if not (equals and path and tag):
            missing = "file" if equals and not path else "language"
            raise QaError(f"`--lang {value}` says no {missing}", hint="write `--lang FILE=TAG`")
        found[path] = checked(tag, path)
    return found
