"""JSON catalogues: texts under nested keys, in any language's `locales/{lang}.json` (i18next, ARB, Vue, Rails)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from qa.errors import QaError
from qa.input.readers.catalogue import DEEPEST, Value, versions
from qa.input.readers.decoding import text
from qa.input.readers.writing import Writing
from qa.model import Source, Version

EXTENSIONS = (".json", ".arb")

Way = tuple[str | int | None, ...]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s"{}\[\],:]+')
_PIECE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+"
)


def read(source: Source) -> list[Version]:
    """Return the one version of a catalogue."""
    written = text(source)
    parsed(written, source.path)
    return versions(source, _values(written, source.path))


def parsed(written: str, path: str) -> dict[str, Any]:
    """Return the object that a catalogue is; raise QaError where it is none."""
    try:
        value = json.loads(written)
    except json.JSONDecodeError as error:
        said = f"not valid JSON: {error.msg} at column {error.colno}"
        raise QaError(
            said, path=path, line=error.lineno, hint="mend it there"
        ) from error
    except RecursionError as error:
        raise _too_deep(path) from error
    if not isinstance(value, dict):
        raise QaError(
            "no catalogue: not a JSON object",
            path=path,
            line=1,
            hint="write texts under keys",
        )
    return value


def _too_deep(path: str) -> QaError:
    return QaError(
        f"more than {DEEPEST} levels of keys",
        path=path,
        hint="people write no such catalogue",
    )


def _values(written: str, path: str) -> Iterator[Value]:
    for way, writing, is_key in strings(written, path):
        if not is_key:
            yield Value(".".join(map(str, way)), writing)


def strings(written: str, path: str) -> Iterator[tuple[Way, Writing, bool]]:
    """Yield the texts of valid JSON and the keys (True) with the keys and numbers that lead there, and their places."""
    way: list[str | int | None] = []
    for sign, line, column in _tokens(written):
        if sign in "{[":
            way.append(None if sign == "{" else 0)
            if len(way) > DEEPEST:
                raise _too_deep(path)
        elif sign in "}]":
            way.pop()
        elif sign == ",":
            top = way[-1]
            way[-1] = top + 1 if isinstance(top, int) else None
        elif sign[0] == '"':
            if way[-1] is None:
                way[-1] = json.loads(sign)
                yield tuple(way), _written(sign[1:-1], line, column + 1), True
            else:
                yield tuple(way), _written(sign[1:-1], line, column + 1), False


def _tokens(written: str) -> Iterator[tuple[str, int, int]]:
    """Yield strings and signs with line and column."""
    line, start, last = 1, 0, 0
    for found in _TOKEN.finditer(written):
        if turns := written.count("\n", last, found.start()):
            line, start = line + turns, written.rindex("\n", last, found.start()) + 1
        last = found.start()
        yield found.group(), line, last - start + 1


def _written(string: str, line: int, column: int) -> Writing:
    """Return the text of a string, each escape in its place; half of a surrogate pair is no character."""
    writing = Writing()
    for found in _PIECE.finditer(string):
        piece = found.group()
        text = json.loads(f'"{piece}"') if piece[0] == "\\" else piece
        writing.add(
            "\ufffd" if "\ud800" <= text <= "\udfff" else text,
            line,
            column + found.start(),
        )
    return writing
