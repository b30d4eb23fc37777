"""A source's bytes in pieces: plain, gzip or Zstandard, as the first bytes say, up to a cap on what they unpack to."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import IO, cast

from qa.errors import QaError
from qa.model import Source

PACKED = (".gz", ".zst")
"""What a packed file's name ends in, after the ending of its format."""

LARGEST = 1 << 33
"""Bytes that a format read in pieces may hold (8 GiB)."""

LARGEST_WHOLE = 1 << 29
"""Bytes that a format read as a whole may hold (512 MiB)."""

_PIECE = 1 << 16
_GZIP = b"\x1f\x8b"
_ZSTANDARD = b"\x28\xb5\x2f\xfd"


def pieces(source: Source, largest: int = LARGEST) -> Iterator[bytes]:
    """Yield the unpacked bytes; raise QaError where they cannot be read, are none or are more than `largest`."""
    total = 0
    try:
        with _plain(source) as file, _unpacked(file) as stream:
            while piece := stream.read(_PIECE):
                total += len(piece)
                if total > largest:
                    raise QaError(
                        f"more than {largest:,} bytes",
                        path=source.path,
                        hint="split it into several files",
                    )
                yield piece
    except _Faults.packed() as error:
        raise QaError(
            f"the packed file is damaged: {error}",
            path=source.path,
            hint="pack it again",
        ) from error
    except FileNotFoundError as error:
        raise QaError(
            "cannot be read: a link to nothing", path=source.path, hint="mend the link"
        ) from error
    except OSError as error:
        raise QaError(
            f"cannot be read: {error.strerror}",
            path=source.path,
            hint="check its permissions",
        ) from error
    if not total:
        raise QaError(
            "the file is empty", path=source.path, hint="remove it or fill it"
        )


def beginning(source: Source) -> bytes:
    """Return the first bytes, up to 64 KiB; nothing where they cannot be read."""
    try:
        return next(pieces(source), b"")
    except QaError:
        return b""


def content(source: Source) -> bytes:
    """Return all bytes of a source, for formats that cannot be read in pieces."""
    return b"".join(pieces(source, LARGEST_WHOLE))


def seekable(source: Source) -> IO[bytes]:
    """Return the bytes to move about in: those of a plain file are not loaded, all others are."""
    if source.data is None and _is_plain(Path(source.path)):
        return Path(source.path).open("rb")
    return io.BytesIO(content(source))


def _is_plain(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError:
        return False
    return bool(head) and not head.startswith((_GZIP, _ZSTANDARD))


def _plain(source: Source) -> io.BytesIO | io.BufferedReader:
    if source.data is not None:
        return io.BytesIO(source.data)
    return Path(source.path).open("rb")


def _unpacked(file: io.BytesIO | io.BufferedReader) -> IO[bytes]:
    head = (
        file.peek(4)
        if isinstance(file, io.BufferedReader)
        else file.getbuffer()[:4].tobytes()
    )
    if head.startswith(_GZIP):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    if head.startswith(_ZSTANDARD):
        return cast("IO[bytes]", _zstandard().ZstdFile(file))
    return file


class _Faults:
    """What the unpackers raise."""

    @staticmethod
    def packed() -> tuple[type[BaseException], ...]:
        """Return the exceptions that mean damage; Zstandard's only where its module is loaded."""
        faults: tuple[type[BaseException], ...] = (
            gzip.BadGzipFile,
            zlib.error,
            EOFError,
        )
        loaded = sys.modules.get("backports.zstd") or sys.modules.get(
            "compression.zstd"
        )
        return (*faults, loaded.ZstdError) if loaded else faults


def _zstandard() -> ModuleType:
    """Return the module of the standard library, or its backport; few files are packed so."""
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415
    else:
        from backports import zstd  # noqa: PLC0415
    return zstd
