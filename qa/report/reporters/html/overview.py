"""The state of the batch: verdict, versions, what could not be verified.

A heat map sets documents against versions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from qa.model import Document, Finding, Result, Severity
from qa.report.reporters.entries import count, count_units, list_versions
from qa.report.reporters.html.data import find_title

_MOST_DOCUMENTS = 200
"""Of more documents the heat map shows the worst."""

_DEEP, _MIDDLE = 5, 2
"""So many findings make a cell of the heat map dark, or less light."""

_WORDS = {
    Severity.ERROR: "has errors",
    Severity.WARNING: "look at it",
    Severity.NOTE: "notes only",
    None: "agrees",
}
_ADVICE = {
    Severity.ERROR: "{} must be mended, or accepted.",
    Severity.WARNING: "No errors. {} to look at.",
    Severity.NOTE: "No errors, no warnings. {} to know of.",
}
Cell = Mapping[str, object]
"""What the page's template shows, by name."""


@dataclass(slots=True)
class Heat:
    """How many findings of each severity fall on one place of a table."""

    counts: Counter[Severity] = field(default_factory=Counter)

    def add(self, finding: Finding) -> None:
        """Count a finding."""
        self.counts[finding.severity or Severity.NOTE] += 1

    @property
    def worst(self) -> Severity | None:
        """The worst severity."""
        return max(self.counts, default=None)

    @property
    def rank(self) -> list[int]:
        """What tables are sorted by: most errors first, then warnings, then notes."""
        return [-self.counts[severity] for severity in reversed(Severity)]


class Field:
    """Findings counted by a pair of keys: an attribute of theirs, and the version.

    `at` has the heat of each pair, `of` that of each value of the attribute.
    """

    def __init__(self, findings: Iterable[Finding], key: str) -> None:
        self.at: dict[tuple[str, str | None], Heat] = {}
        self.of: dict[str, Heat] = {}
        for finding in findings:
            row = str(getattr(finding, key))
            for version in finding.blamed or (None,):
                self.at.setdefault((row, version), Heat()).add(finding)
            self.of.setdefault(row, Heat()).add(finding)

    def sort(self, names: Iterable[str]) -> list[str]:
        """Return names, those with the worst findings first."""
        none = Heat()
        return sorted(names, key=lambda name: (self.of.get(name, none).rank, name))


def build_context(result: Result) -> Mapping[str, object]:
    """Return what the page's overview says, by the names of its template."""
    names = list_versions(result)
    columns: list[str | None] = [*names]
    if any(not finding.blamed for finding in result.findings):
        columns.append(None)
    documents, about = _list_documents(result, columns)
    metrics, signatures = _list_metrics(result)
    return {
        "title": _build_title(result),
        "total": len(result.findings),
        "verdict": _judge(result),
        "tiles": _list_tiles(result, len(names)),
        "problems": list(_list_problems(result)),
        "crashes": [f"{c.check} on {c.where}: {c.error}" for c in result.crashes],
        "notices": result.notices,
        "versions": [_describe_version(name, result) for name in names],
        "columns": [{"head": name or "open"} for name in columns],
        "checks": list(_list_checks(result, columns)),
        "documents": documents,
        "heat_said": about,
        "metrics": metrics,
        "similarities": list(_list_similarities(result)),
        "signatures": signatures,
        "unverified": _list_unverified(result),
        "signature": (
            f"Made by {result.signature or 'qa'}. This file makes no network request."
        ),
    }


def _list_problems(result: Result) -> Iterator[str]:
    for problem in result.problems:
        place = problem.path
        if problem.line is not None:
            place += f":{problem.line}"
        if place:
            place += ": "
        hint = f"; {problem.hint}" if problem.hint else ""
        yield f"{place}{problem.message}{hint}"


def _list_metrics(result: Result) -> tuple[list[str], list[str]]:
    """Return the measures of likeness, and sacrebleu's signatures of all of them."""
    metrics: list[str] = []
    signatures: dict[str, None] = {}
    for row in result.similarities:
        metrics = metrics or [score.metric for score in row.scores]
        for score in row.scores:
            signatures[f"{score.metric}|{score.signature}"] = None
    return metrics, list(signatures)


def _list_similarities(result: Result) -> Iterator[Cell]:
    """Yield the scores of versions in one language.

    All documents together come first, then the least alike.
    """
    rows = sorted(result.similarities, key=lambda row: row.scores[0].value)
    rows.sort(key=lambda row: row.document is not None)
    for row in rows[:_MOST_DOCUMENTS]:
        yield {
            "document": "all documents" if row.document is None else row.document,
            "version": row.version,
            "reference": row.reference,
            "segments": row.segments,
            "values": [f"{score.value:.1f}" for score in row.scores],
        }


def _build_title(result: Result) -> str:
    if len(result.documents) == 1:
        return f"Review of {result.documents[0].name}"
    return f"Review of {len(result.documents):,} documents"


def _judge(result: Result) -> Mapping[str, str]:
    """Return how bad it is, and what to do about it."""
    for severity in reversed(Severity):
        number = result.count(severity)
        if number:
            name = severity.name.lower()
            return {
                "level": name,
                "said": _ADVICE[severity].format(count(number, name)),
            }
    return {
        "level": "good",
        "said": "No findings: the versions agree in everything that was compared.",
    }


def _list_tiles(result: Result, versions: int) -> Iterator[Cell]:
    """Yield the numbers on top of the page: what was compared, what was found."""
    yield _build_tile("document", len(result.documents))
    yield _build_tile("version", versions)
    yield _build_tile("unit", count_units(result))
    yield _build_tile("fact", result.facts)
    for severity in reversed(Severity):
        number, noun = result.count(severity), severity.name.lower()
        yield _build_tile(noun, number, noun if number else "zero")
    accepted = len(result.accepted)
    style = "" if accepted else "zero"
    yield {"noun": "accepted", "count": accepted, "style": style}


def _build_tile(noun: str, number: int, style: str = "") -> Cell:
    plural = noun if number == 1 else f"{noun}s"
    return {"noun": plural, "count": number, "style": style}


def _describe_version(name: str, result: Result) -> Cell:
    """Return how a version does in all its documents."""
    heat = Heat()
    for finding in result.findings:
        if finding.version == name:
            heat.add(finding)
    worst = heat.worst
    verdict, level = _WORDS[worst], "good"
    if worst:
        level = worst.name.lower()
    elif _is_doubtful(name, result):
        verdict, level = "open questions", "open"
    segments = 0
    certainties = []
    documents = list(_find_documents(name, result))
    for document in documents:
        for version in document.versions:
            if version.name == name:
                segments += len(version.segments)
                if version.certainty is not None:
                    certainties.append(version.certainty)
    accepted = sum(finding.version == name for finding in result.accepted)
    numbers = [heat.counts[severity] for severity in reversed(Severity)]
    return {
        "name": name,
        "title": find_title(name),
        "link": _build_link(version=name),
        "detected": _describe_certainty(certainties),
        "verdict": verdict,
        "level": level,
        "counts": [*numbers, accepted, len(documents), segments],
    }


def _find_documents(name: str, result: Result) -> Iterator[Document]:
    """Yield the documents that have a version."""
    for document in result.documents:
        if any(version.name == name for version in document.versions):
            yield document


def _is_doubtful(name: str, result: Result) -> bool:
    """Say whether a version takes part in a finding that blames no one."""
    for finding in result.findings:
        if finding.version is None and any(
            mark.version == name for mark in finding.marks
        ):
            return True
    return False


def _describe_certainty(certainties: Sequence[float]) -> str:
    """Return how sure the detection of a language was, in the document least sure."""
    if not certainties:
        return ""
    least = "at least " if len(certainties) > 1 else ""
    return f"detected, {least}{min(certainties):.0%} sure"


def _list_checks(result: Result, columns: Sequence[str | None]) -> Iterator[Cell]:
    """Yield a row a check, a cell a version."""
    heat = Field(result.findings, "check")
    for check in heat.sort(heat.of):
        cells = []
        for column in columns:
            here = heat.at.get((check, column), Heat())
            cells.append(_build_cell(here, check=check, version=column or "open"))
        yield {
            "name": check,
            "link": _build_link(check=check),
            "cells": cells,
            "all": heat.of[check].counts.total(),
        }


def _list_documents(
    result: Result, columns: Sequence[str | None]
) -> tuple[list[Cell], str]:
    """Return a row a document, a cell a version, and a sentence about them."""
    heat = Field(result.findings, "document")
    versions: dict[str, set[str | None]] = {}
    for document in result.documents:
        names: set[str | None] = {version.name for version in document.versions}
        versions[document.name] = names | {None}
    ranked = heat.sort(versions)
    rows: list[Cell] = []
    for name in ranked[:_MOST_DOCUMENTS]:
        cells = []
        for column in columns:
            here = heat.at.get((name, column), Heat())
            cell = _build_cell(here, document=name, version=column or "open")
            cells.append({**cell, "there": column in versions[name]})
        link = _build_link(document=name)
        rows.append({"name": name, "link": link, "cells": cells})
    about = ""
    if len(ranked) > 1:
        clean = sum(name not in heat.of for name in ranked)
        about = f"{clean:,} of {len(ranked):,} documents have no finding."
        about += " The worst come first"
        rest = len(ranked) - len(rows)
        about += f"; {rest:,} more are not shown here." if rest else "."
    return rows, about


def _build_cell(heat: Heat, **link: str) -> Cell:
    """Return a cell of the heat map; `link` filters the findings that it counts."""
    if heat.worst is None:
        return {"count": 0, "style": "none", "said": "", "link": ""}
    amount = heat.counts.total()
    numbers = []
    for severity, number in sorted(heat.counts.items(), reverse=True):
        numbers.append(f"{number} {severity.name.lower()}")
    depth = "light"
    if amount >= _DEEP:
        depth = "deep"
    elif amount >= _MIDDLE:
        depth = "mid"
    return {
        "count": amount,
        "style": f"{heat.worst.name.lower()} {depth}",
        "said": f"{', '.join(link.values())}: {', '.join(numbers)}",
        "link": _build_link(**link),
    }


def _list_unverified(result: Result) -> list[tuple[str, int]]:
    """Return what could not be verified, by name, with numbers of segments."""
    counts = {f"segments ({name})": n for name, n in result.unverified.items()}
    states = "locked, fuzzy, not translated, not to be translated"
    counts[f"segments left out by `skip-units` ({states})"] = result.skipped
    return [(name, number) for name, number in sorted(counts.items()) if number]


def _build_link(**values: str) -> str:
    return "#/findings?" + urlencode(values, errors="replace")
