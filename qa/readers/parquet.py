"""Parquet tables, a column a version; needs the extra `qa[parquet]`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from qa.errors import QaError
from qa.model import Source, Version
from qa.readers.opening import content
from qa.readers.rows import Record, versions

EXTENSIONS = (".parquet",)


def read(source: Source) -> list[Version]:
    """Return the versions of a Parquet table; a null is an empty cell."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - heavy, and only here
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        hint = "install it with `pip install 'qa[parquet]'`"
        raise QaError("Parquet needs the package pyarrow", path=source.path, hint=hint) from error
    try:
        table = parquet.ParquetFile(io.BytesIO(content(source)))
        records = (Record(line, cells) for line, cells in enumerate(_rows(table), 1))
        return versions(source, table.schema_arrow.names, records)
    except pa.ArrowException as error:
        raise QaError(f"not valid Parquet: {error}", path=source.path, hint="write the file again") from error


def _rows(table: Any) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - pyarrow has no types
    """Yield the cells of each row, a batch of rows at a time."""
    for batch in table.iter_batches(batch_size=4096):
        columns = [["" if cell is None else str(cell) for cell in column.to_pylist()] for column in batch.columns]
        yield from zip(*columns, strict=True)
