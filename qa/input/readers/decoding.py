"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one; anything else names its byte."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers.opening import LARGEST, LARGEST_WHOLE, pieces
from qa.model import Source

LONGEST = 1 << 24
"""Characters that one line may have (16 Mi)."""

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


_PACKAGES = {b"xl/": "an Excel workbook", b"word/": "a Word document", b"ppt/": "a PowerPoint presentation"}
_OTHERS = {
    b"PK\x03\x04": "a ZIP archive",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "a document of an old Microsoft Office",
}
"""What a file is that begins so, whatever its name says."""


def text(source: Source) -> str:
    """Return the text of a source; raise QaError with the offset of the first byte that is not text."""
    return "".join(_decoded(source, LARGEST_WHOLE))


def lines(source: Source) -> Iterator[str]:
    """Yield the lines of a source: only LF and CR LF end one; a last empty one is none."""
    number, rest = 1, ""
    for piece in _decoded(source, LARGEST):
        *whole, rest = (rest + piece).split("\n")
        for line in whole:
            yield line.removesuffix("\r")
        number += len(whole)
        if len(rest) > LONGEST:
            hint = "qa reads texts of lines that people can read"
            raise QaError(f"a line of more than {LONGEST:,} characters", path=source.path, line=number, hint=hint)
    if rest:
        yield rest.removesuffix("\r")


def _what(head: bytes) -> str:
    """Return what a file is that begins so, where that is no text."""
    what = next((name for sign, name in _OTHERS.items() if head.startswith(sign)), "")
    if what != "a ZIP archive":
        return what
    return next((name for part, name in _PACKAGES.items() if part in head), what)


def _decoded(source: Source, largest: int) -> Iterator[str]:
    """Yield the text in pieces; `done` counts the bytes that were decoded before."""
    stream = pieces(source, largest)
    head = next(stream)
    if what := _what(head):
        hint = "save the sheet as CSV in UTF-8" if "Excel" in what else "give it the ending of its own format"
        raise QaError(f"this is {what}, not text", path=source.path, hint=hint)
    mark = next((mark for mark in _MARKS if head.startswith(mark)), b"")
    encoding = _MARKS.get(mark, "utf-8")
    decoder = codecs.getincrementaldecoder(encoding)()
    done, piece, final = len(mark), head[len(mark) :], False
    while not final:
        ahead = next(stream, None)
        final = ahead is None
        kept = len(decoder.getstate()[0])
        try:
            found = decoder.decode(piece, final)
        except UnicodeDecodeError as error:
            place = f"not {encoding.upper()} at byte {done - kept + error.start}"
            raise QaError(place, path=source.path, hint="save the file as UTF-8") from error
        if "\0" in found:
            offset = done - kept + len(found[: found.index("\0")].encode(encoding))
            raise QaError(
                f"a NUL character at byte {offset}: not text", path=source.path, hint="save the file as UTF-8 text"
            )
        yield found
        done += len(piece)
        piece = ahead or b""
