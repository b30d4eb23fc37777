"""Sees what a process does that qa promises not to do: it opens no connection, and writes only where it is told to."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from types import FrameType

PACKAGE = str(Path(__file__).resolve().parent.parent / "qa") + os.sep
FREE = (
    os.path.realpath(tempfile.gettempdir()) + os.sep,
    "/dev/",
    "/proc/",
    str(Path("~/.cache/qa").expanduser()),
)
"""Where tests keep their files, what is none, and the cache of what git's history tells."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
DEEPEST = 12
"""Calls between qa and the system: a library that it writes with stands between."""
seen: list[str] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        seen.append(f"{event} {arguments[1]}")
    elif event == "socket.getaddrinfo":
        seen.append(f"{event} {arguments[0]}")
    elif (
        event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
    ) or event in {
        "os.mkdir",
        "os.remove",
        "os.rename",
        "os.chmod",
        "os.link",
        "os.symlink",
    }:
        _look(event, arguments[0])


def _look(event: str, path: object) -> None:
    """Note what qa itself writes outside of the temporary folder."""
    if not isinstance(path, str | bytes | os.PathLike):
        return
    place = os.path.realpath(os.fsdecode(path))
    if not place.startswith(FREE) and "__pycache__" not in place and _is_ours():
        seen.append(f"{event} {place}")


def _is_ours() -> bool:
    frame: FrameType | None = sys._getframe(3)  # noqa: SLF001 - who called
    for _ in range(DEEPEST):
        if frame is None:
            return False
        if frame.f_code.co_filename.startswith(PACKAGE):
            return True
        frame = frame.f_back
    return False


sys.addaudithook(_watch)
