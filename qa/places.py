"""Where a key stands in a TOML file: the standard library's parser keeps no places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

Keys = tuple[str | int, ...]
"""The path of a value: keys of tables, and numbers in lists."""

_PART = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEY})\s*\]")
_ENTRY = re.compile(rf"\s*({_KEY})\s*=")


def line(text: str, keys: Keys) -> int | None:
    """Return the line of what `keys` leads to, or of the last of them that has one; None where none has."""
    lines = text.split("\n")
    depth, found, last = 0, None, len(lines)
    for number, path in _statements(lines):
        if min(len(path), len(keys)) > depth and path[: len(keys)] == keys[: len(path)]:
            depth, found, last = len(path), number, len(lines)
        elif found and last == len(lines) and path[:depth] != keys[:depth]:
            last = number - 1
    if found is None:
        return None
    return _inside(
        lines, found, last, [key for key in keys[depth:] if isinstance(key, str)]
    )


def _statements(lines: Sequence[str]) -> Iterator[tuple[int, Keys]]:
    """Yield the path of each header and each key, with its line."""
    table: Keys = ()
    entries: Counter[Keys] = Counter()
    quote = ""
    for number, line_ in enumerate(lines, 1):
        outside = not quote
        for mark in re.findall(r'"""|\'\'\'', line_):
            quote = "" if quote == mark else quote or mark
        if not outside:
            continue
        if header := _HEADER.match(line_):
            table = _path(header[2])
            if header[1] == "[[":
                entries[table] += 1
                table = (*table, entries[table] - 1)
            yield number, table
        elif entry := _ENTRY.match(line_):
            yield number, (*table, *_path(entry[1]))


def _path(said: str) -> Keys:
    return tuple(part.strip("\"'") for part in re.findall(_PART, said))


def _inside(lines: Sequence[str], first: int, last: int, words: Sequence[str]) -> int:
    """Return the line of the last of `words`, which follow each other from the line `first` on."""
    found = first
    for word in words:
        expression = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        found = next(
            (n for n in range(found, last + 1) if expression.search(lines[n - 1])),
            found,
        )
    return found
