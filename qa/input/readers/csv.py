"""Comma-separated values as RFC 4180 has them: quoted cells may hold commas, quotes and line ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.errors import QaError
from qa.input.readers.decoding import LONGEST, lines
from qa.input.readers.rows import Place, Record, versions
from qa.input.readers.writing import Writing
from qa.model import Source, Version

EXTENSIONS = (".csv",)
_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def read(source: Source) -> list[Version]:
    """Return the versions of a CSV table; raise QaError for a quote that never closes."""
    records = _records(lines(source), source.path)
    header = next(records, Record(1, ()))
    other = _delimiter(header.cells)
    if other:
        hint = "save it with commas"
        raise QaError(f"the cells are parted by {other}, not by commas", path=source.path, line=1, hint=hint)
    return versions(source, header.cells, records)


def _delimiter(header: Sequence[str]) -> str:
    """Return the name of the sign that parts the cells of a header which has no comma; nothing where none does."""
    if len(header) != 1:
        return ""
    return next((name for sign, name in _DELIMITERS.items() if sign in header[0]), "")


def _records(rows: Iterator[str], path: str) -> Iterator[Record]:
    for line, row in (numbered := enumerate(rows, 1)):
        if row:
            scan = _Scan(line, row, numbered, path)
            cells = list(scan.cells())
            yield Record(line, [text for text, _ in cells], [place for _, place in cells])


class _Scan:
    """One record while it is read: the line that is looked at, and those behind it, where a quoted cell may go on."""

    def __init__(self, line: int, row: str, rows: Iterator[tuple[int, str]], path: str) -> None:
        self.line, self.row, self.rows, self.path, self.at = line, row, rows, path, 0

    def cells(self) -> Iterator[tuple[str, Place]]:
        """Yield each cell's text and place."""
        while True:
            yield self._quoted() if self.row.startswith('"', self.at) else self._bare()
            if self.at >= len(self.row):
                return
            if self.row[self.at] != ",":
                raise self._fault(f'"{self.row[self.at]}" stands behind the quote that ends a cell')
            self.at += 1

    def _bare(self) -> tuple[str, Place]:
        start, end = self.at, self.row.find(",", self.at)
        self.at = len(self.row) if end < 0 else end
        return self.row[start : self.at], Place(self.line, start + 1)

    def _quoted(self) -> tuple[str, Place]:
        """Return a quoted cell; behind a doubled quote and a line end the text goes on at a place of its own."""
        writing, first = Writing(), (self.line, self.at + 2)
        self.at += 1
        while True:
            end = self.row.find('"', self.at)
            if end < 0:
                self._write(writing, self.row[self.at :] + "\n")
                self._turn(first[0])
            elif self.row.startswith('""', end):
                self._write(writing, self.row[self.at : end + 1])
                self.at = end + 2
            else:
                self._write(writing, self.row[self.at : end])
                self.at = end + 1
                return writing.written, Place(*first, tuple(writing.anchors))

    def _write(self, writing: Writing, text: str) -> None:
        if writing.size + len(text) > LONGEST:
            raise self._fault(f"a cell of more than {LONGEST:,} characters")
        writing.add(text, self.line, self.at + 1)

    def _turn(self, first: int) -> None:
        """Go on to the next line of the file."""
        try:
            self.line, self.row = next(self.rows)
        except StopIteration:
            self.line = first
            raise self._fault("a quote is never closed") from None
        self.at = 0

    def _fault(self, what: str) -> QaError:
        hint = "quote cells as RFC 4180 says: double quotes around, doubled inside"
        return QaError(f"not valid CSV: {what}", path=self.path, line=self.line, hint=hint)
