"""What other packages bring: values that entry points name."""

from __future__ import annotations

import importlib.metadata
from importlib.metadata import EntryPoint

from qa.errors import QaError


def find(group: str) -> dict[str, EntryPoint]:
    """Return the entry points of a group by their names; nothing is loaded."""
    return {entry.name: entry for entry in importlib.metadata.entry_points(group=group)}


def load(entry: EntryPoint, what: str) -> object:
    """Return the value of an entry point; raise QaError, which says `what` it is, if that fails."""
    try:
        value: object = entry.load()
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        raise QaError(f"{what} at {entry.value} cannot be loaded: {said}") from error
    return value
