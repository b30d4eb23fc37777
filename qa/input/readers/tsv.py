"""Tab-separated values: cells are literal, nothing is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from qa.input.readers.decoding import decode_lines
from qa.input.readers.rows import Place, Record, read_table
from qa.model import Source, Version

EXTENSIONS = (".tsv", ".tab")


def read(source: Source) -> list[Version]:
    """Return the versions of a TSV table; raise QaError for what is none."""
    rows = decode_lines(source)
    header = next(rows, "").split("\t")
    return read_table(source, header, _read_records(rows))


def _read_records(rows: Iterator[str]) -> Iterator[Record]:
    """Yield the rows below the header; every column counts from 1."""
    for line, row in enumerate(rows, 2):
        cells = row.split("\t")
        places = []
        column = 1
        for cell in cells:
            places.append(Place(line, column))
            column += len(cell) + 1
        yield Record(line, cells, places)
