"""Which files to read: paths, folders and patterns to sources, each with its document and the version its name says.

`news/d01.en.txt` is version `en` of document `news/d01`; with the pattern `{lang}/{document}.txt`, so is
`en/news/d01.txt`. A name may carry a label: `d01.id@previous.txt`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from qa.config import DECISIONS, Settings
from qa.errors import QaError
from qa.input import mistakes, naming, single
from qa.input.readers import CATALOGUES, format_of, is_bilingual
from qa.input.readers.jsonl import is_report
from qa.model import Source

STDIN = "-"
ALIGNED = "aligned"
_COMPILED = {".mo", ".gmo"}


@dataclass(frozen=True, slots=True)
class Stdin:
    """What standard input holds: a format, and the name to report it under."""

    format: str = ""
    filename: str = ""


def gather(paths: Sequence[str], settings: Settings, stdin: Stdin | None = None) -> tuple[list[Source], list[str]]:
    """Return the sources that `paths` name, in order, and a sentence on each file that is left out.

    Raises QaError for a path that does not exist, and where nothing at all is found.
    """
    listed, stdin = _replaced(list(_files(paths, settings)), stdin or Stdin())
    if settings.pattern and listed and not any(naming.fits(path, settings.pattern) for path in listed):
        raise mistakes.unfit(settings.pattern, paths)
    tags = _tags([stdin.filename or STDIN if path == STDIN else path for path in listed], settings)
    every = [_source(path, settings, stdin, tags) for path in listed]
    ours = {source.path for source in every if source.path not in paths and _is_ours(source)}
    told = _folded(_told([source for source in every if source.path not in ours], settings), settings)
    told = told if settings.pattern else mistakes.tagged(told)
    known = {source.document for source in told if source.version}
    found = [source for source in told if source.path in paths or source.document in known or _says_language(source)]
    found = single.joined(_adopted(found), paths)
    if not found:
        raise mistakes.nothing_to_check(paths)
    return found, [f"{path} is a report or decisions of qa and was not read" for path in sorted(ours)]


def _is_ours(source: Source) -> bool:
    return source.format == "jsonl" and source.data is None and is_report(source)


def _says_language(source: Source) -> bool:
    """Say whether a file of a folder is a version of something: not a catalogue of who knows what."""
    return bool(source.version) or source.format not in CATALOGUES or is_bilingual(source)


def files(paths: Sequence[str], settings: Settings, stdin: Stdin) -> list[str]:
    """Return the files that `paths` name, standard input under the name it stands for."""
    return [stdin.filename or STDIN if path == STDIN else path for path in _files(paths, settings)]


def called(name: str, files: Sequence[str]) -> list[str]:
    """Return the files that `name` names: the one at this path, else those whose last part it is."""
    exact = [file for file in files if PurePath(file) == PurePath(name)]
    return exact or [file for file in files if PurePath(file).name == name]


def _tags(files: Sequence[str], settings: Settings) -> dict[str, str]:
    """Return the versions that the settings say single files are."""
    return {file: tag for name, tag in settings.lang.items() for file in called(name, files)}


def _replaced(listed: list[str], stdin: Stdin) -> tuple[list[str], Stdin]:
    """Let standard input take the place of the file that it stands for, if that is read too."""
    if STDIN not in listed or not stdin.filename:
        return listed, stdin
    twins = [path for path in listed if path != STDIN and mistakes.same(path, stdin.filename)]
    kept = [path for path in listed if path not in twins]
    return kept, replace(stdin, filename=twins[0]) if twins else stdin


def _files(paths: Sequence[str], settings: Settings) -> Iterator[str]:
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path, settings):
            if found not in seen:
                seen.add(found)
                yield found


def _expand(path: str, settings: Settings) -> Iterator[str]:
    """Yield `path` itself, or the readable files below a folder; hidden ones and the decisions are left out."""
    place = Path(path)
    if path == STDIN or place.is_file():
        yield path
    elif place.is_dir():
        below = [found for found in sorted(place.rglob("*")) if not _hidden(found.relative_to(place))]
        # What is compiled says nothing that its source beside it does not say.
        written = {found.with_suffix("") for found in below if found.suffix == ".po"}
        compiled = {found for found in below if found.suffix in _COMPILED and found.with_suffix("") in written}
        # A link to nothing is a version that cannot be read.
        files = [str(found) for found in below if (found.is_file() or _dangles(found)) and found not in compiled]
        corpora = set(_corpora([file for file in files if not format_of(file)]))
        ours = {DECISIONS, PurePath(settings.baseline or "").name}
        for file in files:
            named = not settings.pattern or naming.certain(file, settings)[1]
            if named and PurePath(file).name not in ours and (format_of(file) or file in corpora):
                yield file
    elif place.exists():
        yield path
    else:
        raise mistakes.missing(path)


def _dangles(place: Path) -> bool:
    return place.is_symlink() and not place.exists()


def _hidden(place: PurePath) -> bool:
    return any(part.startswith(".") for part in place.parts)


def _corpora(files: Sequence[str]) -> Iterator[str]:
    """Yield the line-aligned texts among files of no known format: there are two languages of the same name."""
    said = {file: naming.aligned(file) for file in files}
    names = [name for name in said.values() if name]
    for file, name in said.items():
        if name and len({version for document, version in names if document == name[0]}) > 1:
            yield file


def _source(path: str, settings: Settings, stdin: Stdin, tags: Mapping[str, str]) -> Source:
    name = stdin.filename or STDIN if path == STDIN else path
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
