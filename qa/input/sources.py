"""Which files to read: paths, folders and patterns to sources, each with its document and the version its name says.

`news/d01.en.txt` is version `en` of document `news/d01`; with the pattern `{lang}/{document}.txt`, so is
`en/news/d01.txt`. A name may carry a label: `d01.id@previous.txt`.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from qa import registry
from qa.config import DECISIONS, Settings, of_texts
from qa.errors import QaError
from qa.input import naming
from qa.input.local import Local, Overrides
from qa.input.readers import CATALOGUES, format_of, is_bilingual
from qa.input.readers.jsonl import is_report
from qa.input.walking import File, Walk
from qa.model import Problem, Progress, Source

STDIN = "-"
ALIGNED = "aligned"


@dataclass(frozen=True, slots=True)
class Stdin:
    """What standard input holds: a format, and the name to report it under."""

    format: str = ""
    filename: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Sources that are read and checked under the same settings; `name` tells its documents from those of another."""

    settings: Settings
    sources: list[Source]
    name: str = ""


@dataclass(slots=True)
class Gathered:
    """What there is to read, what of it cannot be reached, and a sentence on what is left out."""

    batches: list[Batch] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def gather(
    paths: Sequence[str],
    settings: Settings,
    stdin: Stdin | None = None,
    overrides: Overrides | None = None,
    progress: Progress | None = None,
) -> Gathered:
    """Return the sources that `paths` name, in order, by the settings that hold for them.

    Settings that stand in folders below are regarded where there are `overrides` (if only `{}`) to put over them.
    Raises QaError for a path that does not exist, and where nothing at all is found.
    """
    walk, top = Walk(nested=overrides is not None, progress=progress), Local("", settings, overrides=overrides or {})
    files = list(_files(paths, walk, top, stdin or Stdin()))
    found = Gathered(problems=walk.problems, notices=[*walk.notices, *walk.left_out.sentences()])
    for held, name, group in _groups(files, stdin or Stdin()):
        told = _sources(group, frozenset(paths), held, stdin or Stdin(), found.notices)
        if told:
            found.batches.append(Batch(held, told, name))
    for held in [held for local in (top, *walk.met) for held in local.every()]:
        registry.enabled(held)
    is_whole = any(os.path.realpath(path) == os.path.realpath("") for path in paths)
    for local in [top, *walk.met] if is_whole else walk.met:
        found.notices += [
            f"the set `{names}` of {local.file or 'the settings'} holds for no file" for names in local.idle()
        ]
    if not found.batches:
        raise _nothing(paths, found)
    return found


def _nothing(paths: Sequence[str], found: Gathered) -> QaError:
    for problem in found.problems:
        return QaError(problem.message, path=problem.path, hint=problem.hint)
    hint = "; ".join(found.notices) or _formats_hint()
    return QaError("nothing to check: no file of a known format", path=" ".join(paths), hint=hint)


def _groups(files: Iterable[File], stdin: Stdin) -> Iterator[tuple[Settings, str, list[str]]]:
    """Yield the files for which the same settings hold; what those say of the whole run makes no difference."""
    groups: list[tuple[Settings, Settings, str, list[str]]] = []
    known: list[tuple[Settings, list[str]]] = []
    for path, local, root in files:
        held, name = local.of(stdin.filename if path == STDIN else path, root)
        group = next((paths for settings, paths in known if settings == held), None)
        if group is None:
            own = of_texts(held)
            group = next((paths for of, _, _, paths in groups if of == own), None)
            if group is None:
                group = []
                groups.append((own, held, name, group))
            known.append((held, group))
        group.append(path)
    for _, held, name, group in groups:
        yield held, name, group


def _sources(
    files: Sequence[str], named: frozenset[str], settings: Settings, stdin: Stdin, notices: list[str]
) -> list[Source]:
    """Return what files are sources of; `notices` receives a sentence on each that qa wrote itself."""
    every = [_source(path, settings, stdin) for path in _wanted(files, named, settings)]
    ours = {source.path for source in every if source.path not in named and _is_ours(source)}
    notices += [f"{path} is a report or decisions of qa and was not read" for path in sorted(ours)]
    told = _folded(_told([source for source in every if source.path not in ours], settings), settings)
    known = {source.document for source in told if source.version}
    return _adopted(
        [source for source in told if source.path in named or source.document in known or _says_language(source)]
    )


def _is_ours(source: Source) -> bool:
    return source.format == "jsonl" and source.data is None and is_report(source)


def _says_language(source: Source) -> bool:
    """Say whether a file of a folder is a version of something: not a catalogue of who knows what."""
    return bool(source.version) or source.format not in CATALOGUES or is_bilingual(source)


def _files(paths: Sequence[str], walk: Walk, top: Local, stdin: Stdin) -> Iterator[File]:
    for path in paths:
        if not path:
            raise QaError("the path is empty", hint="name a file or folder; `.` is the folder you are in")
        if path == STDIN:
            yield File(path, walk.local(stdin.filename, top), "")
        elif Path(path).is_dir():
            yield from walk.folder(path, top)
        elif Path(path).exists():
            yield from walk.file(path, top)
        else:
            raise QaError("no such file or folder", path=path, hint="check the spelling")


def _wanted(files: Sequence[str], named: frozenset[str], settings: Settings) -> Iterator[str]:
    """Yield the files that were named, and of the others those of a known format; no decisions."""
    formats = {file: file in named or format_of(file) for file in files}
    corpora = set(_corpora([file for file, known in formats.items() if not known]))
    ours = {DECISIONS, PurePath(settings.baseline or "").name}
    for file, known in formats.items():
        says = not settings.pattern or naming.certain(file, settings)[1]
        if file in named or (says and PurePath(file).name not in ours and (known or file in corpora)):
            yield file


def _corpora(files: Sequence[str]) -> Iterator[str]:
    """Yield the line-aligned texts among files of no known format: there are two languages of the same name."""
    said = {file: naming.aligned(file) for file in files}
    names = [name for name in said.values() if name]
    for file, name in said.items():
        if name and len({version for document, version in names if document == name[0]}) > 1:
            yield file


def _source(path: str, settings: Settings, stdin: Stdin) -> Source:
    name = stdin.filename or STDIN if path == STDIN else path
    document, version = naming.certain(name, settings)
    format_name = (stdin.format if path == STDIN else "") or format_of(name)
    corpus = naming.aligned(name) if format_name is None else None
    if corpus:
        format_name, (document, version) = ALIGNED, corpus
    if format_name is None:
        hint = "name it with `--stdin-format`" if path == STDIN else _formats_hint()
        raise QaError("the format is not known by the file's name", path=name, hint=hint)
    given = settings.lang.get(name) or settings.lang.get(PurePath(name).name)
    if given:
        version = naming.checked(given, name)
    data = sys.stdin.buffer.read() if path == STDIN else None
    return Source(
        name, format_name, document, version, settings.paragraphs,
        frozenset(settings.skip_units), settings.source, data,
    )  # fmt: skip


def _told(sources: list[Source], settings: Settings) -> list[Source]:
    """Give files whose own name says no language the one that their path likely means."""
    if settings.pattern:
        return sources
    silent = [source for source in sources if source.version is None]
    taken = [source.document for source in sources]
    means = naming.confirmed([source.path for source in silent], taken)
    for source in silent:
        # A bilingual file has a language in any case: its name needs nobody to confirm it.
        alone = next(naming.likely(source.path), None) if is_bilingual(source) else None
        if source.path not in means and alone:
            means[source.path] = alone
    return [
        replace(source, document=means[source.path][0], version=means[source.path][1])
        if source.version is None and source.path in means
        else source
        for source in sources
    ]


def _folded(sources: list[Source], settings: Settings) -> list[Source]:
    """Let a version whose folder repeats its language join those outside: `fr/d01.fr.html` beside `d01.en.html`."""
    if settings.pattern:
        return sources
    outside = [naming.folded(source.document, source.version) if source.version else None for source in sources]
    own = Counter((source.document, source.version) for source in sources)
    claims = Counter(zip(outside, (source.version for source in sources), strict=True))
    versions: dict[str, set[str | None]] = {}
    for source, document in zip(sources, outside, strict=True):
        for name in {source.document, document or source.document}:
            versions.setdefault(name, set()).add(source.version)

    def joins(source: Source, document: str) -> bool:
        alone = len(versions[source.document]) == 1 and len(versions[document]) > 1
        return alone and not own[document, source.version] and claims[document, source.version] == 1

    return [
        replace(source, document=document) if document and joins(source, document) else source
        for source, document in zip(sources, outside, strict=True)
    ]


def _adopted(sources: list[Source]) -> list[Source]:
    """Let a file without a language join the document of its name (`d01.txt` beside `d01.fr.txt`), or its folder's."""
    known = {source.document for source in sources if source.version}
    return [
        source
        if source.version or source.document in known or source.format != "text"
        else replace(source, document=str(PurePath(source.path).parent))
        for source in sources
    ]


def _formats_hint() -> str:
    from qa.input.readers import formats  # noqa: PLC0415 - only for the sentence

    endings = sorted(ending for reader in formats().values() for ending in reader.EXTENSIONS)
    return f"qa reads {', '.join(endings)}, each also packed as .gz or .zst, and line-aligned texts (`corpus.en`)"
