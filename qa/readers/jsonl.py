"""JSON Lines: one object a row, a key a version."""

from __future__ import annotations

import json
from collections.abc import Iterator

from qa.errors import QaError
from qa.model import Source, Version
from qa.readers.decoding import lines
from qa.readers.rows import Record, versions

EXTENSIONS = (".jsonl", ".ndjson")


def read(source: Source) -> list[Version]:
    """Return the versions of a JSON Lines table; a key that a row lacks is an empty cell."""
    rows = list(_objects(lines(source), source.path))
    header = list(dict.fromkeys(key for _, row in rows for key in row))
    records = [Record(line, [row.get(key, "") for key in header]) for line, row in rows]
    return versions(source, header, records)


def _objects(rows: Iterator[str], path: str) -> Iterator[tuple[int, dict[str, str]]]:
    for line, row in enumerate(rows, 1):
        if not row.strip():
            continue
        try:
            value = json.loads(row)
        except ValueError as error:
            raise QaError(f"not valid JSON: {error}", path=path, line=line, hint="write one object a line") from error
        if not isinstance(value, dict):
            raise QaError("not a JSON object", path=path, line=line, hint="write one object a line")
        yield line, {key: _text(key, cell, path, line) for key, cell in value.items()}


def _text(key: str, cell: object, path: str, line: int) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str) or (key == "unit" and isinstance(cell, int)):
        return str(cell)
    raise QaError(f"the value of `{key}` is no text", path=path, line=line, hint="write texts as JSON strings")
