"""Bytes to versions: one file an input format, and the entry points `qa.input.readers`.

Each module offers `EXTENSIONS` (file name endings, with the dot) and `read(source)`, which returns versions; its name
is the format's name. A version without a language has an empty name: its language is then detected. One of whose files
only some hold two languages offers `is_bilingual(source)`, too.
"""

from __future__ import annotations

import functools
import importlib
import importlib.metadata
import pkgutil
from collections.abc import Sequence
from typing import Protocol, cast

from qa.errors import QaError
from qa.input.readers.opening import PACKED
from qa.model import Source, Version
from qa.nearest import hint

BILINGUAL = frozenset(["xliff", "sdlxliff", "mxliff", "po"])
"""Formats of a source and one translation: whatever their path says of a language is the translation's."""

CATALOGUES = frozenset(["json", "yaml", "strings", "mo", "toolkit"])
"""Formats that hold all kinds of things: in a folder they are read where they, or their path, say a language."""


class Reader(Protocol):
    """What a module of this package offers."""

    EXTENSIONS: Sequence[str]

    def read(self, source: Source) -> list[Version]:
        """Return the versions that the bytes hold; raise QaError for bytes that are not of the format."""


@functools.cache
def formats() -> dict[str, Reader]:
    """Return every reader by its format's name."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    found = {name: cast("Reader", module) for name, module in modules.items() if hasattr(module, "EXTENSIONS")}
    return found | {entry.name: entry.load() for entry in importlib.metadata.entry_points(group="qa.readers")}


def is_bilingual(source: Source) -> bool:
    """Say whether a file holds a source and one translation; its reader says so where other files end as it does."""
    asked = getattr(formats().get(source.format), "is_bilingual", None)
    return bool(asked(source)) if asked else source.format in BILINGUAL


def unpacked(path: str) -> str:
    """Return a file's name without the ending of its packing."""
    stem, dot, ending = path.rpartition(".")
    return stem if dot and "." + ending.lower() in PACKED else path


def format_of(path: str) -> str | None:
    """Return the format that a file's name says, or None."""
    lowered = unpacked(path).lower()
    endings = [(ending, name) for name, reader in formats().items() for ending in reader.EXTENSIONS]
    fitting = [(len(ending), name) for ending, name in endings if lowered.endswith(ending)]
    return max(fitting)[1] if fitting else None


def read(source: Source) -> list[Version]:
    """Return the versions a source holds."""
    reader = formats().get(source.format)
    if reader is None:
        known = f"the formats are {', '.join(sorted(formats()))}"
        raise QaError(f"there is no format `{source.format}`", hint=hint(source.format, formats(), known))
    return reader.read(source)
