"""JSON Lines: a record a finding, keys in a fixed order, the run last. Offsets are code points, half-open."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TextIO

from qa.model import Finding, Look, Mark, Result, Severity, Table


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write finding, problem and crash records, documents with their fact tables if asked, and the run."""
    records: list[Mapping[str, object]] = [_finding(finding) for finding in result.findings]
    records += [
        {"record": "problem", "path": p.path, "line": p.line, "message": p.message, "hint": p.hint}
        for p in result.problems
    ]
    records += [{"record": "crash", "check": c.check, "where": c.where, "error": c.error} for c in result.crashes]
    records += [_table(table) for table in result.tables] if look.facts else []
    for record in [*records, _run(result)]:
        out.write(json.dumps(record, ensure_ascii=False, separators=(", ", ": ")) + "\n")


def _finding(finding: Finding) -> Mapping[str, object]:
    path, line, column = finding.place
    return {
        "record": "finding",
        "check": finding.check,
        "category": finding.category,
        "severity": finding.severity.name.lower() if finding.severity else None,
        "confidence": finding.confidence.name.lower(),
        "document": finding.document,
        "unit": finding.unit,
        "path": path,
        "line": line,
        "column": column,
        "version": finding.version,
        "message": finding.message,
        "marks": [_mark(mark) for mark in finding.marks],
        "mqm": finding.mqm,
        "fingerprint": finding.fingerprint,
    }


def _mark(mark: Mark) -> Mapping[str, object]:
    segment, span = mark.segment.place(mark.span)
    return {
        "version": mark.version,
        "path": segment.path,
        "line": segment.at(span.start if span else 0)[0],
        "text": segment.text,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "note": mark.note,
    }


def _table(table: Table) -> Mapping[str, object]:
    rows = [
        {
            "kind": row.kind,
            "value": row.value,
            "unit": row.unit,
            "versions": {version: fact and {"text": fact.text, "value": fact.value} for version, fact in row.cells},
            "odd": list(row.odd),
            "unsure": list(row.unsure),
        }
        for row in table.rows
    ]
    return {"record": "document", "document": table.document, "versions": list(table.versions), "facts": rows}


def _run(result: Result) -> Mapping[str, object]:
    return {
        "record": "run",
        "release": result.release,
        "documents": len(result.documents),
        "units": sum(len(document.units) for document in result.documents),
        "versions": sorted({version.name for document in result.documents for version in document.versions}),
        "facts": result.facts,
        "findings": {severity.name.lower(): result.count(severity) for severity in reversed(Severity)},
        "unverified": dict(result.unverified),
        "skipped": result.skipped,
        "signature": result.signature,
    }
