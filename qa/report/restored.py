"""Makes findings, documents, fact tables and scores of the records that stand for them in JSON Lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qa.decide import decisions
from qa.model import (
    Confidence,
    Document,
    Fact,
    Finding,
    Mark,
    Row,
    Score,
    Segment,
    Severity,
    Similarity,
    Span,
    Table,
    Unit,
    Version,
)

Record = Mapping[str, Any]

_MOST = 10_000_000
"""Units that a document may have: no file can make a report hold more."""


def make_finding(record: Record) -> Finding:
    """Return a finding, with what was decided of it."""
    # The column of a finding is that of its first mark; no report says those of the others.
    first = record["column"] - (record["marks"][0]["start"] or 0)
    marks = tuple(_mark(mark, first) for mark in record["marks"])
    finding = Finding(
        record["message"], marks, record["version"], Confidence[record["confidence"].upper()],
        Severity[record["severity"].upper()], record["check"], record["category"], record["mqm"],
        record["document"], record["unit"], fails=record.get("fails", False),
        versions=tuple(record.get("versions", ())),
    )  # fmt: skip
    if not record.get("decision"):
        return finding
    given = decisions.restored(
        {**record["decision"], "fingerprint": record["fingerprint"]}
    )
    return replace(finding, decision=decisions.made(finding, given))


def _mark(mark: Record, column: int) -> Mark:
    segment = Segment(mark["text"], mark["path"], mark["line"], column)
    span = None if mark["start"] is None else Span(mark["start"], mark["end"])
    return Mark(mark["version"], segment, span, mark["note"], mark.get("gap", False))


def make_document(record: Record) -> Document:
    """Return a document. Its versions have as many segments as were counted, without their texts."""
    name, names = record["document"], tuple(record["versions"])
    versions = (
        Version(
            file["version"],
            (Segment(""),) * min(file["segments"], _MOST),
            name,
            file["path"],
            file["certainty"],
        )
        for file in record["files"]
    )
    return Document(
        name,
        tuple(versions),
        (Unit(name, "", names, ()),) * min(record["units"], _MOST),
        record["source"],
    )


def make_table(record: Record) -> Table:
    """Return the fact table of a document."""
    return Table(
        record["document"],
        tuple(record["versions"]),
        tuple(_row(row) for row in record["facts"]),
    )


def _row(row: Record) -> Row:
    cells = (
        (version, fact and _fact(row["kind"], fact))
        for version, fact in row["versions"].items()
    )
    return Row(
        row["kind"],
        row["value"],
        row["unit"],
        tuple(cells),
        tuple(row["odd"]),
        tuple(row["unsure"]),
    )


def _fact(kind: str, fact: Record) -> Fact:
    return Fact(
        kind,
        fact["value"],
        Span(0, len(fact["text"])),
        fact["text"],
        frozenset([fact["value"]]),
    )


def make_similarity(record: Record) -> Similarity:
    """Return the scores of one version."""
    scores = tuple(
        Score(score["metric"], score["value"], score["signature"])
        for score in record["scores"]
    )
    return Similarity(
        record["document"],
        record["version"],
        record["reference"],
        record["segments"],
        scores,
    )
