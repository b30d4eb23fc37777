"""Bytes to versions: one file an input format, and the entry points `qa.readers`.

Each module offers `EXTENSIONS` (file name endings, with the dot) and `read(source)`, which
returns versions; its name is the format's name. A version without a language has an empty
name: its language is then detected. It may say more of its files:

- `CATALOGUE = True`: the format holds all kinds of things. In a folder its files are read
  where they, or their path, say a language.
- `PROFILE = "docs"`: the profile of what its files most often hold, else that of news.
- `BILINGUAL = True`: a file holds a source and one translation. Whatever its path says of
  a language is the translation's. Where only some do, `is_bilingual(source)` tells.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Sequence
from importlib.metadata import EntryPoint
from typing import Protocol, cast

from qa import plugins
from qa.errors import QaError
from qa.input.readers.opening import PACKED
from qa.model import Source, Version
from qa.nearest import hint


class Reader(Protocol):
    """What a module of this package offers."""

    EXTENSIONS: Sequence[str]

    def read(self, source: Source) -> list[Version]:
        """Return the versions that the bytes hold.

        Raises QaError for bytes that are not of the format.
        """


@functools.cache
def formats() -> dict[str, Reader]:
    """Return every reader by its format's name."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    found = {
        name: cast("Reader", module)
        for name, module in modules.items()
        if hasattr(module, "EXTENSIONS")
    }
    brought = plugins.find("qa.readers")
    return found | {name: _load(entry) for name, entry in brought.items()}


def _load(entry: EntryPoint) -> Reader:
    """Return the reader of another package; raise QaError if it is none."""
    reader = plugins.load(entry, "the input format")
    if not hasattr(reader, "EXTENSIONS") or not hasattr(reader, "read"):
        said = f"{entry.value} has no `EXTENSIONS` and `read`"
        raise QaError(said, hint="name a module that has both")
    return cast("Reader", reader)


def is_bilingual(source: Source) -> bool:
    """Say whether a file holds a source and one translation."""
    reader = formats().get(source.format)
    if asked := getattr(reader, "is_bilingual", None):
        return bool(asked(source))
    return bool(getattr(reader, "BILINGUAL", False))


def is_catalogue(source: Source) -> bool:
    """Say whether a file is of a format that holds all kinds of things, not only texts."""
    return bool(getattr(formats().get(source.format), "CATALOGUE", False))


def profile_of(name: str) -> str:
    """Return the profile of what a format's files most often hold.

    Where it says none that of software for catalogues, and of news for all others.
    """
    reader = formats().get(name)
    usual = "software" if getattr(reader, "CATALOGUE", False) else "news"
    return str(getattr(reader, "PROFILE", usual))


def unpacked(path: str) -> str:
    """Return a file's name without the ending of its packing."""
    stem, dot, ending = path.rpartition(".")
    return stem if dot and "." + ending.lower() in PACKED else path


def format_of(path: str) -> str | None:
    """Return the format that a file's name says, or None; the longest ending counts."""
    lowered = unpacked(path).lower()
    fits = []
    for name, reader in formats().items():
        endings = filter(lowered.endswith, reader.EXTENSIONS)
        fits += [(len(ending), name) for ending in endings]
    return max(fits)[1] if fits else None


def read(source: Source) -> list[Version]:
    """Return the versions a source holds; raise QaError for one that cannot be read."""
    reader = formats().get(source.format)
    if reader is None:
        known = f"the formats are {', '.join(sorted(formats()))}"
        raise QaError(
            f"there is no format `{source.format}`",
            hint=hint(source.format, formats(), known),
        )
    return reader.read(source)
