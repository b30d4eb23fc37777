"""Files that find their documents by what they say: `qa group`, and a folder whose names tell no documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa.config import Settings
from qa.input import loading, marking, sources
from qa.language import identify
from qa.model import Problem, Progress, Source, Version

if TYPE_CHECKING:
    from qa.group import Grouped

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """The documents that files make, what could not be read, and what is said of the rest."""

    grouped: Grouped
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]


def group_files(
    paths: Sequence[str], settings: Settings, progress: Progress | None = None
) -> Found:
    """Return the documents of the files that `paths` name; only what the settings say of single files is regarded.

    Raises QaError where nothing can be read.
    """
    found = sources.gather(paths, settings, progress=progress)
    batches = [
        replace(batch, sources=[_unnamed(each, settings) for each in batch.sources])
        for batch in found.batches
    ]
    held, reading = loading.loaded(batches, progress, paths)
    versions = [
        version
        for batch in held
        for version in marking.marked(
            batch.versions, settings.placeholders, settings.translatable
        )
    ]
    files = Counter(version.path for version in versions)
    single = [version for version in versions if files[version.path] == 1]
    several = [path for path, count in files.items() if count > 1]
    named, told = identify.named(single) if single else ([], [])
    grouped = _group(named)
    short = [said for said in told if said.endswith("was left out")]
    notices = [*found.notices, *reading.notices, *short, *_several(several)]
    return Found(grouped, (*found.problems, *reading.problems), tuple(notices))


def _group(versions: Sequence[Version]) -> Grouped:
    from qa.group import group  # noqa: PLC0415 - few runs need it

    return group(versions)


def _unnamed(source: Source, settings: Settings) -> Source:
    """Return a source that is alone and whose name says no language, unless the settings do."""
    is_given = any(source.path.endswith(name) for name in settings.lang)
    version = source.version if is_given else None
    return replace(source, document=source.path, version=version)


def _several(files: Sequence[str]) -> Iterator[str]:
    if files:
        named = ", ".join(files[:_NAMED])
        more = f" and {len(files) - _NAMED:,} more" if len(files) > _NAMED else ""
        yield f"{named}{more}: several versions in one file, which need no grouping"


def regrouped(
    versions: Sequence[Version],
) -> tuple[list[Version], list[str]]:
    """Return versions by the documents that their contents make, where no name tells any.

    That is where the languages of all were detected, and two that would be of one
    document are in one language.
    """
    by_document: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        by_document[version.document].append(version)
    mixed = {name for name, own in by_document.items() if _is_mixed(own)}
    if not mixed:
        return list(versions), []
    asked = [version for version in versions if version.document in mixed]
    found = _group(asked)
    told = {
        version.path: replace(version, document=group.document)
        for group in found.groups
        for version in group.versions
    }
    told |= {
        version.path: replace(version, document=version.path) for version in found.alone
    }
    return [told.get(v.path, v) for v in versions], [*_told(found, len(asked))]


def _is_mixed(versions: Sequence[Version]) -> bool:
    """Say whether files of several unknown languages, two of them in one, are taken for one document."""
    names = {version.name for version in versions}
    return 1 < len(names) < len(versions) and all(
        version.certainty is not None for version in versions
    )


def _told(found: Grouped, count: int) -> Iterator[str]:
    """Yield the sentence that says what was grouped."""
    least = min((group.certainty for group in found.groups), default=0.0)
    yield (
        f"{count:,} files were grouped by what they say: {len(found.groups):,} documents "
        f"(at least {least:.0%} sure), {len(found.alone):,} files alone; "
        "`qa group` shows them and can keep them"
    )


def table(grouped: Grouped) -> Mapping[str, Mapping[str, str]]:
    """Return the setting `documents` that keeps what was found."""
    return {
        group.document: {version.name: version.path for version in group.versions}
        for group in grouped.groups
    }
