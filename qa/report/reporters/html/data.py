"""What the page's script needs, as JSON: lists instead of records, each text once, offsets in UTF-16 units."""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping, Sequence

from qa import language as languages
from qa.escape import in_json
from qa.language import romanisation
from qa.model import (
    Decision,
    Finding,
    Look,
    Mark,
    Result,
    Row,
    Severity,
    Table,
    language_of,
)
from qa.report.reporters.html.context import Surroundings
from qa.report.reporters.html.pool import Pool

CHANGES = ("", "new", "kept")
_MOST_ROWS = 20_000
"""Beyond so many facts the page holds those that differ alone."""
_MOST_ROMANISED = 80
"""Characters of a name or a few words: how a longer text sounds helps nobody."""


def embedded(result: Result, look: Look) -> str:
    """Return the JSON, safe inside a script element: no `<`, nothing that acts."""
    return in_json(
        json.dumps(
            _content(result, look), ensure_ascii=False, separators=(",", ":")
        ).replace("<", "\\u003c")
    )


def _content(result: Result, look: Look) -> Mapping[str, object]:
    texts, paths, names, versions = Pool(), Pool(), Pool(), Pool()
    for document in result.documents:
        names.number(document.name)
        for version in document.versions:
            versions.number(version.name)
    everything = (*result.findings, *result.accepted)
    around = Surroundings(texts, paths, names, versions)
    rows = around.add(result)
    findings = []
    for finding, row in zip(everything, rows, strict=True):
        record = _finding(finding, texts, paths, names, versions)
        findings.append([*record, row, CHANGES.index(finding.change)])
    found = {finding.check for finding in everything}
    many = sum(len(table.rows) for table in result.tables) > _MOST_ROWS
    tables = [_table(table, names, versions, many) for table in result.tables]
    return {
        "findings": findings,
        "rules": {r.id: inspect.cleandoc(r.doc) for r in result.rules if r.id in found},
        "facts": tables,
        "factsCut": many,
        "units": around.rows,
        "unitsCut": around.is_cut,
        "link": look.link,
        "texts": list(texts.numbers),
        "paths": list(paths.numbers),
        "documents": list(names.numbers),
        "versions": [_version(name, result) for name in versions.numbers],
    }


def _version(name: str, result: Result) -> Sequence[str | bool]:
    """Return name, language tag, English name, direction, script, and whether it is the source somewhere."""
    tag = language_of(name)
    source = any(document.source == name for document in result.documents)
    return [
        name,
        tag,
        title(name),
        languages.of(tag).direction,
        languages.of(tag).script.code,
        source,
    ]


def title(version: str) -> str:
    """Return the English name of a version (`Indonesian, previous`)."""
    label = version.partition("@")[2]
    return languages.of(language_of(version)).name + (f", {label}" if label else "")


def _finding(
    finding: Finding, texts: Pool, paths: Pool, names: Pool, versions: Pool
) -> Sequence[object]:
    path, line, column = finding.place
    decision = finding.decision
    return [
        finding.check,
        finding.category,
        int(finding.severity or Severity.NOTE),
        int(finding.confidence),
        names.number(finding.document),
        finding.unit,
        paths.number(path),
        line,
        column,
        -1 if finding.version is None else versions.number(finding.version),
        finding.message,
        [_mark(mark, texts, paths, versions) for mark in finding.marks],
        finding.fingerprint,
        finding.mqm,
        _decision(decision) if decision else 0,
    ]


def _decision(decision: Decision) -> Sequence[str]:
    return [
        decision.verdict,
        decision.reason,
        decision.by,
        decision.date,
        decision.until,
        decision.suggestion,
    ]


def _mark(mark: Mark, texts: Pool, paths: Pool, versions: Pool) -> Sequence[object]:
    segment, span = mark.segment.place(mark.span)
    start, end = (
        (_units(segment.text, span.start), _units(segment.text, span.end))
        if span
        else (-1, -1)
    )
    where = [paths.number(segment.path), segment.line]
    return [
        versions.number(mark.version),
        texts.number(segment.text),
        start,
        end,
        mark.note,
        *where,
        _romanise(segment.text[span.start : span.end]) if span else "",
        int(mark.gap),
    ]


def _romanise(text: str) -> str:
    """Return how a marked stretch sounds, in Latin letters; empty where it has no other letters, or is a sentence."""
    if text.isascii() or len(text) > _MOST_ROMANISED:
        return ""
    words = ("".join(map(romanisation.latin, word)) for word in text.split())
    sounds = " ".join(word for word in words if word)
    return "" if sounds == text.lower() else sounds


def _units(text: str, offset: int) -> int:
    """Return the UTF-16 offset of a code point offset: what JavaScript counts in."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def _table(table: Table, names: Pool, versions: Pool, many: bool) -> Sequence[object]:
    rows = [_row(row, table) for row in table.rows if row.odd or not many]
    return [
        names.number(table.document),
        [versions.number(name) for name in table.versions],
        rows,
    ]


def _row(row: Row, table: Table) -> Sequence[object]:
    """Return kind, value, unit, a text a version (0: states nothing, 1: cannot tell), and who is odd."""
    cells = dict(row.cells)
    shown: list[str | int] = []
    for version in table.versions:
        fact = cells.get(version)
        shown.append(fact.text if fact else int(version in row.unsure))
    return [
        row.kind,
        row.value,
        row.unit,
        shown,
        [int(version in row.odd) for version in table.versions],
    ]
