"""Reads findings back from JSON Lines, so that a report is made later, or one of several runs.

The records keep how many segments and units a document has, not their texts: those come back empty.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qa import registry, selection
from qa.decide import decisions
from qa.errors import QaError
from qa.model import (
    Completeness,
    Confidence,
    Crash,
    Document,
    Fact,
    Finding,
    Gate,
    Mark,
    Problem,
    Result,
    Row,
    Rule,
    Score,
    Segment,
    Severity,
    Similarity,
    Span,
    Table,
    Unit,
    Version,
)
from qa.release import RELEASE
from qa.report.records import (
    CrashRecord,
    DocumentRecord,
    FindingRecord,
    ProblemRecord,
    RunRecord,
    SimilarityRecord,
)
from qa.unfit import misfit

Record = Mapping[str, Any]

_KINDS = {
    "finding": FindingRecord,
    "problem": ProblemRecord,
    "crash": CrashRecord,
    "document": DocumentRecord,
    "similarity": SimilarityRecord,
    "run": RunRecord,
}
_MOST = 10_000_000
"""Units that a document may have: no file can make a report hold more."""


@dataclass(slots=True)
class Records:
    """The records of all files by kind, in order; one that several files hold counts once."""

    by_kind: dict[str, list[Record]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    cut: list[Problem] = field(default_factory=list)

    def add(self, line: str) -> str:
        """Take one line; return the kind of its record."""
        record = json.loads(line)
        kind = str(record["record"])
        if kind in _KINDS and (wrong := misfit(record, _KINDS[kind])):
            raise ValueError(wrong)
        if line not in self.seen or kind == "run":
            self.seen.add(line)
            self.by_kind.setdefault(kind, []).append(record)
        return kind

    def of(self, kind: str) -> list[Record]:
        """Return the records of one kind."""
        return self.by_kind.get(kind, [])


def read(paths: Sequence[str]) -> Result:
    """Return what the files say together. Raises QaError for a file that holds no findings of qa."""
    records = Records()
    for path in paths:
        if _read(path, records) != "run":
            said = "ends before its last record: findings are missing"
            records.cut.append(
                Problem(
                    said,
                    path,
                    hint="write it again with `qa check --format jsonl -o FILE`",
                )
            )
    return _result(records)


def _read(path: str, records: Records) -> str:
    kind, number = "", 1
    try:
        with Path(path).open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):  # noqa: B007 - the error names the line
                if line.strip():
                    kind = records.add(line)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        hint = "`qa check --format jsonl --with facts -o FILE` writes them"
        message = f"no record of qa: {error}"
        raise QaError(message, path=path, line=number, hint=hint) from error
    except OSError as error:
        raise QaError(f"cannot be read: {error.strerror}", path=path) from error
    return kind


def _result(records: Records) -> Result:
    try:
        findings = [_finding(record) for record in records.of("finding")]
        described = [_document(record) for record in records.of("document")]
        tables = [_table(record) for record in records.of("document")]
        problems = [
            Problem(r["message"], r["path"], r["line"], r["hint"])
            for r in records.of("problem")
        ]
        crashes = [
            Crash(r["check"], r["where"], r["error"]) for r in records.of("crash")
        ]
        similarities = [_similarity(record) for record in records.of("similarity")]
        runs = records.of("run")
        rules = _rules(runs, [finding.check for finding in findings])
        gate = _gate(runs)
        completeness = [
            Completeness(
                r["document"], r["version"], r["strings"], r["missing"], r["copied"]
            )
            for run in runs
            for r in run.get("completeness", ())
        ]
        notices = [notice for run in runs for notice in run.get("notices", ())]
        documents = list(_joined(described)) or _mentioned(findings)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise QaError(
            f"a record lacks what a report needs: {error!r}",
            hint="was it written by this qa?",
        ) from error
    if not described and any(run["documents"] for run in runs):
        notices.append(
            "written without `--with facts`: the fact tables and the counts of texts are not known"
        )
    return Result(
        findings=tuple(f for f in findings if not _accepted(f)),
        accepted=tuple(f for f in findings if _accepted(f)),
        documents=tuple(documents),
        tables=tuple(_merged(tables)),
        problems=(*problems, *records.cut),
        crashes=tuple(crashes),
        notices=tuple(dict.fromkeys(notices)),
        unverified=sum((Counter(run["unverified"]) for run in runs), Counter()),
        skipped=sum(run["skipped"] for run in runs),
        release=", ".join(dict.fromkeys(run["release"] for run in runs)),
        signature=", ".join(dict.fromkeys(run["signature"] for run in runs)),
        rules=rules,
        left_out=selection.left_out(rules),
        similarities=tuple(similarities),
        completeness=tuple(completeness),
        gate=gate,
    )


def _gate(runs: Sequence[Record]) -> Gate | None:
    """Return the gate of all runs: each must pass; None where one of them was written without."""
    gates = [run.get("gate") for run in runs]
    if not gates or None in gates:
        return None
    passed = all(gate["passed"] for gate in gates if gate)
    return Gate(
        passed, tuple(reason for gate in gates if gate for reason in gate["reasons"])
    )


def _rules(runs: Iterable[Record], named: Iterable[str]) -> tuple[Rule, ...]:
    """Return the checks that the runs asked, as this release describes them.

    What another release asks without settings is not known: of its checks there are those
    that findings name.
    """
    rules = [check.rule for check in registry.checks()]
    usual = {rule.id for rule in rules if rule.usual}
    asked = set(named)
    for run in runs:
        asked |= {*run.get("besides", ())}
        if run["release"] == RELEASE:
            asked |= usual - {*run.get("without", ())}
    return tuple(rule for rule in rules if rule.id in asked)


def _accepted(finding: Finding) -> bool:
    return finding.decision is not None and finding.decision.verdict != "reject"


def _finding(record: Record) -> Finding:
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


def _document(record: Record) -> Document:
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


def _table(record: Record) -> Table:
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


def _similarity(record: Record) -> Similarity:
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


def _joined(documents: Iterable[Document]) -> Iterator[Document]:
    """Yield one document a name, with the versions of all runs that looked at it."""
    found: dict[str, Document] = {}
    for document in documents:
        other = found.get(document.name, document)
        versions = {
            version.name: version for version in (*document.versions, *other.versions)
        }
        units = max(document.units, other.units, key=len)
        found[document.name] = replace(
            other, versions=tuple(versions.values()), units=units
        )
    yield from found.values()


def _merged(tables: Iterable[Table]) -> Iterator[Table]:
    found: dict[str, Table] = {}
    for table in tables:
        other = found.get(table.document)
        versions = dict.fromkeys((*(other.versions if other else ()), *table.versions))
        rows = dict.fromkeys((*(other.rows if other else ()), *table.rows))
        found[table.document] = Table(
            table.document, tuple(versions), tuple(rows) if other else table.rows
        )
    yield from found.values()


def _mentioned(findings: Iterable[Finding]) -> list[Document]:
    """Return what the findings alone tell of the documents."""
    versions: dict[str, dict[str, str]] = {}
    for finding in findings:
        for mark in finding.marks:
            versions.setdefault(finding.document, {}).setdefault(
                mark.version, mark.segment.path
            )
    return [
        Document(
            name, tuple(Version(v, (), name, path) for v, path in paths.items()), ()
        )
        for name, paths in versions.items()
    ]
