"""Reads a work list that came back, and says of each of its items whether it is mended in a later run."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import python_calamine

from qa.errors import QaError
from qa.model import Finding, Result
from qa.report.entries import number
from qa.report.worklist.items import KEYS

_ITEM = re.compile(r"qa-item(?:\"|&quot;)?[ >]\s*(\{[^{}\n]*\})")
Key = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of the items of a list: how many are mended, may stay by a decision, or were not looked at.

    `still` are the findings that are still there.
    """

    path: str
    mended: int
    accepted: int
    unasked: int
    still: tuple[Finding, ...]

    def tell(self) -> str:
        """Return it as a sentence."""
        total = self.mended + self.accepted + self.unasked + len(self.still)
        said = [f"{self.mended:,} mended", f"{len(self.still):,} still there"]
        if self.accepted:
            said.append(f"{self.accepted:,} may stay")
        if self.unasked:
            said.append(f"{self.unasked:,} in documents that this run did not look at")
        return f"{self.path}: of {number(total, 'item')} {', '.join(said)}"


def verify(path: str, result: Result) -> Returned:
    """Return what became of the items of a list, in any of its formats.

    An item is still there where its finding is, or where the same check says something of the same unit and version.
    Raises QaError for a file that is no work list.
    """
    found = _index(result.findings)
    accepted = _index(result.accepted)
    documents = {document.name for document in result.documents}
    mended = stay = unasked = 0
    still: dict[int, Finding] = {}
    for key in _read(path):
        there = _find(key, found)
        if there is not None:
            still[id(there)] = there
        elif _find(key, accepted) is not None:
            stay += 1
        elif key["document"] and documents and key["document"] not in documents:
            unasked += 1
        else:
            mended += 1
    return Returned(path, mended, stay, unasked, tuple(still.values()))


Index = Mapping[tuple[str, ...], Finding]


def _index(findings: Sequence[Finding]) -> Index:
    index: dict[tuple[str, ...], Finding] = {}
    for finding in findings:
        index.setdefault((finding.fingerprint,), finding)
        for version in finding.blamed or ("",):
            place = finding.check, finding.document, finding.unit or "", version
            index.setdefault(place, finding)
    return index


def _find(key: Key, index: Index) -> Finding | None:
    found = index.get((key["fingerprint"],))
    if found is not None or not key["unit"]:
        return found
    return index.get((key["check"], key["document"], key["unit"], key["version"]))


def _read(path: str) -> list[Key]:
    try:
        keys = list(_list_keys(path))
    except OSError as error:
        raise QaError(f"cannot be read: {error.strerror}", path=path) from error
    except (ValueError, KeyError, TypeError, python_calamine.CalamineError) as error:
        raise QaError(
            f"no work list: {error}", path=path, hint="`--work-list` writes one"
        ) from error
    if not keys:
        hint = "`--work-list` writes one"
        raise QaError("no work list: it has no items of qa", path=path, hint=hint)
    return keys


def _list_keys(path: str) -> Iterator[Key]:
    ending = Path(path).suffix.lower()
    if ending == ".xlsx":
        book = python_calamine.CalamineWorkbook.from_path(path)
        yield from _list_rows(book.get_sheet_by_index(0).to_python())
    elif ending == ".csv":
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            yield from _list_rows(list(csv.reader(file)))
    else:
        for found in _ITEM.finditer(Path(path).read_text(encoding="utf-8-sig")):
            values = json.loads(html.unescape(found[1]))
            yield {name: str(values[name]) for name in KEYS}


def _list_rows(rows: Sequence[Sequence[object]]) -> Iterator[Key]:
    headings = [str(cell) for cell in rows[0]] if rows else []
    for row in rows[1:]:
        values = dict(zip(headings, map(_text, row), strict=False))
        if values.get("fingerprint"):
            yield {name: values[name] for name in KEYS}


def _text(cell: object) -> str:
    """Return a cell as it was written: a spreadsheet makes numbers of digits."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell)
    return text.removeprefix("'") if text[1:2] in {"=", "+", "-", "@"} else text
