"""A source's bytes in pieces: plain, gzip or Zstandard, as the first bytes say.

What they unpack to has a cap.
"""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import IO, cast

from qa.errors import EmptyFileError, QaError
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


def read_pieces(source: Source, largest: int = LARGEST) -> Iterator[bytes]:
    """Yield the unpacked bytes.

    Raises QaError where they cannot be read, are none or are more than `largest`.
    """
    total = 0
    path = source.path
    try:
        with _open_plain(source) as file, _unpack(file) as stream:
            is_packed = stream is not file
            while piece := stream.read(_PIECE):
                total += len(piece)
                if is_packed and total > source.largest:
                    raise refuse_unpacked(source)
                if total > largest:
                    raise QaError(
                        f"more than {largest:,} bytes",
                        path=path,
                        hint="split it into several files",
                    )
                yield piece
    except _list_faults() as error:
        message = f"the packed file is damaged: {error}"
        raise QaError(message, path=path, hint="pack it again") from error
    except FileNotFoundError as error:
        message = "cannot be read: a link to nothing"
        raise QaError(message, path=path, hint="mend the link") from error
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise QaError(message, path=path, hint="check its permissions") from error
    if not total:
        raise EmptyFileError(
            "the file is empty", path=path, hint="remove it or fill it"
        )


def refuse_unpacked(source: Source) -> QaError:
    """Return the error for a file that unpacks to more than it may, all its parts together."""
    return QaError(
        f"it unpacks to more than {source.largest:,} bytes",
        path=source.path,
        hint="split it, or set `largest-unpacked`",
    )


def read_beginning(source: Source) -> bytes:
    """Return the first bytes, up to 64 KiB; nothing where they cannot be read."""
    try:
        return next(read_pieces(source), b"")
    except QaError:
        return b""


def read_content(source: Source) -> bytes:
    """Return all bytes of a source, for formats that cannot be read in pieces."""
    return b"".join(read_pieces(source, LARGEST_WHOLE))


def open_seekable(source: Source) -> IO[bytes]:
    """Return the bytes to move about in.

    Those of a plain file are not loaded, all others are.
    """
    if source.data is None and _is_plain(Path(source.path)):
        return Path(source.path).open("rb")
    return io.BytesIO(read_content(source))


def _is_plain(path: Path) -> bool:
    """Say whether a file has bytes and is not packed; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError:
        return False
    return bool(head) and not head.startswith((_GZIP, _ZSTANDARD))


def _open_plain(source: Source) -> io.BytesIO | io.BufferedReader:
    """Return the bytes as they are, packed or not."""
    if source.data is not None:
        return io.BytesIO(source.data)
    return Path(source.path).open("rb")


def _unpack(file: io.BytesIO | io.BufferedReader) -> IO[bytes]:
    """Return the bytes unpacked; the first four say how they are packed."""
    # A pipe cannot be wound back: its first bytes are looked at, not read.
    head = file.getvalue()[:4] if isinstance(file, io.BytesIO) else file.peek(4)
    if head.startswith(_GZIP):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    if head.startswith(_ZSTANDARD):
        return cast("IO[bytes]", _import_zstandard().ZstdFile(file))
    return file


def _list_faults() -> tuple[type[BaseException], ...]:
    """Return what the unpackers raise for damage.

    Zstandard's exception is among them only where its module is loaded.
    """
    faults: list[type[BaseException]] = [gzip.BadGzipFile, zlib.error, EOFError]
    for name in ("backports.zstd", "compression.zstd"):
        module = sys.modules.get(name)
        if module is not None:
            faults.append(module.ZstdError)
    return tuple(faults)


def _import_zstandard() -> ModuleType:
    """Return the module of the standard library, or its backport.

    Few files are packed so: it is not imported before one is.
    """
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415
    else:
        from backports import zstd  # noqa: PLC0415
    return zstd
