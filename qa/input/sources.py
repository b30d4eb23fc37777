"""Which files to read: paths, folders and patterns to sources, each with its document and the version its name says.

`news/d01.en.txt` is version `en` of document `news/d01`; with the pattern `{lang}/{document}.txt`, so is
`en/news/d01.txt`. A name may carry a label: `d01.id@previous.txt`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qa import selection
from qa.config import (
    BY_FORMAT,
    Settings,
    find_source,
    settle,
)
from qa.errors import QaError
from qa.input import company, mistakes, naming, single, tagging
from qa.input.company import Company
from qa.input.layout import telling
from qa.input.local import Local, Overrides
from qa.input.readers import format_of, profile_of
from qa.input.readers.jsonl import is_report
from qa.input.walking import File, Walk
from qa.input.wanted import STDIN, Group, Stdin, group_files, name_of, names_of
from qa.model import LARGEST_UNPACKED, Problem, Progress, Source

ALIGNED = "aligned"


@dataclass(frozen=True, slots=True)
class Batch:
    """Sources that are read and checked under the same settings; `name` tells its documents from those of another.

    `is_open` says that neither settings nor paths tell which version is the source: the texts may.
    """

    settings: Settings
    sources: list[Source]
    name: str = ""
    is_open: bool = False


@dataclass(slots=True)
class Gathered:
    """What there is to read, what of it cannot be reached, and a sentence on what is left out."""

    batches: list[Batch] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def sources(self) -> list[Source]:
        """The sources of all batches, in order."""
        return [source for batch in self.batches for source in batch.sources]


def overlaid(batches: Sequence[Batch], texts: Mapping[str, bytes]) -> list[Batch]:
    """Return the batches with other bytes for some files, by path."""
    return [
        replace(
            batch,
            sources=[
                replace(source, data=texts.get(source.path, source.data))
                for source in batch.sources
            ],
        )
        for batch in batches
    ]


def gather(
    paths: Sequence[str],
    settings: Settings,
    stdin: Stdin | None = None,
    overrides: Overrides | None = None,
    progress: Progress | None = None,
) -> Gathered:
    """Return the sources that `paths` name, in order, by the settings that hold for them.

    Settings that stand in folders below are regarded where there are `overrides` (if only `{}`) to put over them.
    Raises QaError for a path that does not exist, for a pattern or a name of `overrides` that fits no file, and where
    nothing at all is found.
    """
    walk, top = (
        Walk(nested=overrides is not None, progress=progress),
        Local("", settings, overrides=overrides or {}),
    )
    stdin = stdin or Stdin()
    files, stdin = _replaced(list(_files(paths, walk, top, stdin)), stdin)
    found = Gathered(
        problems=walk.problems, notices=[*walk.notices, *walk.left_out.sentences()]
    )
    groups = group_files(files, stdin, frozenset(paths))
    if overrides and overrides.get("lang"):
        tagging.require(overrides["lang"], names_of(groups, stdin))
    told = [_sources(group, frozenset(paths), stdin, found.notices) for group in groups]
    filled = [each for each in told if each.sources]
    if len(filled) == 1:
        filled[0].sources = single.joined(filled[0].sources, paths)
    for group, company_of in zip(groups, told, strict=True):
        found.batches += _split(group, company_of)
    for held in [held for local in (top, *walk.met) for held in local.every()]:
        selection.enabled(held)
    is_whole = any(os.path.realpath(path) == os.path.realpath("") for path in paths)
    for local in [top, *walk.met] if is_whole else walk.met:
        found.notices += [
            f"the set `{names}` of {local.file or 'the settings'} holds for no file"
            for names in local.idle()
        ]
    if not found.batches:
        raise _nothing(paths, found)
    return found


def listed(paths: Sequence[str], settings: Settings, stdin: Stdin) -> list[str]:
    """Return the files that `paths` name, where the same settings hold for all of them."""
    files = _files(paths, Walk(nested=False), Local("", settings), stdin)
    return names_of(group_files(files, stdin, frozenset(paths)), stdin)


def _split(group: Group, told: Company) -> Iterator[Batch]:
    """Yield the sources by the profile of their formats, under the source that was found."""
    settings = group.settings
    source = told.origin.version if told.origin else find_source(settings)
    is_open = source is None and settings.source is None
    profiles = {
        source.document: settings.profile
        if settings.profile != BY_FORMAT
        else profile_of(source.format)
        for source in told.sources
    }
    for profile in dict.fromkeys(profiles.values()):
        own = [each for each in told.sources if profiles[each.document] == profile]
        yield Batch(settle(settings, source, profile), own, group.name, is_open)


def _nothing(paths: Sequence[str], found: Gathered) -> QaError:
    for problem in found.problems:
        return QaError(problem.message, path=problem.path, hint=problem.hint)
    return mistakes.nothing_to_check(paths, found.notices)


def _replaced(files: list[File], stdin: Stdin) -> tuple[list[File], Stdin]:
    """Let standard input take the place of the file that it stands for, if that is read too."""
    if not stdin.filename or not any(file.path == STDIN for file in files):
        return files, stdin
    twin = next(
        (
            file
            for file in files
            if file.path != STDIN and mistakes.same(file.path, stdin.filename)
        ),
        None,
    )
    if twin is None:
        return files, stdin
    kept = [file for file in files if file.path != twin.path]
    return [
        twin._replace(path=STDIN) if file.path == STDIN else file for file in kept
    ], Stdin(stdin.format, twin.path)


def _sources(
    group: Group, named: frozenset[str], stdin: Stdin, notices: list[str]
) -> Company:
    """Return what files are sources of; `notices` receives a sentence on each that qa wrote itself."""
    tags = tagging.tags(
        [name_of(path, stdin) for path in group.files], group.settings.lang
    )
    every = [_source(path, group.settings, stdin, tags) for path in group.files]
    every = tagging.told(every, group.settings.documents)
    ours = {
        source.path for source in every if source.path not in named and _is_ours(source)
    }
    notices += [
        f"{path} is a report or decisions of qa and was not read"
        for path in sorted(ours)
    ]
    found = company.settled(
        [source for source in every if source.path not in ours], group.settings, named
    )
    notices += telling.tell_words(found.choice.readings.values())
    notices += telling.tell_layout(found.sources, found.choice.readings, found.origin)
    return found


def _is_ours(source: Source) -> bool:
    return source.format == "jsonl" and source.data is None and is_report(source)


def _files(
    paths: Sequence[str], walk: Walk, top: Local, stdin: Stdin
) -> Iterator[File]:
    for path in paths:
        if not path:
            raise QaError(
                "the path is empty",
                hint="name a file or folder; `.` is the folder you are in",
            )
        if path == STDIN:
            yield File(path, walk.local(stdin.filename, top), "")
        elif Path(path).is_dir():
            yield from walk.folder(path, top)
        elif Path(path).exists():
            yield from walk.file(path, top)
        else:
            raise mistakes.missing(path)


def _source(
    path: str, settings: Settings, stdin: Stdin, tags: Mapping[str, str]
) -> Source:
    name = name_of(path, stdin)
    document, version = naming.certain(name, settings)
    format_name = (stdin.format if path == STDIN else "") or format_of(name)
    corpus = naming.aligned(name) if format_name is None else None
    if corpus:
        format_name, (document, version) = ALIGNED, corpus
    if format_name is None:
        if path != STDIN:
            raise mistakes.unknown_format(name)
        hint = "name it with `--stdin-format text`, or the file with `--stdin-filename`"
        raise QaError("the format of standard input is not known", hint=hint)
    if name in tags:
        version = naming.checked(tags[name], name)
    data = sys.stdin.buffer.read() if path == STDIN else None
    said = settings.largest_unpacked
    largest = LARGEST_UNPACKED if said is None else said
    return Source(
        name, format_name, document, version, settings.paragraphs,
        frozenset(settings.skip_units), find_source(settings), data, largest,
    )  # fmt: skip
