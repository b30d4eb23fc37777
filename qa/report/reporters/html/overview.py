"""The state of the batch: verdict, versions, a heat map of documents against versions, what could not be verified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from qa.model import Finding, Result, Severity
from qa.report.reporters.html.data import title

_MOST_STATES = 200
"""Versions of catalogues that are shown."""
_MOST_DOCUMENTS = 200
"""Of more documents the heat map shows the worst."""

_WORDS = {
    Severity.ERROR: "has errors",
    Severity.WARNING: "look at it",
    Severity.NOTE: "notes only",
    None: "agrees",
}
Cell = Mapping[str, object]


@dataclass(slots=True)
class Heat:
    """How many findings of each severity fall on one place of a table."""

    counts: Counter[Severity] = field(default_factory=Counter)

    @property
    def worst(self) -> Severity | None:
        """The worst severity."""
        return max(self.counts, default=None)

    @property
    def weight(self) -> tuple[int, ...]:
        """What tables are sorted by: errors, then warnings, then notes."""
        return tuple(self.counts[severity] for severity in reversed(Severity))


class Field:
    """Findings counted by a pair of keys."""

    def __init__(self, findings: Iterable[Finding], key: str) -> None:
        self.at: dict[tuple[str, str | None], Heat] = {}
        self.of: dict[str, Heat] = {}
        for finding in findings:
            row, severity = (
                str(getattr(finding, key)),
                finding.severity or Severity.NOTE,
            )
            for version in finding.blamed or (None,):
                self.at.setdefault((row, version), Heat()).counts[severity] += 1
            self.of.setdefault(row, Heat()).counts[severity] += 1


def context(result: Result) -> Mapping[str, object]:
    """Return what the page's overview says."""
    names = list(
        dict.fromkeys(
            version.name
            for document in result.documents
            for version in document.versions
        )
    )
    blameless = any(not finding.blamed for finding in result.findings)
    columns: list[str | None] = [*names, None] if blameless else [*names]
    rows, said = _documents(result, columns)
    return {
        "title": _title(result),
        "total": len(result.findings),
        "verdict": _verdict(result),
        "tiles": _tiles(result, len(names)),
        "problems": [
            _place(p.path, p.line) + f"{p.message}{'; ' if p.hint else ''}{p.hint}"
            for p in result.problems
        ],
        "crashes": [
            f"{crash.check} on {crash.where}: {crash.error}" for crash in result.crashes
        ],
        "notices": result.notices,
        "versions": [_version(name, result) for name in names],
        "columns": [{"head": name or "open"} for name in columns],
        "checks": list(_checks(result, columns)),
        "documents": rows,
        "heat_said": said,
        "metrics": [score.metric for score in result.similarities[0].scores]
        if result.similarities
        else [],
        "similarities": list(_similarities(result)),
        "states": list(_states(result)),
        "states_said": _tell_states(result),
        "signatures": list(
            {
                f"{s.metric}|{s.signature}": None
                for r in result.similarities
                for s in r.scores
            }
        ),
        "unverified": [
            (name, count) for name, count in sorted(_unverified(result)) if count
        ],
        "signature": f"Made by {result.signature or 'qa'}. This file makes no network request.",
    }


def _similarities(result: Result) -> Iterator[Mapping[str, object]]:
    """Yield the scores of versions in one language: all documents together first, then the least alike."""
    ordered = sorted(
        result.similarities, key=lambda s: (s.document is not None, s.scores[0].value)
    )
    for row in ordered[:_MOST_DOCUMENTS]:
        yield {
            "document": "all documents" if row.document is None else row.document,
            "version": row.version,
            "reference": row.reference,
            "segments": row.segments,
            "values": [f"{score.value:.1f}" for score in row.scores],
        }


def _states(result: Result) -> Iterator[Mapping[str, object]]:
    """Yield how much of each catalogue each version has, the least translated first."""
    for state in sorted(result.completeness, key=lambda state: -state.share)[
        :_MOST_STATES
    ]:
        yield {
            "document": state.document,
            "version": state.version,
            "strings": state.strings,
            "missing": state.missing,
            "copied": state.copied,
            "translated": f"{int(100 * (1 - state.share))}%",
        }


def _tell_states(result: Result) -> str:
    """Return what stands above the table of states."""
    whole = sum(not state.open for state in result.completeness)
    said = f"{whole:,} of {len(result.completeness):,} versions of catalogues are complete. The least translated come first"
    rest = len(result.completeness) - _MOST_STATES
    return f"{said}; {rest:,} more are not shown here." if rest > 0 else f"{said}."


def _title(result: Result) -> str:
    if len(result.documents) == 1:
        return f"Review of {result.documents[0].name}"
    return f"Review of {len(result.documents):,} documents"


def _place(path: str, line: int | None) -> str:
    return f"{path}:{line}: " if line is not None else f"{path}: " if path else ""


def _verdict(result: Result) -> Mapping[str, str]:
    for severity in reversed(Severity):
        if count := result.count(severity):
            noun = f"{severity.name.lower()}{'' if count == 1 else 's'}"
            said = {
                Severity.ERROR: f"{count:,} {noun} must be mended, or accepted.",
                Severity.WARNING: f"No errors. {count:,} {noun} to look at.",
                Severity.NOTE: f"No errors, no warnings. {count:,} {noun} to know of.",
            }
            return {"level": severity.name.lower(), "said": said[severity]}
    return {
        "level": "good",
        "said": "No findings: the versions agree in everything that was compared.",
    }


def _tiles(result: Result, versions: int) -> Iterator[Mapping[str, object]]:
    units = sum(len(document.units) for document in result.documents)
    counts = [
        ("document", len(result.documents)),
        ("version", versions),
        ("unit", units),
        ("fact", result.facts),
    ]
    for noun, count in counts:
        yield {"noun": noun + ("" if count == 1 else "s"), "count": count, "style": ""}
    for severity in reversed(Severity):
        count, noun = result.count(severity), severity.name.lower()
        yield {
            "noun": noun + ("" if count == 1 else "s"),
            "count": count,
            "style": noun if count else "zero",
        }
    yield {
        "noun": "accepted",
        "count": len(result.accepted),
        "style": "" if result.accepted else "zero",
    }


def _version(name: str, result: Result) -> Mapping[str, object]:
    heat = Heat(
        Counter(
            f.severity or Severity.NOTE for f in result.findings if f.version == name
        )
    )
    shared = any(
        f.version is None and any(m.version == name for m in f.marks)
        for f in result.findings
    )
    found = [
        version
        for document in result.documents
        for version in document.versions
        if version.name == name
    ]
    sure = [version.certainty for version in found if version.certainty is not None]
    worst = heat.worst
    return {
        "name": name,
        "title": title(name),
        "link": _link(version=name),
        "detected": f"detected, {'at least ' if len(sure) > 1 else ''}{min(sure):.0%} sure"
        if sure
        else "",
        "verdict": _WORDS[worst] if worst or not shared else "open questions",
        "level": worst.name.lower() if worst else "open" if shared else "good",
        "counts": [
            *heat.weight,
            sum(f.version == name for f in result.accepted),
            len(found),
            sum(len(version.segments) for version in found),
        ],
    }


def _checks(
    result: Result, columns: Sequence[str | None]
) -> Iterator[Mapping[str, object]]:
    heat = Field(result.findings, "check")
    for check in sorted(
        heat.of, key=lambda name: ([-n for n in heat.of[name].weight], name)
    ):
        cells = [
            _cell(heat.at.get((check, column)), check=check, version=column or "open")
            for column in columns
        ]
        yield {
            "name": check,
            "link": _link(check=check),
            "cells": cells,
            "all": heat.of[check].counts.total(),
        }


def _documents(
    result: Result, columns: Sequence[str | None]
) -> tuple[list[Mapping[str, object]], str]:
    heat = Field(result.findings, "document")
    none = Heat()
    there = {d.name: {version.name for version in d.versions} for d in result.documents}
    names = sorted(
        there, key=lambda name: ([-n for n in heat.of.get(name, none).weight], name)
    )
    rows: list[Mapping[str, object]] = []
    for name in names[:_MOST_DOCUMENTS]:
        cells = [
            {**_cell(heat.at.get((name, column)), document=name, version=column or "open"),
             "there": column is None or column in there[name]}
            for column in columns
        ]  # fmt: skip
        rows.append({"name": name, "link": _link(document=name), "cells": cells})
    rest = len(names) - len(rows)
    clean = sum(name not in heat.of for name in names)
    said = (
        f"{clean:,} of {len(names):,} documents have no finding. The worst come first"
        if len(names) > 1
        else ""
    )
    return (
        rows,
        f"{said}; {rest:,} more are not shown here." if rest else said and f"{said}.",
    )


def _cell(heat: Heat | None, **link: str) -> Cell:
    if heat is None or heat.worst is None:
        return {"count": 0, "style": "none", "said": "", "link": ""}
    amount = heat.counts.total()
    said = ", ".join(
        f"{heat.counts[s]} {s.name.lower()}"
        for s in reversed(Severity)
        if heat.counts[s]
    )
    depth = "deep" if amount >= 5 else "mid" if amount >= 2 else "light"
    where = ", ".join(link.values())
    return {"count": amount, "style": f"{heat.worst.name.lower()} {depth}", "said": f"{where}: {said}",
            "link": _link(**link)}  # fmt: skip


def _unverified(result: Result) -> Iterator[tuple[str, int]]:
    yield from (
        (f"segments ({name})", count) for name, count in result.unverified.items()
    )
    yield (
        "segments left out by `skip-units` (locked, fuzzy, not translated, not to be translated)",
        result.skipped,
    )


def _link(**values: str) -> str:
    return "#/findings?" + urlencode(values, errors="replace")
