"""The options of a command that reads documents, and the settings they make."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qa.errors import QaError

if TYPE_CHECKING:
    from qa.config import Settings
    from qa.input.sources import Stdin


def add_options(parser: argparse.ArgumentParser, *, paths: str = "+") -> None:
    """Add the options that say what is read and what is asked about it."""
    add = parser.add_argument
    add("paths", nargs=paths, metavar="PATH", help="files and folders; `-` reads standard input")
    add("--exclude", action="append", metavar="PATTERN", help="paths that are not read, as in .gitignore: 'old/'")
    add("-q", "--quiet", action="store_true", help="no progress and no notices on standard error")
    add("--source", metavar="LANG", help="the version that the others were made from")
    add("--lang", action="append", metavar="FILE=TAG", help="the version that a file is (`notes.txt=id@previous`)")
    add("--pattern", help="what a path says: 'docs/{lang}/{document}.txt'")
    add("--paragraphs", choices=["auto", "lines", "blank"], help="what a paragraph of plain text is")
    add("--stdin-format", default="", metavar="NAME", help="the format of standard input")
    add("--stdin-filename", default="", metavar="FILE", help="the name to report standard input under")
    add("--select", action="append", metavar="NAMES", help="only these checks and categories (comma-separated)")
    add("--ignore", action="append", metavar="NAMES", help="not these checks and categories")
    add("--profile", metavar="NAME", help="the kind of text: news, software, docs, subtitles, corpus")
    add(
        "--reference",
        action="append",
        metavar="PATH",
        help="translations to measure against, of the same documents: files and folders",
    )
    add("--terms", action="append", metavar="FILE", help="terminology: TBX, CSV or TSV")
    add("--config", metavar="FILE", help="a qa.toml or pyproject.toml")
    add(
        "--baseline",
        metavar="FILE",
        help="decisions on findings (`qa baseline` keeps them): what is accepted is only counted",
    )


def settings(options: argparse.Namespace, more: Mapping[str, Any] | None = None) -> Settings:
    """Return the settings of the configuration file with the command line's put over them."""
    from pathlib import Path

    from qa import config

    settings = config.load(Path(options.config) if options.config else None)
    values = {**_given(options), **(more or {})}
    values["lang"] = {**settings.lang, **values["lang"]}
    values["exclude"] = [*settings.exclude, *(options.exclude or [])]
    return config.override(settings, values)


def overrides(options: argparse.Namespace, more: Mapping[str, Any] | None = None) -> dict[str, Any] | None:
    """Return what is put over the settings of folders below; None where `--config` names the settings of all."""
    return None if options.config else {**_given(options), **(more or {})}


def _given(options: argparse.Namespace) -> dict[str, Any]:
    """Return the settings that the command line says, None where it says nothing."""
    return {
        "source": options.source,
        "pattern": options.pattern,
        "paragraphs": options.paragraphs,
        "select": _names(options.select),
        "ignore": _names(options.ignore),
        "lang": _languages(options.lang),
        "baseline": options.baseline,
        "profile": options.profile,
        "terms": options.terms,
        "references": options.reference,
    }


def stdin(options: argparse.Namespace) -> Stdin:
    """Return what standard input holds."""
    from qa.input.sources import Stdin

    return Stdin(options.stdin_format, options.stdin_filename)


def _names(values: list[str] | None) -> list[str] | None:
    return [name.strip() for value in values for name in value.split(",") if name.strip()] if values else None


def _languages(values: list[str] | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in values or []:
        path, equals, tag = value.rpartition("=")
        if not equals:
            raise QaError(f"`--lang {value}` says no language", hint="write `--lang FILE=TAG`")
        found[path] = tag
    return found
