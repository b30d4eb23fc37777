"""Tab-separated values: cells are literal, nothing is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.model import Source, Version
from qa.readers.decoding import decode, lines
from qa.readers.rows import Record, versions

EXTENSIONS = (".tsv", ".tab")


def read(source: Source) -> list[Version]:
    """Return the versions of a TSV table."""
    rows = lines(decode(source.data, source.path))
    return versions(source, rows[0].split("\t"), _records(rows[1:]))


def _records(rows: Sequence[str]) -> Iterator[Record]:
    for line, row in enumerate(rows, 2):
        cells = row.split("\t")
        yield Record(line, cells, _starts(cells))


def _starts(cells: Sequence[str]) -> list[int]:
    starts = [1]
    for cell in cells[:-1]:
        starts.append(starts[-1] + len(cell) + 1)
    return starts
