"""Rows of a table to versions: a column a version, headed by its language tag.

The columns `unit` and `document` are never a version.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.errors import NoTextsError, QaError
from qa.model import Anchor, Segment, Source, Version

KEYS = ("unit", "document")


class Place(NamedTuple):
    """Where a cell's text stands, and where it goes on (see `Segment`)."""

    line: int
    column: int = 1
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its line, its cells, and the place of each, where it is known.

    Without places, all cells stand at the beginning of the line.
    """

    line: int
    cells: Sequence[str]
    places: Sequence[Place] = ()


@dataclass(slots=True)
class _Document:
    """The rows of one document while they are read.

    `lines` are the rows' lines by unit, `columns` the segments by version.
    """

    lines: dict[str, int] = field(default_factory=dict)
    columns: dict[str, list[Segment]] = field(default_factory=dict)


class _Table:
    """The documents of a table while they are read; `names` are the versions."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.number = 0
        self.names: dict[str, None] = {}
        self.documents: dict[str, _Document] = {}

    def add(self, record: Record, header: Iterable[str]) -> None:
        """Take one row; raise QaError where its unit stands twice."""
        self.number += 1
        cells = dict(zip(header, record.cells, strict=True))
        name = cells.get("document") or self.source.document
        unit = cells.get("unit") or str(self.number)
        document = self.documents.setdefault(name, _Document())
        if unit in document.lines:
            first = document.lines[unit]
            raise QaError(
                f"the unit `{unit}` stands twice in document `{name}`",
                path=self.source.path,
                line=record.line,
                hint=f"it is already on line {first}: give each row an id of its own",
            )
        document.lines[unit] = record.line
        places = record.places or [Place(record.line)] * len(cells)
        path = self.source.path
        for (name, text), place in zip(cells.items(), places, strict=True):
            if name in self.names:
                line, column, anchors = place
                segment = Segment(text, path, line, column, unit, anchors=anchors)
                document.columns.setdefault(name, []).append(segment)

    def add_column(self, name: str) -> None:
        """Add a version; it has empty cells in the rows so far."""
        self.names[name] = None
        for document in self.documents.values():
            column = document.columns[name] = []
            for unit, line in document.lines.items():
                column.append(Segment("", self.source.path, line, 1, unit))

    def build(self) -> list[Version]:
        """Return the versions; raise QaError where the table has no rows."""
        if not self.documents:
            raise QaError(
                "the table has no rows",
                path=self.source.path,
                hint="remove it or fill it",
            )
        versions = []
        for document, rows in self.documents.items():
            for name in self.names:
                segments = tuple(rows.columns[name])
                versions.append(Version(name, segments, document, self.source.path))
        return versions


def read_table(
    source: Source, header: Sequence[str], records: Iterable[Record]
) -> list[Version]:
    """Return the versions of a table, a document after the other.

    `header` names the columns, in the order of each record's cells. Raises QaError for
    a header that names no two versions, a record of another length, a unit that stands
    twice, and for no rows.
    """
    header = [name or f"column {number}" for number, name in enumerate(header, 1)]
    _check_header(source, header)
    table = _Table(source)
    table.names = dict.fromkeys(name for name in header if name not in KEYS)
    for record in records:
        if len(record.cells) != len(header):
            count = len(record.cells)
            cells = "cell" if count == 1 else "cells"
            raise QaError(
                f"{count} {cells} where the header has {len(header)}",
                path=source.path,
                line=record.line,
                hint="every row needs a cell for every column",
            )
        table.add(record, header)
    return table.build()


def read_objects(
    source: Source, objects: Iterable[tuple[int, Mapping[str, str]]]
) -> list[Version]:
    """Return the versions of rows that name their own cells, each with its line.

    A cell that a row lacks is empty. Raises QaError for what is no such table.
    """
    table = _Table(source)
    for line, row in objects:
        for name in row:
            if name not in KEYS and name not in table.names:
                table.add_column(name)
        header = (*KEYS, *table.names)
        table.add(Record(line, [row.get(name, "") for name in header]), header)
    _check_header(source, tuple(table.names))
    return table.build()


def _check_header(source: Source, header: Sequence[str]) -> None:
    """Raise QaError for two columns of one name, and for fewer than two versions."""
    counts = Counter(header)
    for name, count in counts.items():
        if count > 1:
            raise QaError(
                f"two columns are headed `{name}`",
                path=source.path,
                line=1,
                hint="label one: `id@previous`",
            )
    if len(counts.keys() - set(KEYS)) < 2:
        raise NoTextsError(
            "fewer than two versions in the table",
            path=source.path,
            line=1,
            hint="add a column a version",
        )
