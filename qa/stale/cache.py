"""What was found before, in the user's cache folder: a file an answer, by a key of all that it depends on.

A file that cannot be read, or holds something else, is a miss. Files are written aside
and moved into place, so runs beside each other never see half of one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

from qa.caching import find_folder

_DAYS = 60
"""Days after which an answer that nobody asked for is dropped."""

_DAY = 24 * 3600
"""Seconds of a day."""

_SWEPT = "swept"


class Cache:
    """Answers of one kind."""

    def __init__(self, kind: str) -> None:
        self.folder = find_folder() / kind

    def get(self, key: tuple[str, ...]) -> Any | None:  # noqa: ANN401 - whatever JSON holds
        """Return what was kept under a key; None where nothing was, or it is broken."""
        path = self._path(key)
        try:
            found = json.loads(path.read_bytes())
        except (OSError, ValueError):
            return None
        if not isinstance(found, dict):
            return None
        if found.get("key") != list(key):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return found.get("value")

    def put(self, key: tuple[str, ...], value: object) -> None:
        """Keep an answer; where the folder cannot be written nothing is kept."""
        path = self._path(key)
        written = json.dumps({"key": key, "value": value}, ensure_ascii=True)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(written)
            Path(aside).replace(path)

    def sweep(self) -> None:
        """Drop what nobody asked for in a long time; at most once a day."""
        mark = self.folder / _SWEPT
        with contextlib.suppress(OSError):
            if mark.exists() and _age(mark) < 1:
                return
            self.folder.mkdir(parents=True, exist_ok=True)
            mark.touch()
            for path in self.folder.glob("*/*"):
                if _age(path) > _DAYS:
                    path.unlink(missing_ok=True)

    def _path(self, key: tuple[str, ...]) -> Path:
        """Return the file of a key: a folder by the first signs of its digest."""
        joined = "\x1f".join(key)
        data = joined.encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(data).hexdigest()
        name = digest[:40]
        return self.folder / name[:2] / name[2:]


def _age(path: Path) -> float:
    """Return the days since a file was last written or asked for."""
    seconds = time.time() - path.stat().st_mtime
    return seconds / _DAY
