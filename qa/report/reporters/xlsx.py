"""A workbook for reviewers: a sheet for each version that stands out, with its findings and room for a decision.

A sheet runs from right to left where its version does. Text is written as text, never as a formula or a link.
`qa baseline import` reads the decisions back by the headings and the fingerprints.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from qa import language as languages
from qa.errors import QaError
from qa.escape import visible
from qa.model import Finding, Look, Mark, Result, language_of
from qa.report.entries import counted, entries, level
from qa.report.reporters import Reporter

DECISION, REASON, BY, UNTIL = "decision", "reason", "by", "until"
FINGERPRINT = "fingerprint"
FIXED = (
    "severity", "check", "what", DECISION, REASON, BY, UNTIL, "document", "unit", "place", "confidence", FINGERPRINT,
)  # fmt: skip
"""The headings of every sheet of findings; those after them are versions."""
VERDICTS = ("accept", "reject", "baseline")

_WIDTHS = (10, 22, 60, 12, 30, 14, 12, 24, 10, 32, 11, 18)
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


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write the workbook; the same bytes for the same findings."""
    if look.terminal:
        raise QaError(
            "a workbook is nothing for a terminal", hint="name a file with `-o`"
        )
    data = io.BytesIO()
    with Workbook(data, _OPTIONS) as book:
        book.set_properties(
            {"title": "qa", "created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)}
        )
        formats = _formats(book)
        _summary(book, result, formats)
        for name, findings in _groups(result).items():
            _findings(book, name, findings, formats)
    out.buffer.write(data.getvalue())


def _formats(book: Workbook) -> Mapping[str, Any]:
    wrapped = {"text_wrap": True, "valign": "top"}
    return {
        "heading": book.add_format({"bold": True, "bottom": 1}),
        "ltr": book.add_format({**wrapped, "reading_order": 1}),
        "rtl": book.add_format({**wrapped, "reading_order": 2, "align": "right"}),
        "marked": book.add_format({"bold": True, "color": "red"}),
        "open": book.add_format({**wrapped, "bg_color": "#FFF8DC"}),
    }


def _summary(book: Workbook, result: Result, formats: Mapping[str, Any]) -> None:
    """Write what was checked, and what was not."""
    sheet = book.add_worksheet("summary")
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 2, 60)
    sheet.write_row(0, 0, ["", counted(result)], formats["heading"])
    accepted = f"{len(result.accepted)} more were accepted before and stand below with their decisions"
    lines = [["accepted", accepted, ""]] if result.accepted else []
    lines += [
        ["not read", e.path, e.message] for e in entries(result) if e.finding is None
    ]
    lines += [["notice", notice, ""] for notice in result.notices]
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line):
            sheet.write_string(row, column, visible(text)[:_LONGEST], formats["ltr"])


def _groups(result: Result) -> Mapping[str, list[Finding]]:
    """Return the findings by the versions at fault; those that blame no one stand last."""
    groups: dict[str, list[Finding]] = {}
    for finding in (*result.findings, *result.accepted):
        for version in finding.blamed or (_NO_ONE,):
            groups.setdefault(version, []).append(finding)
    return {
        name: groups[name]
        for name in sorted(groups, key=lambda name: (name == _NO_ONE, name))
    }


def _findings(
    book: Workbook, name: str, findings: Sequence[Finding], formats: Mapping[str, Any]
) -> None:
    sheet = book.add_worksheet(_sheet_name(name, book))
    if name != _NO_ONE and _is_rtl(name):
        sheet.right_to_left()
    versions = [name] if name != _NO_ONE else []
    versions = list(
        dict.fromkeys([*versions, *(m.version for f in findings for m in f.marks)])
    )
    sheet.write_row(0, 0, [*FIXED, *map(visible, versions)], formats["heading"])
    for column, width in enumerate([*_WIDTHS, *([_TEXT_WIDTH] * len(versions))]):
        sheet.set_column(column, column, width)
    for row, finding in enumerate(findings, 1):
        _row(sheet, row, finding, versions, formats)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, len(findings), len(FIXED) + len(versions) - 1)
    where = FIXED.index(DECISION)
    sheet.data_validation(
        1, where, len(findings), where, {"validate": "list", "source": list(VERDICTS)}
    )


def _row(
    sheet: Worksheet, row: int, finding: Finding, versions: Sequence[str], formats: Mapping[str, Any]
) -> None:  # fmt: skip
    decision = finding.decision
    said = (
        (decision.verdict, decision.reason, decision.by, decision.until)
        if decision
        else ("", "", "", "")
    )
    path, line, column = finding.place
    values = (
        level(finding), finding.check, finding.message, *said, finding.document, finding.unit or "",
        f"{path}:{line}:{column}", finding.confidence.name.lower(), finding.fingerprint,
    )  # fmt: skip
    for place, (heading, value) in enumerate(zip(FIXED, values, strict=True)):
        style = formats["open" if heading in {DECISION, REASON, BY, UNTIL} else "ltr"]
        sheet.write_string(row, place, visible(value)[:_LONGEST], style)
    for mark in reversed(finding.marks):
        direction = formats["rtl" if _is_rtl(mark.version) else "ltr"]
        _text(
            sheet,
            row,
            len(FIXED) + versions.index(mark.version),
            mark,
            direction,
            formats["marked"],
        )


def _text(
    sheet: Worksheet,
    row: int,
    column: int,
    mark: Mark,
    style: Any,  # noqa: ANN401
    marked: Any,  # noqa: ANN401
) -> None:
    """Write a version's text, red where it is marked."""
    pieces = list(_pieces(mark))
    if len(pieces) > 1 and any(is_marked for _, is_marked in pieces):
        rich = [
            part
            for text, is_marked in pieces
            for part in ([marked, text] if is_marked else [text])
        ]
        sheet.write_rich_string(row, column, *rich, style)
    else:
        sheet.write_string(row, column, "".join(text for text, _ in pieces), style)


def _pieces(mark: Mark) -> Iterator[tuple[str, bool]]:
    """Yield the text before, in and after the span, what is empty left out, and whether it is marked."""
    segment, span = mark.segment.place(mark.span)
    start, end = (span.start, span.end) if span else (0, 0)
    room = _LONGEST
    for text, is_marked in (
        (segment.text[:start], False),
        (segment.text[start:end], True),
        (segment.text[end:], False),
    ):
        shown = visible(text)[:room]
        room -= len(shown)
        if shown:
            yield shown, is_marked


def _is_rtl(version: str) -> bool:
    return languages.of(language_of(version)).direction == "rtl"


def _sheet_name(name: str, book: Workbook) -> str:
    """Return a name that a sheet may have: at most 31 characters, some of them not allowed, no other sheet's."""
    plain = re.sub(r"[\[\]:*?/\\']", "_", visible(name))[:25] or "_"
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()} | {"history"}
    numbered = (plain if n == 1 else f"{plain} {n}" for n in range(1, len(taken) + 2))
    return next(each for each in numbered if each.casefold() not in taken)


REPORTER = Reporter(
    "A workbook for reviewers, whose decisions are read back",
    write,
    endings=(".xlsx",),
    is_text=False,
)
