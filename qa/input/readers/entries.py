"""What readers of translation files yield, one entry a text, and the versions that entries make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.errors import QaError
from qa.model import Segment, Source, Version

MOST = 20_000_000
"""Entries that one file may hold."""


class Entry(NamedTuple):
    """One text of one version; `segment` is None where the version takes no part in the unit, `skipped` by policy.

    `document` is what the file calls the text's origin, empty where it says nothing. `original` is true where the file
    says that the other versions were made from this one.
    """

    document: str
    version: str
    unit: str
    segment: Segment | None
    skipped: bool = False
    original: bool = False


@dataclass(slots=True)
class _Growing:
    """One version while it is read."""

    segments: list[Segment] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    skipped: int = 0
    original: bool = False


def versions(source: Source, entries: Iterable[Entry]) -> list[Version]:
    """Return the versions of one file; raise QaError where there are none.

    A file of one document is called by its name, so that `app.fr.xlf` and `app.de.xlf` are one document; a file of
    several appends what it calls each.
    """
    growing: dict[tuple[str, str], _Growing] = {}
    for entry in _counted(source, entries):
        version = growing.setdefault((entry.document, entry.version), _Growing())
        version.original = entry.original
        if entry.segment is None:
            version.left_out.add(entry.unit)
            version.skipped += entry.skipped
        else:
            version.segments.append(entry.segment)
    if not growing:
        raise QaError(
            "the file has no texts", path=source.path, hint="remove it or fill it"
        )
    several = len({document for document, _ in growing}) > 1
    return [
        Version(
            name,
            tuple(version.segments),
            f"{source.document}:{document}"
            if several and document
            else source.document,
            source.path,
            left_out=frozenset(version.left_out),
            skipped=version.skipped,
            original=version.original,
        )
        for (document, name), version in growing.items()
    ]


def _counted(source: Source, entries: Iterable[Entry]) -> Iterator[Entry]:
    for number, entry in enumerate(entries):
        if number >= MOST:
            raise QaError(
                f"more than {MOST:,} texts",
                path=source.path,
                hint="split it into several files",
            )
        yield entry
