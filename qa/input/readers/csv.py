"""Comma-separated values as RFC 4180 has them.

Quoted cells may hold commas, quotes and line ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers.builder import SegmentBuilder
from qa.input.readers.decoding import LONGEST, decode_lines
from qa.input.readers.rows import Place, Record, read_table
from qa.model import Source, Version

EXTENSIONS = (".csv",)
_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def read(source: Source) -> list[Version]:
    """Return the versions of a CSV table; raise QaError for a quote never closed."""
    records = _read_records(decode_lines(source), source.path)
    header = next(records, Record(1, ()))
    if len(header.cells) == 1:
        _refuse_delimiters(header.cells[0], source.path)
    return read_table(source, header.cells, records)


def _refuse_delimiters(header: str, path: str) -> None:
    """Raise QaError for a header that another sign than the comma parts."""
    for sign, name in _DELIMITERS.items():
        if sign in header:
            message = f"the cells are parted by {name}, not by commas"
            raise QaError(message, path=path, line=1, hint="save it with commas")


def _read_records(rows: Iterator[str], path: str) -> Iterator[Record]:
    """Yield the rows that are not blank, each with its cells and their places.

    A row's line is that of its first cell; `rows` are the lines of the file.
    """
    numbered = enumerate(rows, 1)
    for line, row in numbered:
        if row:
            cells = []
            places = []
            for cell, place in _Scan(line, row, numbered, path).read_cells():
                cells.append(cell)
                places.append(place)
            yield Record(line, cells, places)


class _Scan:
    """One record while it is read, from `row`; a quoted cell may go on in `rows`.

    `at` is the offset in `row` that is read next.
    """

    def __init__(
        self, line: int, row: str, rows: Iterator[tuple[int, str]], path: str
    ) -> None:
        self.line = line
        self.row = row
        self.rows = rows
        self.path = path
        self.at = 0

    def read_cells(self) -> Iterator[tuple[str, Place]]:
        """Yield each cell's text and place."""
        while True:
            if self.row.startswith('"', self.at):
                yield self._read_quoted()
            else:
                yield self._read_bare()
            sign = self.row[self.at : self.at + 1]
            if not sign:
                return
            if sign != ",":
                raise self._error(f'"{sign}" stands behind the quote that ends a cell')
            self.at += 1

    def _read_bare(self) -> tuple[str, Place]:
        """Return a cell without quotes, up to the next comma, and its place."""
        start = self.at
        end = self.row.find(",", start)
        self.at = len(self.row) if end < 0 else end
        return self.row[start : self.at], Place(self.line, start + 1)

    def _read_quoted(self) -> tuple[str, Place]:
        """Return a quoted cell and the place of its first character.

        Behind a doubled quote and a line end its text goes on at a place of its own.
        Raises QaError for a quote that is never closed.
        """
        builder = SegmentBuilder()
        line, column = self.line, self.at + 2
        self.at += 1
        while True:
            end = self.row.find('"', self.at)
            if end < 0:
                self._add(builder, self.row[self.at :] + "\n")
                self._read_next_line(line)
            elif self.row.startswith('""', end):
                self._add(builder, self.row[self.at : end + 1])
                self.at = end + 2
            else:
                self._add(builder, self.row[self.at : end])
                self.at = end + 1
                return builder.text, Place(line, column, tuple(builder.anchors))

    def _add(self, builder: SegmentBuilder, text: str) -> None:
        """Add text that begins at `at`; raise QaError for a cell beyond all measure."""
        if builder.size + len(text) > LONGEST:
            raise self._error(f"a cell of more than {LONGEST:,} characters")
        builder.add(text, self.line, self.at + 1)

    def _read_next_line(self, first: int) -> None:
        """Go on to the next line of the file; `first` is the line of the quote."""
        try:
            self.line, self.row = next(self.rows)
        except StopIteration:
            self.line = first
            raise self._error("a quote is never closed") from None
        self.at = 0

    def _error(self, what: str) -> QaError:
        """Return an error at the line that is being read."""
        return QaError(
            f"not valid CSV: {what}",
            path=self.path,
            line=self.line,
            hint="quote cells as RFC 4180 says: double quotes around, doubled inside",
        )
