"""Which version single files are, as the settings (`lang`) or the command line (`--lang`) say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from qa.errors import QaError
from qa.model import Source
from qa.nearest import hint


def tags(files: Sequence[str], lang: Mapping[str, str]) -> dict[str, str]:
    """Return the versions that single files are."""
    return {file: tag for name, tag in lang.items() for file in _called(name, files)}


def told(
    sources: Sequence[Source], documents: Mapping[str, Mapping[str, str]]
) -> list[Source]:
    """Return the sources, those that the settings (`documents`) name as the version and the document they say."""
    said = {
        PurePath(path): (document, version)
        for document, files in documents.items()
        for version, path in files.items()
    }
    found = []
    for source in sources:
        document, version = said.get(
            PurePath(source.path), (source.document, source.version)
        )
        found.append(replace(source, document=document, version=version))
    return found if said else list(sources)


def require(lang: Mapping[str, str], files: Sequence[str]) -> None:
    """Raise QaError where the command line names a file that is not read, or several."""
    for name, tag in lang.items():
        found = _called(name, files)
        if len(found) > 1:
            said = f"`--lang {name}={tag}`: {len(found)} files are called {name}"
            raise QaError(said, hint=f"say which: `--lang {found[0]}={tag}`")
        if not found:
            said = f"`--lang {name}={tag}`: {name} is not among the files"
            raise QaError(said, hint=hint(name, files, "name it as it is read"))


def _called(name: str, files: Sequence[str]) -> list[str]:
    """Return the files that `name` names: the one at this path, else those whose last part it is."""
    place = PurePath(name)
    exact = [file for file in files if PurePath(file) == place]
    return exact or [file for file in files if PurePath(file).name == name]
