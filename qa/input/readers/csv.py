"""Comma-separated values as RFC 4180 has them.

Quoted cells may hold commas, quotes and line ends. Where the header has more of another
sign (`;`, a tab, `|`), that one parts the cells; a first line `sep=;` says it, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from qa.errors import QaError
from qa.input.readers.builder import SegmentBuilder
from qa.input.readers.decoding import LONGEST, decode_lines
from qa.input.readers.rows import Place, Record, read_table
from qa.model import Source, Version

EXTENSIONS = (".csv",)
_DELIMITERS = (",", ";", "\t", "|")
_SAID = "sep="
"""What the first line of spreadsheets' exports begins with."""


def read(source: Source) -> list[Version]:
    """Return the versions of a CSV table; raise QaError for a quote never closed."""
    numbered: Iterator[tuple[int, str]] = enumerate(decode_lines(source), 1)
    line, first = next(numbered, (1, ""))
    delimiter = _find_delimiter(first)
    if first.lower().startswith(_SAID) and len(first) == len(_SAID) + 1:
        delimiter = first[-1]
    else:
        numbered = chain([(line, first)], numbered)
    records = _read_records(numbered, source.path, delimiter)
    header = next(records, Record(1, ()))
    return read_table(source, header.cells, records)


def _find_delimiter(header: str) -> str:
    """Return the sign that parts the cells of a header, what stands in quotes apart."""
    bare = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


def _read_records(
    numbered: Iterator[tuple[int, str]], path: str, delimiter: str
) -> Iterator[Record]:
    """Yield the rows that are not blank, each with its cells and their places.

    A row's line is that of its first cell; `numbered` are the lines of the file.
    """
    for line, row in numbered:
        if row:
            cells = []
            places = []
            for cell, place in _Scan(line, row, numbered, path, delimiter).read_cells():
                cells.append(cell)
                places.append(place)
            yield Record(line, cells, places)


class _Scan:
    """One record while it is read, from `row`; a quoted cell may go on in `rows`.

    `at` is the offset in `row` that is read next.
    """

    def __init__(
        self,
        line: int,
        row: str,
        rows: Iterator[tuple[int, str]],
        path: str,
        delimiter: str,
    ) -> None:
        self.line = line
        self.row = row
        self.rows = rows
        self.path = path
        self.delimiter = delimiter
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
            if sign != self.delimiter:
                raise self._error(f'"{sign}" stands behind the quote that ends a cell')
            self.at += 1

    def _read_bare(self) -> tuple[str, Place]:
        """Return a cell without quotes, up to the next delimiter, and its place."""
        start = self.at
        end = self.row.find(self.delimiter, start)
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
