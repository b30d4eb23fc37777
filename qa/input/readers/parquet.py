"""Parquet tables, a column a version; needs the extra `parquet`.

Rows are read in batches out of the file's row groups; only a packed file (`.parquet.gz`) is unpacked as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qa.errors import QaError
from qa.input.readers.opening import seekable
from qa.input.readers.rows import KEYS, Record, versions
from qa.model import Source, Version

EXTENSIONS = (".parquet",)

_BATCH = 4096
"""Rows that are decoded at a time."""


def read(source: Source) -> list[Version]:
    """Return the versions of a Parquet table; a null is an empty cell. The line of a text is its row."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - heavy, and only here
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        hint = "`pip install pyarrow`: it is qa's extra `parquet`"
        raise QaError(
            "Parquet needs the package pyarrow", path=source.path, hint=hint
        ) from error
    try:
        with seekable(source) as file:
            table = parquet.ParquetFile(file, pre_buffer=False)
            _texts(source, table.schema_arrow)
            records = (Record(row, cells) for row, cells in enumerate(_rows(table), 1))
            return versions(source, table.schema_arrow.names, records)
    except (pa.ArrowException, OSError) as error:
        said = str(error).partition("\n")[0].rstrip(".")
        raise QaError(
            f"not valid Parquet: {said}", path=source.path, hint="write the file again"
        ) from error


def _rows(table: Any) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - pyarrow has no types
    """Yield the cells of each row, a batch of rows at a time."""
    for batch in table.iter_batches(batch_size=_BATCH):
        columns = [
            ["" if cell is None else str(cell) for cell in column.to_pylist()]
            for column in batch.columns
        ]
        yield from zip(*columns, strict=True)


def _texts(source: Source, schema: Any) -> None:  # noqa: ANN401
    """Raise QaError for a column of numbers or bytes: its texts would be made up here."""
    for column in schema:
        kind = getattr(column.type, "value_type", column.type)
        if column.name not in KEYS and str(kind) not in {
            "string",
            "large_string",
            "string_view",
            "null",
        }:
            hint = "keep the columns `unit`, `document` and one a version, as strings"
            raise QaError(
                f"the column `{column.name}` is no text but {kind}",
                path=source.path,
                hint=hint,
            )
