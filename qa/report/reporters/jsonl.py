"""JSON Lines: a record a finding, keys in a fixed order, the run last. Offsets are code points, half-open.

With the fact tables the records hold all that any report says (`qa report` renders them later). What a decision lets
stand is a finding record with its decision. Characters that act on a terminal are escaped as JSON escapes them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, TextIO

from qa.escape import in_json
from qa.model import (
    Confidence,
    Decision,
    Document,
    Fact,
    Finding,
    Look,
    Mark,
    Result,
    Severity,
    Similarity,
    Table,
)
from qa.report import compared
from qa.report import records as r
from qa.report.reporters import Reporter

_SEVERITIES: Mapping[Severity, r.Severity] = {
    Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note",
}  # fmt: skip
_CONFIDENCES: Mapping[Confidence, r.Confidence] = {
    Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low",
}  # fmt: skip
_TOLD: tuple[Literal["reason", "by", "date", "until", "suggestion"], ...] = (
    "reason",
    "by",
    "date",
    "until",
    "suggestion",
)


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write finding, problem and crash records, documents with their fact tables if asked, and the run."""
    told = () if look.alone else (*result.findings, *result.accepted)
    records: list[r.Record] = [_finding(finding) for finding in told]
    records += [
        r.ProblemRecord(
            record="problem", path=p.path, line=p.line, message=p.message, hint=p.hint
        )
        for p in result.problems
    ]
    records += [
        r.CrashRecord(record="crash", check=c.check, where=c.where, error=c.error)
        for c in result.crashes
    ]
    documents = {document.name: document for document in result.documents}
    records += (
        [_table(table, documents[table.document]) for table in result.tables]
        if look.facts
        else []
    )
    records += [_similarity(similarity) for similarity in result.similarities]
    records += compared.records(result.comparison) if result.comparison else []
    for record in [*records, _run(result)]:
        out.write(line(record) + "\n")


def line(record: Mapping[str, object]) -> str:
    """Return one record without its line break."""
    return in_json(json.dumps(record, ensure_ascii=False, separators=(", ", ": ")))


def _finding(finding: Finding) -> r.FindingRecord:
    path, number, column = finding.place
    record: r.FindingRecord = {
        "record": "finding",
        "check": finding.check,
        "category": finding.category,
        "severity": _SEVERITIES[finding.severity] if finding.severity else None,
        "confidence": _CONFIDENCES[finding.confidence],
        "document": finding.document,
        "unit": finding.unit,
        "path": path,
        "line": number,
        "column": column,
        "version": finding.version,
        "message": finding.message,
        "marks": [_mark(mark) for mark in finding.marks],
        "mqm": finding.mqm,
        "fingerprint": finding.fingerprint,
    }
    if finding.versions:
        record["versions"] = list(finding.versions)
    if finding.folded:
        record["folded"] = [_folded(part) for part in finding.folded]
    if finding.decision:
        record["decision"] = _decision(finding.decision)
    if finding.fails:
        record["fails"] = True
    if finding.change:
        record["change"] = finding.change
    return record


def _folded(finding: Finding) -> r.FoldedRecord:
    return {
        "check": finding.check,
        "severity": _SEVERITIES[finding.severity] if finding.severity else None,
        "version": finding.version,
        "unit": finding.unit,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
    }


def _decision(decision: Decision) -> r.DecisionRecord:
    record: r.DecisionRecord = {"decision": decision.verdict}
    for key in _TOLD:
        if said := getattr(decision, key):
            record[key] = said
    return record


def _mark(mark: Mark) -> r.MarkRecord:
    segment, span = mark.segment.place(mark.span)
    record: r.MarkRecord = {
        "version": mark.version,
        "path": segment.path,
        "line": segment.at(span.start if span else 0)[0],
        "text": segment.text,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "note": mark.note,
    }
    if mark.gap:
        record["gap"] = True
    return record


def _table(table: Table, document: Document) -> r.DocumentRecord:
    rows: list[r.RowRecord] = [
        {
            "kind": row.kind,
            "value": row.value,
            "unit": row.unit,
            "versions": {
                version: _cell(fact) if fact else None for version, fact in row.cells
            },
            "odd": list(row.odd),
            "unsure": list(row.unsure),
        }
        for row in table.rows
    ]
    files: list[r.FileRecord] = [
        {
            "version": v.name,
            "path": v.path,
            "segments": len(v.segments),
            "certainty": v.certainty,
        }
        for v in document.versions
    ]
    return {
        "record": "document",
        "document": table.document,
        "versions": list(table.versions),
        "facts": rows,
        "source": document.source,
        "units": len(document.units),
        "files": files,
    }


def _similarity(similarity: Similarity) -> r.SimilarityRecord:
    return {
        "record": "similarity",
        "document": similarity.document,
        "version": similarity.version,
        "reference": similarity.reference,
        "segments": similarity.segments,
        "scores": [
            {"metric": s.metric, "value": s.value, "signature": s.signature}
            for s in similarity.scores
        ],
    }


def _cell(fact: Fact) -> r.CellRecord:
    return {"text": fact.text, "value": fact.value}


def _run(result: Result) -> r.RunRecord:
    record: r.RunRecord = {
        "record": "run",
        "release": result.release,
        "documents": len(result.documents),
        "units": sum(len(document.units) for document in result.documents),
        "versions": sorted(
            {
                version.name
                for document in result.documents
                for version in document.versions
            }
        ),
        "facts": result.facts,
        "findings": {
            name: result.count(severity) for severity, name in _SEVERITIES.items()
        },
        "unverified": dict(result.unverified),
        "skipped": result.skipped,
        "signature": result.signature,
        "accepted": len(result.accepted),
        "notices": list(result.notices),
        "besides": [rule.id for rule in result.rules if not rule.usual],
        "without": list(result.left_out),
    }
    if result.completeness:
        record["completeness"] = [
            {
                "document": state.document,
                "version": state.version,
                "strings": state.strings,
                "missing": state.missing,
                "copied": state.copied,
            }
            for state in result.completeness
        ]
    if result.gate:
        record["gate"] = {
            "passed": result.gate.passed,
            "reasons": list(result.gate.reasons),
        }
    return record


REPORTER = Reporter(
    "A record a line, for programs, and for a report made later",
    write,
    endings=(".jsonl", ".ndjson"),
    has_tables=True,
)
