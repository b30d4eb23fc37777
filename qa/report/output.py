"""Writes reports: to standard output, or to files that appear whole or not at all."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qa.errors import QaError
from qa.model import Look, Result
from qa.report import reporters


@dataclass(frozen=True, slots=True)
class Target:
    """A report to write: its format, and its file, None for standard output."""

    format: str
    path: str | None


def targets(formats: Sequence[str], paths: Sequence[str]) -> list[Target]:
    """Return what is to be written, the first format to the first file; one more format goes to standard output.

    Raises QaError for an unknown format and for a place that cannot be written, before anything is checked.
    """
    if len(paths) > len(formats) or len(formats) > len(paths) + 1:
        hint = "give each --format its own -o; one without goes to standard output"
        raise QaError(f"{len(formats)} formats and {len(paths)} output files do not go together", hint=hint)
    for name in formats:
        reporters.find(name)
    for path in paths:
        _writable(path)
    return [Target(name, paths[n] if n < len(paths) else None) for n, name in enumerate(formats)]


def write(target: Target, result: Result, look: Look) -> None:
    """Write one report."""
    reporter = reporters.find(target.format)
    if target.path is None:
        reporter.write(result, sys.stdout, look)
        return
    data = io.BytesIO()
    text = io.TextIOWrapper(data, encoding="utf-8", errors="backslashreplace", newline="\n")
    reporter.write(result, text, look)
    text.flush()
    replace(Path(target.path), data.getvalue())


def _writable(path: str) -> None:
    folder = Path(path).parent
    if Path(path).is_dir():
        raise QaError("cannot be written: it is a folder", path=path, hint="name a file")
    if not folder.is_dir():
        raise QaError(f"cannot be written: there is no folder {folder}", path=path, hint="make it first")
    if not os.access(folder, os.W_OK):
        raise QaError(f"cannot be written: the folder {folder} is read-only", path=path, hint="choose another place")


def replace(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all; raise QaError where that cannot be."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content)
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise QaError(f"cannot be written: {error.strerror}", path=str(path), hint="choose another place") from error
