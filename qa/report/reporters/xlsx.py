"""A workbook for reviewers: a sheet for each version that stands out.

It has the version's findings and room for a decision. A sheet runs from right to left
where its version does. Text is written as text, never as a formula or a link. `qa
baseline import` reads the decisions back by the headings and the fingerprints.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from qa import language as languages
from qa.errors import QaError
from qa.escape import visible
from qa.model import Finding, Mark, ReportOptions, Result, language_of
from qa.report.reporters.entries import find_level, list_entries, locate, summarize

DECISION, REASON, BY, UNTIL = "decision", "reason", "by", "until"
FINGERPRINT = "fingerprint"
_COLUMNS = {
    "severity": 10,
    "check": 22,
    "what": 60,
    DECISION: 12,
    REASON: 30,
    BY: 14,
    UNTIL: 12,
    "document": 24,
    "unit": 10,
    "place": 32,
    "confidence": 11,
    FINGERPRINT: 18,
}
"""Headings and widths, in characters."""

FIXED = tuple(_COLUMNS)
"""The headings of every sheet of findings; those after them are versions."""
VERDICTS = ("accept", "reject", "baseline")

_OPEN = frozenset([DECISION, REASON, BY, UNTIL])
"""Columns that reviewers fill in."""

_TEXT_WIDTH = 60
_LONGEST = 32_000
"""A cell takes 32,767 characters."""

_NO_ONE = "no one"
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
Formats = Mapping[str, Any]
"""The formats of cells by name."""


def write(result: Result, out: TextIO, options: ReportOptions) -> None:
    """Write the workbook; the same bytes for the same findings.

    Raises QaError for a terminal.
    """
    if options.terminal:
        raise QaError(
            "a workbook is nothing for a terminal", hint="name a file with `-o`"
        )
    data = io.BytesIO()
    with Workbook(data, _OPTIONS) as book:
        book.set_properties({"title": "qa", "created": _CREATED})
        formats = _add_formats(book)
        _write_summary(book, result, formats)
        for name, findings in _group(result).items():
            _write_findings(book, name, findings, formats)
    out.buffer.write(data.getvalue())


def _add_formats(book: Workbook) -> Formats:
    wrapped = {"text_wrap": True, "valign": "top"}
    return {
        "heading": book.add_format({"bold": True, "bottom": 1}),
        "ltr": book.add_format({**wrapped, "reading_order": 1}),
        "rtl": book.add_format({**wrapped, "reading_order": 2, "align": "right"}),
        "marked": book.add_format({"bold": True, "color": "red"}),
        "open": book.add_format({**wrapped, "bg_color": "#FFF8DC"}),
    }


def _write_summary(book: Workbook, result: Result, formats: Formats) -> None:
    """Write what was checked, and what was not."""
    sheet = book.add_worksheet("summary")
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 2, 60)
    sheet.write_row(0, 0, ["", summarize(result)], formats["heading"])
    lines = []
    if result.accepted:
        number = len(result.accepted)
        accepted = "were accepted before and stand below with their decisions"
        lines.append(["accepted", f"{number} more {accepted}", ""])
    troubles = [entry for entry in list_entries(result) if entry.finding is None]
    lines += [["not read", entry.path, entry.message] for entry in troubles]
    lines += [["notice", notice, ""] for notice in result.notices]
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line):
            _write_text(sheet, row, column, text, formats["ltr"])


def _write_text(
    sheet: Worksheet,
    row: int,
    column: int,
    text: str,
    style: Any,  # noqa: ANN401
) -> None:
    """Write a text into a cell; rows and columns count from 0."""
    sheet.write_string(row, column, visible(text)[:_LONGEST], style)


def _group(result: Result) -> Mapping[str, list[Finding]]:
    """Return the findings by the versions at fault.

    Those that blame no one stand last.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in (*result.findings, *result.accepted):
        for version in finding.blamed or (_NO_ONE,):
            groups.setdefault(version, []).append(finding)
    names = sorted(groups)
    names.sort(key=lambda name: name == _NO_ONE)
    return {name: groups[name] for name in names}


def _write_findings(
    book: Workbook, name: str, findings: Sequence[Finding], formats: Formats
) -> None:
    """Write the sheet of one version."""
    sheet = book.add_worksheet(_name_sheet(name, book))
    versions: dict[str, None] = {}
    if name != _NO_ONE:
        versions[name] = None
        if _is_rtl(name):
            sheet.right_to_left()
    for finding in findings:
        for mark in finding.marks:
            versions[mark.version] = None
    headings = [*FIXED, *map(visible, versions)]
    sheet.write_row(0, 0, headings, formats["heading"])
    for column, heading in enumerate(headings):
        width = _COLUMNS[heading] if column < len(FIXED) else _TEXT_WIDTH
        sheet.set_column(column, column, width)
    for row, finding in enumerate(findings, 1):
        _write_finding(sheet, row, finding, list(versions), formats)
    last = len(findings)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, last, len(headings) - 1)
    place = FIXED.index(DECISION)
    choice = {"validate": "list", "source": list(VERDICTS)}
    sheet.data_validation(1, place, last, place, choice)


def _write_finding(
    sheet: Worksheet,
    row: int,
    finding: Finding,
    versions: Sequence[str],
    formats: Formats,
) -> None:
    """Write one finding: its columns, then a text a version."""
    for column, (heading, value) in enumerate(_list_values(finding).items()):
        style = formats["open" if heading in _OPEN else "ltr"]
        _write_text(sheet, row, column, value, style)
    for mark in reversed(finding.marks):
        column = len(FIXED) + versions.index(mark.version)
        style = formats["rtl" if _is_rtl(mark.version) else "ltr"]
        stretches = list(_split(mark))
        pieces = []
        for text, is_marked in stretches:
            if is_marked:
                pieces.append(formats["marked"])
            pieces.append(text)
        # Rich text needs two stretches: what is all marked is plain.
        if len(pieces) > len(stretches) > 1:
            sheet.write_rich_string(row, column, *pieces, style)
        else:
            text = "".join(text for text, _ in stretches)
            sheet.write_string(row, column, text, style)


def _list_values(finding: Finding) -> Mapping[str, str]:
    """Return what stands in each column, in their order."""
    path, line, column = finding.place
    values = dict.fromkeys(FIXED, "")
    values["severity"] = find_level(finding)
    values["check"] = finding.check
    values["what"] = finding.message
    values["document"] = finding.document
    values["unit"] = finding.unit or ""
    values["place"] = f"{path}:{line}:{column}"
    values["confidence"] = finding.confidence.name.lower()
    values[FINGERPRINT] = finding.fingerprint
    decision = finding.decision
    if decision:
        values[DECISION] = decision.verdict
        values[REASON] = decision.reason
        values[BY] = decision.by
        values[UNTIL] = decision.until
    return values


def _split(mark: Mark) -> Iterator[tuple[str, bool]]:
    """Yield the text before, in and after a mark, and whether it is marked.

    What is empty is left out, and what a cell does not take.
    """
    segment, start, end = locate(mark)
    text = segment.text
    pieces = (text[:start], False), (text[start:end], True), (text[end:], False)
    room = _LONGEST
    for piece, is_marked in pieces:
        shown = visible(piece)[:room]
        room -= len(shown)
        if shown:
            yield shown, is_marked


def _is_rtl(version: str) -> bool:
    return languages.of(language_of(version)).direction == "rtl"


def _name_sheet(name: str, book: Workbook) -> str:
    """Return a name that a sheet may have.

    It has at most 31 characters, some of them not allowed, and is no other sheet's;
    Excel keeps `history` for itself.
    """
    plain = re.sub(r"[\[\]:*?/\\']", "_", visible(name))[:25] or "_"
    taken = {"history", *_fold(sheet.get_name() for sheet in book.worksheets())}
    title = plain
    number = 1
    while title.casefold() in taken:
        number += 1
        title = f"{plain} {number}"
    return title


def _fold(names: Iterable[str]) -> Iterator[str]:
    """Yield names as Excel compares them."""
    for name in names:
        yield name.casefold()
