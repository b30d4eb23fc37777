"""Parquet tables, a column a version; needs the extra `qa[parquet]`."""

from __future__ import annotations

import io

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
        table = parquet.read_table(io.BytesIO(content(source)))
    except pa.ArrowException as error:
        raise QaError(f"not valid Parquet: {error}", path=source.path, hint="write the file again") from error
    columns = [["" if cell is None else str(cell) for cell in column.to_pylist()] for column in table.columns]
    records = (Record(line, cells) for line, cells in enumerate(zip(*columns, strict=True), 1))
    return versions(source, table.column_names, records)
