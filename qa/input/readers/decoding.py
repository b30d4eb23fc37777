"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one.

Anything else is an error that names its byte.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers.opening import LARGEST, LARGEST_WHOLE, read_pieces
from qa.model import Source

LONGEST = 1 << 24
"""Characters that one line may have (16 Mi)."""

_PACKAGES = {
    b"xl/": "an Excel workbook",
    b"word/": "a Word document",
    b"ppt/": "a PowerPoint presentation",
}
"""What a ZIP archive is whose first part has such a name."""

_ZIP = b"PK\x03\x04"
_OTHERS = {
    _ZIP: "a ZIP archive",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "a document of an old Microsoft Office",
}
"""What a file is that begins so, whatever its name says."""

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def decode(source: Source) -> str:
    """Return the text of a source.

    Raises QaError with the offset of the first byte that is not text.
    """
    return "".join(_decode_pieces(source, LARGEST_WHOLE))


def decode_lines(source: Source) -> Iterator[str]:
    """Yield the lines of a source: only LF and CR LF end one; a last empty one is none.

    Raises QaError for what is not text, and for a line of more than LONGEST characters.
    """
    number, rest = 1, ""
    for piece in _decode_pieces(source, LARGEST):
        *whole, rest = (rest + piece).split("\n")
        for line in whole:
            yield line.removesuffix("\r")
        number += len(whole)
        if len(rest) > LONGEST:
            raise QaError(
                f"a line of more than {LONGEST:,} characters",
                path=source.path,
                line=number,
                hint="qa reads texts of lines that people can read",
            )
    if rest:
        yield rest.removesuffix("\r")


def _decode_pieces(source: Source, largest: int) -> Iterator[str]:
    """Yield the text in pieces; `done` counts the bytes that were decoded before."""
    stream = read_pieces(source, largest)
    head = next(stream)
    _refuse_binary(head, source.path)
    encoding, done = _find_encoding(head)
    piece: bytes | None = head[done:]
    decoder = codecs.getincrementaldecoder(encoding)()
    while piece is not None:
        ahead = next(stream, None)
        start = done - len(decoder.getstate()[0])
        try:
            text = decoder.decode(piece, ahead is None)
        except UnicodeDecodeError as error:
            raise QaError(
                f"not {encoding.upper()} at byte {start + error.start}",
                path=source.path,
                hint="save the file as UTF-8",
            ) from error
        before, nul, _ = text.partition("\0")
        if nul:
            offset = start + len(before.encode(encoding))
            raise QaError(
                f"a NUL character at byte {offset}: not text",
                path=source.path,
                hint="save the file as UTF-8 text",
            )
        yield text
        done += len(piece)
        piece = ahead


def _refuse_binary(head: bytes, path: str) -> None:
    """Raise QaError for a file of another kind, as its beginning tells."""
    kinds = [kind for sign, kind in _OTHERS.items() if head.startswith(sign)]
    if head.startswith(_ZIP):
        packages = [kind for part, kind in _PACKAGES.items() if part in head]
        kinds = packages or kinds
    if kinds:
        hint = "give it the ending of its own format"
        if "Excel" in kinds[0]:
            hint = "give it the ending .xlsx, or save the sheet as CSV in UTF-8"
        raise QaError(f"this is {kinds[0]}, not text", path=path, hint=hint)


def _find_encoding(head: bytes) -> tuple[str, int]:
    """Return the encoding that a byte order mark says, and the mark's length."""
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding, len(mark)
    return "utf-8", 0
