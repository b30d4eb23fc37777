"""What readers of translation files yield, and the versions they make.

They yield one entry a text. Formats of one language take the short way: `build_version` for documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.errors import EmptyFileError, QaError
from qa.model import Segment, Source, Version

MOST = 20_000_000
"""Entries that one file may hold."""


class Entry(NamedTuple):
    """One text of one version.

    `document` is what the file calls the text's origin, empty where it says nothing.
    `segment` is None where the version takes no part in the unit, `skipped` where the
    policy leaves it out. `original` is true where the file says that the other versions
    were made from this one, `untranslated` where the text is not translated yet.
    """

    document: str
    version: str
    unit: str
    segment: Segment | None
    skipped: bool = False
    original: bool = False
    untranslated: bool = False


@dataclass(slots=True)
class _Draft:
    """One version while it is read."""

    segments: list[Segment] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    untranslated: set[str] = field(default_factory=set)
    skipped: int = 0
    original: bool = False

    def add(self, entry: Entry) -> None:
        """Take one entry of the version."""
        self.original = entry.original
        if entry.segment is None:
            self.left_out.add(entry.unit)
            self.skipped += entry.skipped
            if entry.untranslated:
                self.untranslated.add(entry.unit)
        else:
            self.segments.append(entry.segment)

    def finish(self, name: str, document: str, path: str) -> Version:
        """Return the version under its name; `path` is that of its file."""
        return Version(
            name,
            tuple(self.segments),
            document,
            path,
            left_out=frozenset(self.left_out),
            skipped=self.skipped,
            original=self.original,
            untranslated=frozenset(self.untranslated),
        )


def collect(source: Source, entries: Iterable[Entry]) -> list[Version]:
    """Return the versions of one file; raise QaError where there are none.

    A file of one document is called by its name, so that `app.fr.xlf` and `app.de.xlf`
    are one document; a file of several appends what it calls each.
    """
    drafts: dict[tuple[str, str], _Draft] = {}
    for entry in _limit(source, entries):
        drafts.setdefault((entry.document, entry.version), _Draft()).add(entry)
    if not drafts:
        raise EmptyFileError(
            "the file has no texts", path=source.path, hint="remove it or fill it"
        )
    several = len({document for document, _ in drafts}) > 1
    versions = []
    for (origin, name), draft in drafts.items():
        document = source.document
        if several and origin:
            document = f"{document}:{origin}"
        versions.append(draft.finish(name, document, source.path))
    return versions


def _limit(source: Source, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries; raise QaError for more of them than MOST."""
    for number, entry in enumerate(entries):
        if number >= MOST:
            raise QaError(
                f"more than {MOST:,} texts",
                path=source.path,
                hint="split it into several files",
            )
        yield entry


def build_version(
    source: Source, segments: Iterable[Segment], what: str = "file"
) -> list[Version]:
    """Return the one version of a document; raise QaError where it has no segment.

    `what` is what the error calls the source: a file, a document.
    """
    texts = tuple(segments)
    if not texts:
        raise EmptyFileError(
            f"the {what} has no text", path=source.path, hint="remove it or fill it"
        )
    return [Version(source.version or "", texts, source.document, source.path)]
