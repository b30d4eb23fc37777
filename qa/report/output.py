"""Writes reports: to standard output, or to files that appear whole or not at all.

A regular file is replaced at once and keeps its mode and owner; a link is followed. A device, a named pipe and what a
shell has opened (`/dev/stdout`, `/dev/fd/3`) are written to, never replaced.
"""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from qa.errors import QaError
from qa.model import Look, Result
from qa.report import reporters

_LINKS = 40
"""A path leads over so many links; Linux follows no more."""


@dataclass(frozen=True, slots=True)
class Target:
    """A report to write: its format, and its file, None for standard output."""

    format: str
    path: str | None


def targets(
    formats: Sequence[str], paths: Sequence[str], inputs: Iterable[str] = ()
) -> list[Target]:
    """Return what is to be written, the first format to the first file; one more format goes to standard output.

    Raises QaError before anything is checked: for an unknown format, for a place that cannot be written, that is one of
    `inputs` (files and folders), or that gets two reports.
    """
    if len(paths) > len(formats) or len(formats) > len(paths) + 1:
        hint = "give each --format its own -o; one without goes to standard output"
        raise QaError(
            f"{len(formats)} formats and {len(paths)} output files do not go together",
            hint=hint,
        )
    for name in formats:
        reporters.find(name)
    known = list(inputs)
    for path in paths:
        require(path, known)
    found = [
        Target(name, paths[n] if n < len(paths) else None)
        for n, name in enumerate(formats)
    ]
    _refuse_twins(found)
    return found


def require(path: str, inputs: Iterable[str] = ()) -> None:
    """Raise QaError for a place that cannot be written, or that is one of `inputs` (files and folders)."""
    _refuse_unwritable(path)
    _refuse_input(path, inputs)


def write(target: Target, result: Result, look: Look) -> None:
    """Write one report. Raises QaError where its file cannot be written."""
    reporter = reporters.find(target.format)
    if target.path is None:
        reporter.write(result, sys.stdout, look)
        return
    data = io.BytesIO()
    text = io.TextIOWrapper(
        data, encoding="utf-8", errors="backslashreplace", newline="\n"
    )
    reporter.write(result, text, look)
    text.flush()
    replace(Path(target.path), data.getvalue())


def replace(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, a device or pipe as it comes; raise QaError where that cannot be."""
    data = (
        content.encode("utf-8", "backslashreplace")
        if isinstance(content, str)
        else content
    )
    open_stream = _find_stream(path)
    if open_stream is not None:
        _append(open_stream, data)
        return
    try:
        if _is_replaceable(path):
            _swap(Path(os.path.realpath(path)), data)
        else:
            with path.open("wb", buffering=0) as file:
                _write_all(file, data)
    except OSError as error:
        raise _unwritable(
            str(path), error.strerror or str(error), "choose another place"
        ) from error


def _append(stream: TextIO, data: bytes) -> None:
    """Write behind what a stream of this process was given before."""
    stream.flush()
    stream.buffer.write(data)
    stream.flush()


def _write_all(file: BinaryIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def _swap(path: Path, data: bytes) -> None:
    """Put a new file in the place of a regular one, with its mode and, where that is allowed, its owner."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_KEPT]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if path.exists():
            old = path.stat()
            with suppress(OSError):
                os.chown(name, old.st_uid, old.st_gid)
            Path(name).chmod(stat.S_IMODE(old.st_mode))
        else:
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


_KEPT = 60
"""Characters of a file's name that its temporary sibling repeats: names have at most 255 bytes."""


def _refuse_unwritable(path: str) -> None:
    try:
        why = _find_obstacle(path)
    except OSError as error:
        raise _unwritable(
            path, error.strerror or str(error), "choose another place"
        ) from error
    if why:
        raise _unwritable(path, why, "choose another place")


def _find_obstacle(path: str) -> str:
    """Return why a place cannot be written; empty where it seems to take a report."""
    place = Path(path)
    if not path:
        return "its name is empty"
    if place.is_dir() or path.endswith(os.sep):
        return "it is a folder"
    folder = Path(os.path.realpath(path)).parent if place.is_symlink() else place.parent
    if _is_replaceable(place) and not folder.is_dir():
        return f"there is no folder {folder}"
    if _is_replaceable(place) and not os.access(folder, os.W_OK):
        return f"the folder {folder} is read-only"
    return _find_fault(place) if _exists(place) else ""


def _find_fault(place: Path) -> str:
    mode = place.stat().st_mode
    if stat.S_ISSOCK(mode) or stat.S_ISBLK(mode):
        return "it is a socket" if stat.S_ISSOCK(mode) else "it is a disk"
    return "" if os.access(place, os.W_OK) else "it is read-only"


def _exists(place: Path) -> bool:
    """Say whether there is such a file; raise OSError for a name that is none (too long, links in a circle)."""
    try:
        place.stat()
    except FileNotFoundError:
        return False
    return True


def _refuse_input(path: str, inputs: Iterable[str]) -> None:
    for other in inputs:
        if _is_same(path, other):
            raise _unwritable(path, f"it is an input ({other})", "choose another place")


def _refuse_twins(found: Sequence[Target]) -> None:
    """Raise QaError where two reports would go to one place; a terminal or /dev/null takes several."""
    seen: dict[object, str] = {}
    for target in found:
        key = _key(target.path)
        name = target.path or "standard output"
        if key is not None and key in seen:
            hint = "give each report its own file"
            raise _unwritable(
                name, f"another report goes to the same place ({seen[key]})", hint
            )
        if key is not None:
            seen[key] = name


def _key(path: str | None) -> object:
    """Return what tells one place from another: the file itself, or the name of one to be; None for a device."""
    try:
        place = os.fstat(sys.stdout.fileno()) if path is None else Path(path).stat()
    except (OSError, ValueError):
        return None if path is None else os.path.realpath(path)
    return None if stat.S_ISCHR(place.st_mode) else (place.st_dev, place.st_ino)


def _is_same(path: str, other: str) -> bool:
    try:
        return Path(path).is_file() and Path(path).samefile(other)
    except OSError:
        return False


def _find_stream(path: Path) -> TextIO | None:
    """Return standard output or error where a path leads there: what was written before must stay."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            if path.exists() and os.path.samestat(
                path.stat(), os.fstat(stream.fileno())
            ):
                return stream
    return None


def _is_replaceable(path: Path) -> bool:
    """Say whether a path is that of a regular file, or of none so far; not of one that a process has opened."""
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        return False
    for _ in range(_LINKS):
        folder = os.path.realpath(path.parent)
        if folder.startswith("/proc/") or folder == "/dev/fd":
            return False
        if not path.is_symlink():
            break
        path = Path(folder, path.readlink())
    return True


def _unwritable(path: str, why: str, hint: str) -> QaError:
    return QaError(f"cannot be written: {why}", path=path, hint=hint)
