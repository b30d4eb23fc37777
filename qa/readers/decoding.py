"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one; anything else names its byte."""

from __future__ import annotations

import codecs

from qa.errors import QaError


def decode(data: bytes, path: str) -> str:
    """Return the text of `data`; raise QaError with the offset of the first byte that is not text."""
    encoding, mark = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        place = f"not {encoding.upper()} at byte {error.start}"
        raise QaError(place, path=path, hint="save the file as UTF-8") from error
    text = text[1:] if mark else text
    if "\0" in text:
        offset = len(text[: text.index("\0")].encode(encoding)) + mark
        raise QaError(f"a NUL character at byte {offset}: not text", path=path, hint="save the file as UTF-8 text")
    return text


def _encoding(data: bytes) -> tuple[str, int]:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8", 3
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le", 2
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be", 2
    return "utf-8", 0


def lines(text: str) -> list[str]:
    """Return the lines of `text`: only LF and CR LF end one; a last empty one is none."""
    found = [line.removesuffix("\r") for line in text.split("\n")]
    return found[:-1] if found[-1] == "" else found
