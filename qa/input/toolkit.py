"""Reads nothing: an installation made before the formats had readers of their own names it among its entry points."""

from __future__ import annotations

from qa.errors import QaError
from qa.model import Source, Version

EXTENSIONS: tuple[str, ...] = ()


def read(source: Source) -> list[Version]:
    """Raise QaError: the readers in `qa.input.readers` have taken its place."""
    raise QaError("nothing is read by this module", path=source.path)
