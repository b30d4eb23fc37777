"""JSON Lines: one object a row, a key a version."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers.decoding import lines
from qa.input.readers.opening import beginning
from qa.input.readers.rows import growing
from qa.model import Source, Version

EXTENSIONS = (".jsonl", ".ndjson")


_KINDS = rb"finding|document|similarity|problem|crash|run"
_REPORT = re.compile(
    rb'\s*\{\s*"(?:record"\s*:\s*"(?:' + _KINDS + rb')"|fingerprint"\s*:)'
)


def is_report(source: Source) -> bool:
    """Say whether a file is what qa itself has written, by its first record: a report or decisions."""
    return _REPORT.match(beginning(source)) is not None


def read(source: Source) -> list[Version]:
    """Return the versions of a JSON Lines table; a key that a row lacks is an empty cell."""
    if is_report(source):
        hint = "`qa report` makes a report of it, `--baseline` takes decisions"
        raise QaError(
            "no table: a report or decisions of qa", path=source.path, hint=hint
        )
    return growing(source, _objects(lines(source), source.path))


def _objects(rows: Iterator[str], path: str) -> Iterator[tuple[int, dict[str, str]]]:
    for line, row in enumerate(rows, 1):
        if not row.strip():
            continue
        try:
            value = json.loads(row)
        except ValueError as error:
            raise QaError(
                f"not valid JSON: {error}",
                path=path,
                line=line,
                hint="write one object a line",
            ) from error
        if not isinstance(value, dict):
            raise QaError(
                "not a JSON object",
                path=path,
                line=line,
                hint="write one object a line",
            )
        yield line, {key: _text(key, cell, path, line) for key, cell in value.items()}


def _text(key: str, cell: object, path: str, line: int) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str) or (key == "unit" and isinstance(cell, int)):
        return str(cell)
    raise QaError(
        f"the value of `{key}` is no text",
        path=path,
        line=line,
        hint="write texts as JSON strings",
    )
