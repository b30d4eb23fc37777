"""Tab-separated values: cells are literal, nothing is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.model import Source, Version
from qa.readers.decoding import lines
from qa.readers.rows import Record, versions

EXTENSIONS = (".tsv", ".tab")


def read(source: Source) -> list[Version]:
    """Return the versions of a TSV table."""
    rows = lines(source)
    header = next(rows, "").split("\t")
    return versions(source, header, _records(rows))


def _records(rows: Iterator[str]) -> Iterator[Record]:
    for line, row in enumerate(rows, 2):
        cells = row.split("\t")
        yield Record(line, cells, _starts(cells))


def _starts(cells: Sequence[str]) -> list[int]:
    starts = [1]
    for cell in cells[:-1]:
        starts.append(starts[-1] + len(cell) + 1)
    return starts
