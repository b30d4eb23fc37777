"""Which files to read: paths, folders and patterns to sources, each with its document and the version its name says.

`news/d01.en.txt` is version `en` of document `news/d01`; with the pattern `{lang}/{document}.txt`, so is
`en/news/d01.txt`. A name may carry a label: `d01.id@previous.txt`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from qa import languages
from qa.config import DECISIONS, Settings
from qa.errors import QaError
from qa.model import Problem, Source
from qa.readers import format_of

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Stdin:
    """What standard input holds: a format, and the name to report it under."""

    format: str = ""
    filename: str = ""


def gather(paths: Sequence[str], settings: Settings, stdin: Stdin | None = None) -> tuple[list[Source], list[Problem]]:
    """Return the sources that `paths` name, in order, and what could not be read.

    Raises QaError for a path that does not exist, and where nothing at all is found.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in _files(paths, settings):
        try:
            data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        except OSError as error:
            problems.append(Problem(f"cannot be read: {error.strerror}", path, hint="check its permissions"))
            continue
        sources.append(_source(path, data, settings, stdin or Stdin()))
    if not sources and not problems:
        raise QaError("nothing to check: no file of a known format", path=" ".join(paths), hint=_formats_hint())
    return _adopted(sources), problems


def _files(paths: Sequence[str], settings: Settings) -> Iterator[str]:
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path, settings):
            if found not in seen:
                seen.add(found)
                yield found


def _expand(path: str, settings: Settings) -> Iterator[str]:
    """Yield `path` itself, or the readable files below a folder; hidden ones and the decisions are left out."""
    if path == STDIN:
        yield path
        return
    place = Path(path)
    if place.is_dir():
        below = sorted(p for p in place.rglob("*") if p.is_file())
        for found in below:
            hidden = any(part.startswith(".") for part in found.relative_to(place).parts)
            ours = found.name in {DECISIONS, PurePath(settings.baseline or "").name}
            known = format_of(found.name) and (not settings.pattern or _by_pattern(str(found), settings))
            if known and not hidden and not ours:
                yield str(found)
    elif place.exists():
        yield path
    else:
        raise QaError("no such file or folder", path=path, hint="check the spelling")


def _source(path: str, data: bytes, settings: Settings, stdin: Stdin) -> Source:
    name = stdin.filename or STDIN if path == STDIN else path
    format_name = (stdin.format if path == STDIN else "") or format_of(name)
    if format_name is None:
        hint = "name it with `--stdin-format`" if path == STDIN else _formats_hint()
        raise QaError("the format is not known by the file's name", path=name, hint=hint)
    document, version = named(name, settings)
    given = settings.lang.get(name) or settings.lang.get(PurePath(name).name)
    if given:
        version = checked(given, name)
    return Source(name, data, format_name, document, version, settings.paragraphs)


def named(path: str, settings: Settings) -> tuple[str, str | None]:
    """Return the document and the version that a file's name says; None where it says no language."""
    if settings.pattern:
        found = _by_pattern(path, settings)
        if found:
            return found
    place = PurePath(path)
    stem = place.name.removesuffix("".join(place.suffixes[-1:]))
    head, dot, tail = stem.rpartition(".")
    tag, at, label = tail.partition("@")
    usual = languages.canonical(tag) if dot else None
    if usual is None or not languages.is_common(usual):
        return str(place.with_name(stem)), None
    return str(place.with_name(head)), usual + at + label


def checked(name: str, path: str, line: int | None = None) -> str:
    """Return a version's name in the usual case; raise QaError if its tag is no known language."""
    tag, at, label = name.partition("@")
    usual = languages.canonical(tag)
    if usual is None or not languages.is_known(usual):
        hint = "use a BCP 47 tag such as `en`, `pt-BR` or `zh-Hant`"
        raise QaError(f"`{name}` is no known language tag", path=path, line=line, hint=hint)
    return usual + at + label


def _by_pattern(path: str, settings: Settings) -> tuple[str, str | None] | None:
    """Return document and version of a path by the pattern, matched against the path's end."""
    parts = re.split(r"(\{lang\}|\{document\}|\*\*?)", settings.pattern or "")
    if "{lang}" not in parts:
        hint = "write it as `docs/{lang}/{document}.txt`"
        raise QaError(f"the pattern `{settings.pattern}` has no {{lang}}", hint=hint)
    groups = {"{lang}": r"(?P<lang>[^/]+?)", "{document}": r"(?P<document>.+?)", "*": r"[^/]*", "**": r".*"}
    seen: set[str] = set()
    regex = ""
    for part in parts:
        regex += f"(?P={part[1:-1]})" if part in seen else groups.get(part, re.escape(part))
        seen |= {part} & {"{lang}", "{document}"}
    match = re.fullmatch(f"(?P<before>(?:.*/)?){regex}", PurePath(path).as_posix())
    if match is None:
        return None
    usual = languages.canonical(match["lang"].partition("@")[0])
    if usual is None or not languages.is_known(usual):
        return None
    label = match["lang"].partition("@")[1] + match["lang"].partition("@")[2]
    return match["before"] + match.groupdict().get("document", ""), usual + label


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
    from qa.readers import formats  # noqa: PLC0415 - only for the sentence

    endings = sorted(ending for reader in formats().values() for ending in reader.EXTENSIONS)
    return f"qa reads {', '.join(endings)}"
