"""Segments of all versions to units."""

from __future__ import annotations

from collections.abc import Sequence

from qa.model import Document, Segment, Unit, Version


def document(name: str, versions: Sequence[Version], source: str | None) -> Document:
    """Return the document that these versions make."""
    names = tuple(version.name for version in versions)
    here = source if source in names else None
    ids = list(dict.fromkeys(_ids(versions)))
    columns = [dict(_keyed(version)) for version in versions]
    units = tuple(
        Unit(
            name,
            key,
            names,
            tuple((v, column[key]) for v, column in zip(names, columns, strict=True) if key in column),
            here,
        )
        for key in ids
    )
    return Document(name, tuple(versions), units, here)


def _keyed(version: Version) -> list[tuple[str, Segment]]:
    return [(segment.unit or str(number), segment) for number, segment in enumerate(version.segments, 1)]


def _ids(versions: Sequence[Version]) -> list[str]:
    return [key for version in versions for key, _ in _keyed(version)]
