"""Writes the setting `documents` into a file of settings, whose other lines stay as they are."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from qa.errors import QaError

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEADER = re.compile(r"\s*\[")


def require(file: str) -> None:
    """Raise QaError where the documents cannot be kept in a file, before anything is read."""
    path = Path(file)
    if path.suffix != ".toml":
        raise QaError(
            "is no file of settings",
            path=file,
            hint="write into qa.toml or pyproject.toml",
        )
    if not path.parent.is_dir():
        raise QaError("its folder does not exist", path=file, hint="make it first")
    text = _read(path)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise QaError(
            f"not valid TOML: {error}", path=file, hint="mend it first"
        ) from error
    if "documents" in _own(text, path) and not _without(text, path)[1]:
        hint = "write it as tables `[documents.NAME]`, or take it out"
        raise QaError("`documents` stands in one line", path=file, hint=hint)


def fill(file: str, documents: Mapping[str, Mapping[str, str]]) -> str:
    """Return what a file holds, with the documents in place of those that it has."""
    path = Path(file)
    kept, _ = _without(_read(path), path)
    written = "\n".join(_tables(documents, path))
    return f"{kept.rstrip()}\n\n{written}" if kept.strip() else written


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise QaError(f"cannot be read: {error}", path=str(path)) from error


def _prefix(path: Path) -> str:
    return "tool.qa.documents" if path.name == "pyproject.toml" else "documents"


def _own(text: str, path: Path) -> Mapping[str, object]:
    """Return the table of the file's settings."""
    table = tomllib.loads(text)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("qa", {})
    return table


def _without(text: str, path: Path) -> tuple[str, bool]:
    """Return a text without the tables of documents, and whether there were any."""
    own = re.compile(rf"\s*\[\s*{re.escape(_prefix(path))}\s*[.\]]")
    kept: list[str] = []
    is_ours, had = False, False
    for line in text.splitlines(keepends=True):
        if _HEADER.match(line):
            is_ours = own.match(line) is not None
            had = had or is_ours
        if not is_ours:
            kept.append(line)
    return "".join(kept), had


def _tables(documents: Mapping[str, Mapping[str, str]], path: Path) -> Iterator[str]:
    """Yield the lines of the tables: paths are relative to the file's folder, with `/`."""
    for document, files in documents.items():
        yield f"[{_prefix(path)}.{_key(document)}]"
        for version, place in files.items():
            relative = os.path.relpath(place, path.parent).replace(os.sep, "/")
            yield f"{_key(version)} = {_quoted(relative)}"
        yield ""


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    """Return a string of TOML: JSON's escapes are its own, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
