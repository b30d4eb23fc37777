"""Workbooks (XLSX, XLSM), a column a version: each sheet with two of them is a table.

The line of a text is its row, the column that of the sheet (`B5` is line 5, column 2).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.errors import NoTextsError, QaError
from qa.input.readers.opening import read_content, refuse_unpacked
from qa.input.readers.rows import Place, Record, read_table
from qa.model import Source, Version

EXTENSIONS = (".xlsx", ".xlsm")

Cells = Sequence[object]


def read(source: Source) -> list[Version]:
    """Return the versions of a workbook; raise QaError for what is none.

    Sheets without two columns and a row below their heads are no tables and are passed over.
    """
    tables = []
    for name, cells in _read_sheets(source):
        rows = list(_list_rows(cells))
        if len(rows) > 1 and sum(bool(cell) for cell in rows[0].cells) > 1:
            tables.append((name, rows))
    if not tables:
        raise NoTextsError(
            "no sheet has two columns",
            path=source.path,
            hint="head a column a version by its language",
        )
    versions = []
    for name, rows in tables:
        document = source.document
        if len(tables) > 1:
            document = f"{document}:{name}"
        own = replace(source, document=document)
        versions += read_table(own, rows[0].cells, iter(rows[1:]))
    return versions


def _read_sheets(source: Source) -> list[tuple[str, Sequence[Cells]]]:
    """Return the rows of each sheet; raise QaError for what is no workbook, or too large a one."""
    import python_calamine  # noqa: PLC0415 - only for workbooks

    data = read_content(source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > source.largest:
            raise refuse_unpacked(source)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        # A sheet is read when it is asked for, and damage is found only then.
        return [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in book.sheet_names
        ]
    except (zipfile.BadZipFile, python_calamine.CalamineError, OSError) as error:
        raise QaError(
            f"not a workbook: {error}", path=source.path, hint="save it again as .xlsx"
        ) from error


def _list_rows(rows: Sequence[Cells]) -> Iterator[Record]:
    """Yield the rows that are not blank, from the first on all equally wide."""
    width = 0
    for line, row in enumerate(rows, 1):
        cells = [_read_cell(cell) for cell in row]
        if not any(cells):
            continue
        if not width:
            width = max(number for number, cell in enumerate(cells, 1) if cell)
        cells = (cells + [""] * width)[:width]
        places = [Place(line, number) for number in range(1, width + 1)]
        yield Record(line, cells, places)


def _read_cell(cell: object) -> str:
    """Return a cell's text; a whole number has no decimals."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
