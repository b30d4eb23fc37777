"""Writes edited files: as a whole or not at all, and only over what was read."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from qa.errors import QaError


def write(texts: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Write files; `texts` are by path the bytes that were read, and the new ones.

    Links stay links and modes stay. Raises QaError, before anything is written, for a
    file that is no longer what was read, and for one that cannot be written.
    """
    for path, (read, _) in texts.items():
        _require_unchanged(path, read)
    for path, (read, new) in texts.items():
        _replace(path, read, new)


def _require_unchanged(path: str, read: bytes) -> None:
    try:
        now = Path(path).read_bytes()
    except OSError as error:
        raise QaError(f"cannot be read: {error.strerror}", path=path) from error
    if now != read:
        raise QaError(
            "the file changed meanwhile and was left alone",
            path=path,
            hint="run `qa fix` again",
        )


def _replace(path: str, read: bytes, new: bytes) -> None:
    """Put a new file in the place of the one that a path leads to."""
    place = Path(os.path.realpath(path))
    name = ""
    try:
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        with os.fdopen(handle, "wb") as out:
            out.write(new)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(place.stat().st_mode & 0o7777)
        _require_unchanged(path, read)
        Path(name).replace(place)
    except OSError as error:
        raise QaError(f"cannot be written: {error.strerror}", path=path) from error
    finally:
        if name:
            Path(name).unlink(missing_ok=True)
