"""Reads decisions back from the workbook that reviewers filled in (`qa check --format xlsx`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import python_calamine

from qa.decide import decisions
from qa.decide.decisions import Stock
from qa.errors import QaError
from qa.model import Decision
from qa.report.reporters.xlsx import (
    BY,
    DECISION,
    FINGERPRINT,
    FIXED,
    REASON,
    UNTIL,
    VERDICTS,
)

_SHOWN = 40
_SAID = ("decision", "reason", "by", "until")


def load(path: str, stock: Stock, today: str | None = None) -> Stock:
    """Return what a workbook, or another file of decisions, says; what a workbook says anew is of `today`.

    Raises QaError with the sheet and the row for a decision that is none.
    """
    if Path(path).suffix.lower() != ".xlsx":
        return decisions.load(path)
    today = today or dt.datetime.now(tz=dt.UTC).date().isoformat()
    return decisions.merged(path, _fresh(path, stock, today))


def _fresh(path: str, stock: Stock, today: str) -> Iterator[Decision]:
    """Yield the decisions that say something else than is known."""
    known = stock.by_fingerprint or {}
    for sheet, rows in _sheets(path):
        for number, row in enumerate(rows, 2):
            record = _record(row)
            old = known.get(record["fingerprint"])
            if not record["decision"] or (
                old and _said(decisions.record(old)) == _said(record)
            ):
                continue
            place = f"{path}, sheet {sheet}, row {number}"
            yield _decision({**record, "date": today}, place)


def _sheets(path: str) -> Iterator[tuple[str, Iterator[Mapping[str, str]]]]:
    """Yield the sheets that hold findings: their first row has the headings."""
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        held = [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in book.sheet_names
        ]
    except (OSError, python_calamine.CalamineError) as error:
        raise QaError(
            f"no workbook that can be read: {error}", path=path, hint="save it as .xlsx"
        ) from error
    known = [
        (name, rows)
        for name, rows in held
        if rows and {FINGERPRINT, DECISION} <= set(map(_text, rows[0]))
    ]
    if not known and all(name != "summary" for name, _ in held):
        hint = "`qa check --format xlsx -o FILE` writes one"
        raise QaError(
            f"no sheet has the columns {DECISION} and {FINGERPRINT}",
            path=path,
            hint=hint,
        )
    for name, rows in known:
        yield name, _rows(rows)


def _rows(rows: Sequence[Sequence[object]]) -> Iterator[Mapping[str, str]]:
    headings = [_text(cell) for cell in rows[0]]
    for row in rows[1:]:
        yield dict(zip(headings, map(_text, row), strict=False))


def _record(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row as a line of the decisions file says it, versions' texts besides."""
    record = {
        key: row.get(key, "")
        for key in (FINGERPRINT, "check", "document", REASON, BY, UNTIL)
    }
    texts = {
        name: text for name, text in row.items() if name and name not in FIXED and text
    }
    return {
        **record,
        **{f"text {name}": text for name, text in texts.items()},
        "decision": row[DECISION].lower(),
    }


def _said(record: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(record.get(key) or "" for key in _SAID)


def _decision(record: Mapping[str, str], place: str) -> Decision:
    if record["decision"] not in VERDICTS:
        hint = f"write {', '.join(VERDICTS)} or nothing"
        raise QaError(f"`{record['decision']}` is no decision", path=place, hint=hint)
    texts = {
        key.removeprefix("text "): text
        for key, text in record.items()
        if key.startswith("text ")
    }
    shown = {
        name: " ".join(text.split())[:_SHOWN] for name, text in sorted(texts.items())
    }
    try:
        return decisions.restored(
            {**record, "languages": sorted(shown), "texts": shown}
        )
    except ValueError as error:
        raise QaError(
            f"not a decision: {error}", path=place, hint="write a day as 2027-01-31"
        ) from error


def _text(cell: object) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell).strip()
