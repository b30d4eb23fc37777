"""Which of the files that were found are read, in groups for which the same settings hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from qa.config import DECISIONS, Settings, list_patterns, of_texts
from qa.input import mistakes, naming
from qa.input.readers import format_of
from qa.input.walking import File

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Stdin:
    """What standard input holds: a format, and the name to report it under."""

    format: str = ""
    filename: str = ""


@dataclass(slots=True)
class Group:
    """Files for which the same settings hold; what those say of the whole run makes no difference."""

    settings: Settings
    name: str
    files: list[str] = field(default_factory=list)


def group_files(
    files: Iterable[File], stdin: Stdin, named: frozenset[str]
) -> list[Group]:
    """Return the files that are read, by the settings that hold for them; raise QaError where a pattern fits none."""
    groups = _alike(files, stdin)
    for settings in [group.settings for group in groups]:
        for pattern in list_patterns(settings):
            same = [g for g in groups if pattern in list_patterns(g.settings)]
            _require(pattern, settings, names_of(same, stdin))
    return [
        replace(group, files=list(_wanted(group.files, named, group.settings)))
        for group in groups
    ]


def name_of(path: str, stdin: Stdin) -> str:
    """Return what a file is called: standard input by the name that it stands for."""
    return stdin.filename or STDIN if path == STDIN else path


def names_of(groups: Iterable[Group], stdin: Stdin) -> list[str]:
    """Return what the files of groups are called."""
    return [name_of(path, stdin) for group in groups for path in group.files]


def _alike(files: Iterable[File], stdin: Stdin) -> list[Group]:
    """Return the files by the settings that hold for them."""
    groups: list[tuple[Settings, Group]] = []
    known: list[tuple[Settings, Group]] = []
    for path, local, root in files:
        held, name = local.of(stdin.filename if path == STDIN else path, root)
        group = next((group for settings, group in known if settings == held), None)
        if group is None:
            own = of_texts(held)
            group = next((group for of, group in groups if of == own), None)
            if group is None:
                group = Group(held, name)
                groups.append((own, group))
            known.append((held, group))
        group.files.append(path)
    return [group for _, group in groups]


def _require(pattern: str, settings: Settings, files: Sequence[str]) -> None:
    """Raise QaError where a pattern fits none of the files that could be read."""
    if not any(naming.fits(file, pattern, settings) for file in files):
        readable = [file for file in files if format_of(file)]
        if readable:
            raise mistakes.unfit(pattern, readable)


def _wanted(
    files: Sequence[str], named: frozenset[str], settings: Settings
) -> Iterator[str]:
    """Yield the files that were named, and of the others those of a known format; no decisions."""
    formats = {file: file in named or format_of(file) for file in files}
    corpora = set(_corpora([file for file, known in formats.items() if not known]))
    ours = {DECISIONS, PurePath(settings.baseline or "").name}
    for file, known in formats.items():
        says = not settings.pattern or _says(file, settings)
        if file in named or (
            says and PurePath(file).name not in ours and (known or file in corpora)
        ):
            yield file


def _says(file: str, settings: Settings) -> bool:
    """Say whether the patterns of the settings, or its name, say what a file is."""
    fits = any(naming.fits(file, p, settings) for p in list_patterns(settings))
    return fits or naming.certain(file, settings)[1] is not None


def _corpora(files: Sequence[str]) -> Iterator[str]:
    """Yield the line-aligned texts among files of no known format: there are two languages of the same name."""
    said = {file: naming.aligned(file) for file in files}
    names = [name for name in said.values() if name]
    for file, name in said.items():
        if (
            name
            and len({version for document, version in names if document == name[0]}) > 1
        ):
            yield file
