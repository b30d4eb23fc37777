"""Rows of a table to versions: a column a version, headed by its language tag; `unit` and `document` are never one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qa.errors import QaError
from qa.model import Segment, Source, Version

KEYS = ("unit", "document")


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its line, its cells, and the column at which each cell starts."""

    line: int
    cells: Sequence[str]
    columns: Sequence[int] = ()


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
                f"{len(record.cells)} cells where the header has {len(header)}",
                path=source.path, line=record.line, hint="every row needs a cell for every column",
            )  # fmt: skip
        _add(source, documents, number, dict(zip(header, record.cells, strict=True)), record, names)
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
    starts = record.columns or [1] * len(record.cells)
    for (name, text), start in zip(cells.items(), starts, strict=True):
        if name in names:
            rows.columns.setdefault(name, []).append(Segment(text, source.path, record.line, start, unit))
