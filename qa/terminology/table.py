"""Terminology in a table: a column a language, headed by its tag, and `TAG!` for forbidden terms.

A row is a concept; a cell may hold several terms, parted by `|`. Columns with other names are not read.
"""

from __future__ import annotations

import csv
import io

from qa import language as languages
from qa.errors import QaError
from qa.terminology.concepts import Concept, Term


def read(data: bytes, path: str) -> list[Concept]:
    """Return the concepts of a CSV (RFC 4180) or, by its name, a TSV file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QaError(f"not UTF-8 at byte {error.start}", path=path, hint="save the file as UTF-8") from error
    tabs = path.lower().endswith(".tsv")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",", strict=True)
    try:
        table = [(rows.line_num, row) for row in rows if any(row)]
    except csv.Error as error:
        raise QaError(f"no table: {error}", path=path, line=rows.line_num) from error
    heads = [_head(cell) for cell in table[0][1]] if table else []
    if sum(tag is not None for tag, _ in heads) < 1:
        raise QaError(
            "no column is headed by a language", path=path, line=1, hint="write `en`, `fr`, `fr!` (forbidden)"
        )
    return [Concept(str(line), _terms(heads, row), path, line) for line, row in table[1:]]


def _head(cell: str) -> tuple[str | None, bool]:
    name = cell.strip()
    tag = languages.canonical(name.removesuffix("!"))
    return (tag if tag and languages.is_known(tag) else None), name.endswith("!")


def _terms(heads: list[tuple[str | None, bool]], row: list[str]) -> tuple[Term, ...]:
    return tuple(
        Term(tag, text.strip(), forbidden)
        for (tag, forbidden), cell in zip(heads, row, strict=False)
        for text in cell.split("|")
        if tag and text.strip()
    )
