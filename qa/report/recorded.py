"""Reads findings back from JSON Lines, so that a report is made later, or one of several runs.

The records keep how many segments and units a document has, not their texts: those come back empty.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qa import registry, selection
from qa.errors import QaError
from qa.model import (
    Completeness,
    Crash,
    Document,
    Finding,
    Gate,
    Problem,
    Result,
    Rule,
    Similarity,
    Table,
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
from qa.report.restored import (
    Record,
    make_document,
    make_finding,
    make_similarity,
    make_table,
)
from qa.unfit import misfit

_KINDS = {
    "finding": FindingRecord,
    "problem": ProblemRecord,
    "crash": CrashRecord,
    "document": DocumentRecord,
    "similarity": SimilarityRecord,
    "run": RunRecord,
}


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


@dataclass(slots=True)
class _Made:
    """What the records of all runs stand for."""

    findings: list[Finding]
    documents: list[Document]
    tables: list[Table]
    problems: list[Problem]
    crashes: list[Crash]
    similarities: list[Similarity]
    completeness: list[Completeness]


def _result(records: Records) -> Result:
    try:
        made = _make(records)
        runs = records.of("run")
        rules = _rules(runs, [finding.check for finding in made.findings])
        gate = _gate(runs)
        documents = list(_joined(made.documents)) or _mentioned(made.findings)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise QaError(
            f"a record lacks what a report needs: {error!r}",
            hint="was it written by this qa?",
        ) from error
    return Result(
        findings=tuple(f for f in made.findings if not _is_accepted(f)),
        accepted=tuple(f for f in made.findings if _is_accepted(f)),
        documents=tuple(documents),
        tables=tuple(_merged(made.tables)),
        problems=(*made.problems, *records.cut),
        crashes=tuple(made.crashes),
        notices=_list_notices(runs, has_documents=bool(made.documents)),
        unverified=sum((Counter(run["unverified"]) for run in runs), Counter()),
        skipped=sum(run["skipped"] for run in runs),
        release=_join_once(runs, "release"),
        signature=_join_once(runs, "signature"),
        rules=rules,
        left_out=selection.left_out(rules),
        similarities=tuple(made.similarities),
        completeness=tuple(made.completeness),
        gate=gate,
    )


def _make(records: Records) -> _Made:
    """Make the values that the records stand for."""
    problems = [
        Problem(record["message"], record["path"], record["line"], record["hint"])
        for record in records.of("problem")
    ]
    crashes = [
        Crash(record["check"], record["where"], record["error"])
        for record in records.of("crash")
    ]
    return _Made(
        [make_finding(record) for record in records.of("finding")],
        [make_document(record) for record in records.of("document")],
        [make_table(record) for record in records.of("document")],
        problems,
        crashes,
        [make_similarity(record) for record in records.of("similarity")],
        list(_list_states(records.of("run"))),
    )


def _list_states(runs: Iterable[Record]) -> Iterator[Completeness]:
    """Yield how much of each catalogue each version had."""
    for run in runs:
        for state in run.get("completeness", ()):
            yield Completeness(
                state["document"],
                state["version"],
                state["strings"],
                state["missing"],
                state["copied"],
            )


def _list_notices(runs: Sequence[Record], *, has_documents: bool) -> tuple[str, ...]:
    """Return what the runs said besides, each sentence once."""
    notices: dict[str, None] = {}
    for run in runs:
        notices |= dict.fromkeys(run.get("notices", ()))
    if not has_documents and any(run["documents"] for run in runs):
        said = "written without `--with facts`: the fact tables and the counts of texts are not known"
        notices[said] = None
    return tuple(notices)


def _join_once(runs: Iterable[Record], key: str) -> str:
    """Return the values that the runs have for a key, each once."""
    return ", ".join(dict.fromkeys(run[key] for run in runs))


def _is_accepted(finding: Finding) -> bool:
    return finding.decision is not None and finding.decision.verdict != "reject"


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
