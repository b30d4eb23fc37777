"""An edit of a file, and the bytes of a file with edits."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, field

from qa.model import Finding

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of a file that becomes `text`; `old` is what stands there.

    `start` and `end` are code points of the decoded text without its byte order mark,
    `first_byte` and `end_byte` the same in the file's bytes; `line` and `column` (from
    1, in code points) are where it starts. `title` is a sentence for people. Two edits
    of one place are equal whatever finding they mend.
    """

    path: str
    start: int
    end: int
    old: str
    text: str
    line: int
    column: int
    first_byte: int
    end_byte: int
    title: str = field(compare=False)
    finding: Finding = field(compare=False)


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a text file, decoded: `mark` is its byte order mark."""

    data: bytes
    mark: bytes
    encoding: str
    text: str

    def encode(self, text: str) -> bytes:
        """Return the bytes of another text, in the same encoding."""
        return self.mark + text.encode(self.encoding)

    def offset_of(self, characters: int) -> int:
        """Return where a character of the text begins in the bytes."""
        return len(self.encode(self.text[:characters]))


def read_content(data: bytes) -> Content | None:
    """Return the decoded bytes; None where they are no text in UTF-8 or UTF-16."""
    mark, encoding = b"", "utf-8"
    for sign, name in _MARKS.items():
        if data.startswith(sign):
            mark, encoding = sign, name
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return None
    return Content(data, mark, encoding, text)


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a file with edits that do not overlap; raise ValueError where they do."""
    end = len(data)
    encoding = next(
        (name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8"
    )
    unique = sorted(set(edits), key=lambda edit: edit.first_byte, reverse=True)
    for edit in unique:
        if edit.end_byte > end:
            raise ValueError("two edits overlap")
        new = edit.text.encode(encoding)
        data = data[: edit.first_byte] + new + data[edit.end_byte :]
        end = edit.first_byte
    return data
