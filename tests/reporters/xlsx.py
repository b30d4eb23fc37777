"""How the counts in a report of the format xlsx are read."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import python_calamine

from tests.counts import ACTING, Counts


def count(text: str) -> Counts:
    data = text.encode("latin-1")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert not ACTING.search(archive.read(name).decode()), name
            assert b"<f>" not in archive.read(name)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = [
        row
        for name in book.sheet_names
        if name != "summary"
        for row in book.get_sheet_by_name(name).to_python()
    ]
    found = Counter((str(row[0]), bool(row[3])) for row in rows if row[0] != "severity")
    accepted = sum(count for (_, decided), count in found.items() if decided)
    return (
        found["error", False],
        found["warning", False],
        found["note", False],
        accepted,
    )
