"""Tab-separated values: cells are literal, nothing is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from qa.input.readers.decoding import lines
from qa.input.readers.rows import Place, Record, versions
from qa.model import Source, Version

EXTENSIONS = (".tsv", ".tab")


def read(source: Source) -> list[Version]:
    """Return the versions of a TSV table."""
    rows = lines(source)
    header = next(rows, "").split("\t")
    return versions(source, header, _records(rows))


def _records(rows: Iterator[str]) -> Iterator[Record]:
    for line, row in enumerate(rows, 2):
        cells = row.split("\t")
        yield Record(line, cells, _places(line, cells))


def _places(line: int, cells: Sequence[str]) -> list[Place]:
    starts = accumulate((len(cell) + 1 for cell in cells[:-1]), initial=1)
    return [Place(line, start) for start in starts]
