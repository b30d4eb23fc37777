"""Terminology in a table: a column a language, headed by its tag.

`TAG!` heads forbidden terms. A row is a concept; a cell may hold several terms,
parted by `|`. Columns with other names are not read.
"""

from __future__ import annotations

import csv
import io
from typing import NamedTuple

from qa import language as languages
from qa.errors import QaError
from qa.terminology.concepts import Concept, Term


class _Column(NamedTuple):
    """The tag of a column, empty where it is not read."""

    tag: str
    forbidden: bool


def read(data: bytes, path: str) -> list[Concept]:
    """Return the concepts of a CSV (RFC 4180) or, by its name, a TSV file.

    Raises QaError where it is not UTF-8, no table, or heads no column by a language.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}"
        raise QaError(message, path=path, hint="save the file as UTF-8") from error
    delimiter = "\t" if path.lower().endswith(".tsv") else ","
    lines = io.StringIO(text, newline="")
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    columns: list[_Column] = []
    concepts = []
    try:
        for row in rows:
            if not any(row):
                continue
            if not columns:
                columns = [_read_head(cell) for cell in row]
                continue
            terms = _read_terms(columns, row)
            concepts.append(Concept(str(rows.line_num), terms, path, rows.line_num))
    except csv.Error as error:
        raise QaError(f"no table: {error}", path=path, line=rows.line_num) from error
    if not any(column.tag for column in columns):
        message = "no column is headed by a language"
        hint = "write `en`, `fr`, `fr!` (forbidden)"
        raise QaError(message, path=path, line=1, hint=hint)
    return concepts


def _read_head(cell: str) -> _Column:
    name = cell.strip()
    tag = languages.canonical(name.removesuffix("!"))
    is_language = tag is not None and languages.is_known(tag)
    return _Column(tag if tag and is_language else "", name.endswith("!"))


def _read_terms(columns: list[_Column], row: list[str]) -> tuple[Term, ...]:
    """Return the terms of a row; cells beyond the head are left out."""
    terms: list[Term] = []
    for (tag, forbidden), cell in zip(columns, row, strict=False):
        if tag:
            texts = [text.strip() for text in cell.split("|")]
            terms += [Term(tag, text, forbidden) for text in texts if text]
    return tuple(terms)
