"""Reviewdog's diagnostic format: one JSON object. Its columns are bytes of UTF-8.

What stands in a line before a segment (indentation, markup) is counted as ASCII: only its length is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from qa.escape import json_text
from qa.model import Look, Mark, Result, Segment
from qa.report.entries import Entry, entries, quoted, relative
from qa.report.reporters import Reporter

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def write(result: Result, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write one diagnostic a finding, the other versions' places with it."""
    found = [json_text(_diagnostic(entry)) for entry in entries(result)]
    out.write('{"source":{"name":"qa"},"diagnostics":[' + ",\n".join(found) + "]}\n")


def _diagnostic(entry: Entry) -> Mapping[str, object]:
    start = {"line": entry.line, "column": entry.column}
    location: Mapping[str, object] = {"path": entry.path, "range": {"start": start}}
    others: list[Mapping[str, object]] = []
    if entry.finding:
        first, *rest = entry.finding.marks
        location = _location(first, entry.path)
        others = [
            {"message": quoted(mark), "location": _location(mark, "")} for mark in rest
        ]
    return {
        "message": entry.message,
        "location": location,
        "severity": _SEVERITIES[entry.level],
        "code": {"value": entry.check},
        **({"related_locations": others} if others else {}),
    }


def _location(mark: Mark, path: str) -> Mapping[str, object]:
    segment, span = mark.segment.place(mark.span)
    stretch: dict[str, object] = {
        "start": _position(segment, span.start if span else 0)
    }
    if span and span.start < span.end:
        stretch["end"] = _position(segment, span.end)
    return {"path": path or relative(segment.path), "range": stretch}


def _position(segment: Segment, offset: int) -> Mapping[str, int]:
    line, column = segment.at(offset)
    start = max(
        [0, *(anchor.offset for anchor in segment.anchors if anchor.offset <= offset)]
    )
    written = segment.text[start:offset]
    return {
        "line": line,
        "column": column - len(written) + len(written.encode("utf-8", "replace")),
    }


REPORTER = Reporter(
    "Diagnostics for reviewdog", write, endings=(".json",), has_accepted=False
)
