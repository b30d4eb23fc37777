"""Comma-separated values as RFC 4180 has them: quoted cells may hold commas, quotes and line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from qa.errors import QaError
from qa.model import Source, Version
from qa.readers.decoding import text
from qa.readers.rows import Record, versions

EXTENSIONS = (".csv",)

_WIDEST_CELL = 1 << 24


def read(source: Source) -> list[Version]:
    """Return the versions of a CSV table; raise QaError for a quote that never closes."""
    csv.field_size_limit(_WIDEST_CELL)
    records = _records(text(source), source.path)
    header = next(records)
    return versions(source, header.cells, records)


def _records(content: str, path: str) -> Iterator[Record]:
    rows = csv.reader(io.StringIO(content, newline=""), strict=True)
    line = 1
    try:
        for cells in rows:
            if cells:
                yield Record(line, cells)
            line = rows.line_num + 1
    except csv.Error as error:
        hint = "quote cells as RFC 4180 says: double quotes around, doubled inside"
        raise QaError(f"not valid CSV: {error}", path=path, line=line, hint=hint) from error
