"""Parquet tables, a column a version; needs the extra `parquet`.

Rows are read in batches out of the file's row groups; only a packed file
(`.parquet.gz`) is unpacked as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qa.errors import QaError
from qa.input.readers.opening import open_seekable
from qa.input.readers.rows import KEYS, Record, read_table
from qa.model import Source, Version

EXTENSIONS = (".parquet",)

_BATCH = 4096
"""Rows that are decoded at a time."""

_TEXTS = frozenset(["string", "large_string", "string_view", "null"])
"""Types of columns that hold texts, or nothing."""


def read(source: Source) -> list[Version]:
    """Return the versions of a Parquet table; a null is an empty cell.

    The line of a text is its row. Raises QaError for what is no such table, and where
    pyarrow is missing.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - heavy, and only here
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        hint = "`pip install pyarrow`: it is qa's extra `parquet`"
        raise QaError(
            "Parquet needs the package pyarrow", path=source.path, hint=hint
        ) from error
    try:
        with open_seekable(source) as file:
            table = parquet.ParquetFile(file, pre_buffer=False)
            _check_columns(source, table.schema_arrow)
            return read_table(source, table.schema_arrow.names, _read_records(table))
    except (pa.ArrowException, OSError, UnicodeError) as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        message = f"not valid Parquet: {reason}"
        raise QaError(message, path=source.path, hint="write the file again") from error


# pyarrow has no types: its tables are Any.
def _read_records(table: Any) -> Iterator[Record]:  # noqa: ANN401
    """Yield the rows, decoded a batch at a time."""
    number = 0
    for batch in table.iter_batches(batch_size=_BATCH):
        columns = [column.to_pylist() for column in batch.columns]
        for cells in zip(*columns, strict=True):
            number += 1
            yield Record(number, ["" if cell is None else str(cell) for cell in cells])


def _check_columns(source: Source, schema: Any) -> None:  # noqa: ANN401
    """Raise QaError for a column of numbers or bytes.

    Their texts would be made up here.
    """
    for column in schema:
        kind = getattr(column.type, "value_type", column.type)
        if column.name not in KEYS and str(kind) not in _TEXTS:
            raise QaError(
                f"the column `{column.name}` is no text but {kind}",
                path=source.path,
                hint="keep the columns `unit`, `document` and one a version, as strings",
            )
