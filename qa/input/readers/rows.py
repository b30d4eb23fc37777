"""Rows of a table to versions: a column a version, headed by its language tag; `unit` and `document` are never one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.errors import QaError
from qa.model import Anchor, Segment, Source, Version

KEYS = ("unit", "document")


class Place(NamedTuple):
    """Where a cell's text stands, and where it goes on (see `Segment`)."""

    line: int
    column: int = 1
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its line, its cells, and the place of each, where it is known."""

    line: int
    cells: Sequence[str]
    places: Sequence[Place] = ()


@dataclass(slots=True)
class _Rows:
    """The rows of one document while they are read."""

    ids: dict[str, int] = field(default_factory=dict)
    columns: dict[str, list[Segment]] = field(default_factory=dict)


def versions(source: Source, header: Sequence[str], records: Iterable[Record]) -> list[Version]:
    """Return the versions of a table, a document after the other; raise QaError for what is no such table."""
    names = _header(source, header)
    documents: dict[str, _Rows] = {}
    for number, record in enumerate(records, 1):
        if len(record.cells) != len(header):
            raise QaError(
                f"{len(record.cells)} cell{'s'[len(record.cells) == 1 :]} where the header has {len(header)}",
                path=source.path, line=record.line, hint="every row needs a cell for every column",
            )  # fmt: skip
        _add(source, documents, number, dict(zip(header, record.cells, strict=True)), record, names)
    return _made(source, documents)


def growing(source: Source, rows: Iterable[tuple[int, Mapping[str, str]]]) -> list[Version]:
    """Return the versions of rows that name their own cells; one that a row lacks is an empty cell."""
    names: dict[str, None] = {}
    documents: dict[str, _Rows] = {}
    for number, (line, row) in enumerate(rows, 1):
        for name in row.keys() - names.keys() - set(KEYS):
            for known in documents.values():
                known.columns[name] = [Segment("", source.path, place, 1, unit) for unit, place in known.ids.items()]
        names |= dict.fromkeys(name for name in row if name not in KEYS)
        cells = {name: row.get(name, "") for name in (*KEYS, *names)}
        _add(source, documents, number, cells, Record(line, tuple(cells.values())), tuple(names))
    _header(source, tuple(names))
    for known in documents.values():
        known.columns = {name: known.columns[name] for name in names}
    return _made(source, documents)


def _made(source: Source, documents: Mapping[str, _Rows]) -> list[Version]:
    if not documents:
        raise QaError("the table has no rows", path=source.path, hint="remove it or fill it")
    return [
        Version(name, tuple(segments), document, source.path)
        for document, rows in documents.items()
        for name, segments in rows.columns.items()
    ]


def _header(source: Source, header: Sequence[str]) -> list[str]:
    names = [name for name in header if name not in KEYS]
    if len(set(header)) < len(header):
        twice = next(name for name in header if list(header).count(name) > 1)
        raise QaError(f"two columns are headed `{twice}`", path=source.path, line=1, hint="label one: `id@previous`")
    if len(names) < 2:
        raise QaError("fewer than two versions in the table", path=source.path, line=1, hint="add a column a version")
    return names


def _add(
    source: Source,
    documents: dict[str, _Rows],
    number: int,
    cells: dict[str, str],
    record: Record,
    names: Sequence[str],
) -> None:
    document = cells.get("document") or source.document
    rows = documents.setdefault(document, _Rows())
    unit = cells.get("unit") or str(number)
    if unit in rows.ids:
        raise QaError(
            f"the unit `{unit}` stands twice in document `{document}`", path=source.path, line=record.line,
            hint=f"it is already on line {rows.ids[unit]}: give each row an id of its own",
        )  # fmt: skip
    rows.ids[unit] = record.line
    places = record.places or [Place(record.line)] * len(record.cells)
    for (name, text), (line, column, anchors) in zip(cells.items(), places, strict=True):
        if name in names:
            segment = Segment(text, source.path, line, column, unit, anchors=anchors)
            rows.columns.setdefault(name, []).append(segment)
