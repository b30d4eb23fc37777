"""JSON Lines: one object a row, a key a version."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from qa.errors import QaError
from qa.input.readers.decoding import decode_lines
from qa.input.readers.opening import read_beginning
from qa.input.readers.rows import read_objects
from qa.model import Source, Version

EXTENSIONS = (".jsonl", ".ndjson")


_KINDS = rb"finding|document|similarity|problem|crash|run"
_REPORT = re.compile(
    rb'\s*\{\s*"(?:record"\s*:\s*"(?:' + _KINDS + rb')"|fingerprint"\s*:)'
)


def is_report(source: Source) -> bool:
    """Say whether qa itself wrote a file: a report or decisions.

    The first record tells.
    """
    return _REPORT.match(read_beginning(source)) is not None


def read(source: Source) -> list[Version]:
    """Return the versions of a JSON Lines table; a key that a row lacks is empty.

    Raises QaError for what is no such table.
    """
    if is_report(source):
        raise QaError(
            "no table: a report or decisions of qa",
            path=source.path,
            hint="`qa report` makes a report of it, `--baseline` takes decisions",
        )
    return read_objects(source, _parse_rows(source))


def _parse_rows(source: Source) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the line and the cells of each row; blank lines are none."""
    for line, row in enumerate(decode_lines(source), 1):
        if not row.strip():
            continue
        message = "not a JSON object"
        try:
            value = json.loads(row)
        except RecursionError:
            message, value = "too many brackets in each other", None
        except ValueError as error:
            message, value = f"not valid JSON: {error}", None
        if not isinstance(value, dict):
            hint = "write one object a line"
            raise QaError(message, path=source.path, line=line, hint=hint)
        for key, cell in value.items():
            if cell is None:
                value[key] = ""
            elif key == "unit" and isinstance(cell, int):
                value[key] = str(cell)
            elif not isinstance(cell, str):
                raise QaError(
                    f"the value of `{key}` is no text",
                    path=source.path,
                    line=line,
                    hint="write texts as JSON strings",
                )
        yield line, value
