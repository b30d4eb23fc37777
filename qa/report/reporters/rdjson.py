"""Reviewdog's diagnostic format: one JSON object. Its columns are bytes of UTF-8.

What stands in a line before a segment (indentation, markup) is counted as ASCII: only
its length is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from qa.escape import json_text
from qa.model import Mark, ReportOptions, Result, Segment
from qa.report.reporters.entries import Entry, list_entries, locate, quote, relative

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
Value = Mapping[str, object]


def write(result: Result, out: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write one diagnostic a finding, the other versions' places with it."""
    diagnostics = [json_text(_describe(entry)) for entry in list_entries(result)]
    text = ",\n".join(diagnostics)
    out.write(f'{{"source":{{"name":"qa"}},"diagnostics":[{text}]}}\n')


def _describe(entry: Entry) -> Value:
    start = {"line": entry.line, "column": entry.column}
    location: Value = {"path": entry.path, "range": {"start": start}}
    others: list[Value] = []
    if entry.finding:
        first, *rest = entry.finding.marks
        location = _describe_place(first, entry.path)
        for mark in rest:
            place = _describe_place(mark, "")
            others.append({"message": quote(mark), "location": place})
    diagnostic: dict[str, object] = {
        "message": entry.message,
        "location": location,
        "severity": _SEVERITIES[entry.level],
        "code": {"value": entry.check},
    }
    if others:
        diagnostic["related_locations"] = others
    return diagnostic


def _describe_place(mark: Mark, path: str) -> Value:
    """Return where a mark is; without a path it is in its segment's file."""
    segment, start, end = locate(mark)
    stretch: dict[str, object] = {"start": _measure(segment, start)}
    if start < end:
        stretch["end"] = _measure(segment, end)
    return {"path": path or relative(segment.path), "range": stretch}


def _measure(segment: Segment, offset: int) -> Mapping[str, int]:
    """Return line and column, in bytes from 1, of an offset into a segment."""
    line, column = segment.at(offset)
    start = 0
    for anchor in segment.anchors:
        if anchor.offset <= offset:
            start = max(start, anchor.offset)
    # Since the last anchor the column counts code points of the text.
    text = segment.text[start:offset]
    column += len(text.encode("utf-8", "replace")) - len(text)
    return {"line": line, "column": column}
