"""The state of the batch: verdict, versions, a heat map of documents against versions, what could not be verified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from qa.model import Look, Result, Severity
from qa.report import quality
from qa.report.quality import Quality
from qa.report.reporters.html import changes, heatmap
from qa.report.reporters.html.data import title

_BAR = 100
"""Units of length of the longest bar."""
_MOST_STATES = 200
"""Versions of catalogues that are shown."""

_WORDS = {
    Severity.ERROR: "has errors",
    Severity.WARNING: "look at it",
    Severity.NOTE: "notes only",
    None: "agrees",
}


def context(result: Result, look: Look) -> Mapping[str, object]:
    """Return what the page's overview says."""
    names = _list_versions(result)
    columns: list[str | None] = [*names]
    if any(not finding.blamed for finding in result.findings):
        columns.append(None)
    rows, said = heatmap.map_documents(result, columns)
    unverified = sorted(_unverified(result))
    return {
        "title": _title(result),
        "total": len(result.findings),
        "verdict": _verdict(result),
        "gate": _tell_gate(result),
        "tiles": _tiles(result, len(names)),
        "problems": list(_problems(result)),
        "crashes": [
            f"{crash.check} on {crash.where}: {crash.error}" for crash in result.crashes
        ],
        "notices": result.notices,
        "about": [*look.about, ("release", result.release)],
        "versions": list(_versions(names, result, look)),
        "scored": _tell_score({**quality.WEIGHTS, **look.weights}),
        "columns": [{"head": name or "open"} for name in columns],
        "checks": list(heatmap.map_checks(result, columns)),
        "documents": rows,
        "heat_said": said,
        "metrics": _list_metrics(result),
        "similarities": list(_similarities(result)),
        **changes.context(result),
        "states": list(_states(result)),
        "states_said": _tell_states(result),
        "signatures": _list_signatures(result),
        "unverified": [(name, count) for name, count in unverified if count],
        "signature": f"Made by {result.signature or 'qa'}. This file makes no network request.",
    }


def _tell_gate(result: Result) -> str:
    """Return whether the run passes by its settings, and why not; empty where nobody asked."""
    if result.gate is None:
        return ""
    if result.gate.passed:
        return "The run passes by its settings."
    failing = sum(finding.fails for finding in result.findings)
    count = f"{failing:,} finding{'' if failing == 1 else 's'} must not be there"
    return f"The run fails: {'; '.join(result.gate.reasons) or count}."


def _list_versions(result: Result) -> list[str]:
    """Return the versions of all documents, each once, in order."""
    names: dict[str, None] = {}
    for document in result.documents:
        for version in document.versions:
            names[version.name] = None
    return list(names)


def _problems(result: Result) -> Iterator[str]:
    for problem in result.problems:
        said = _place(problem.path, problem.line) + problem.message
        yield f"{said}; {problem.hint}" if problem.hint else said


def _list_metrics(result: Result) -> list[str]:
    """Return the names of the scores: they are the same for all versions."""
    if not result.similarities:
        return []
    return [score.metric for score in result.similarities[0].scores]


def _list_signatures(result: Result) -> list[str]:
    """Return how the scores were computed, each way once."""
    found: dict[str, None] = {}
    for row in result.similarities:
        for score in row.scores:
            found[f"{score.metric}|{score.signature}"] = None
    return list(found)


def _similarities(result: Result) -> Iterator[Mapping[str, object]]:
    """Yield the scores of versions in one language: all documents together first, then the least alike."""
    ordered = sorted(
        result.similarities, key=lambda s: (s.document is not None, s.scores[0].value)
    )
    for row in ordered[: heatmap.MOST_DOCUMENTS]:
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
                Severity.ERROR: f"{count:,} {noun} must be mended, or said to be right.",
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


def _versions(
    names: Sequence[str], result: Result, look: Look
) -> Iterator[Mapping[str, object]]:
    """Yield a row a version: its verdict, its counts, how they are for 1,000 words as a bar, and its score."""
    measured = quality.measure(result)
    weights = {**quality.WEIGHTS, **look.weights}
    rates = {name: _rates(measured[name]) for name in names}
    most = max((sum(each.values()) for each in rates.values()), default=0.0)
    for name in names:
        score = measured[name].score(weights)
        yield {
            **_version(name, result),
            "bar": list(_bar(rates[name], most)),
            "rate": _tell_rate(measured[name]),
            "score": "–" if score is None else f"{score:.1f}",
        }


def _rates(measured: Quality) -> dict[Severity, float]:
    """Return the findings of each severity for 1,000 words; where no text is known, their number."""
    rates = {}
    for severity in reversed(Severity):
        rate = measured.rate(severity)
        rates[severity] = measured.counts.get(severity, 0) if rate is None else rate
    return rates


def _bar(rates: Mapping[Severity, float], most: float) -> Iterator[Mapping[str, str]]:
    """Yield the pieces of a bar, the worst first, as parts of the longest one."""
    start = 0.0
    for severity, rate in rates.items():
        if rate:
            width = _BAR * rate / most
            yield {
                "style": severity.name.lower(),
                "start": f"{start:.1f}",
                "width": f"{max(width, 1.0):.1f}",
            }
            start += width


def _tell_rate(measured: Quality) -> str:
    """Return how many errors and warnings fall on 1,000 words."""
    errors, warnings = (
        measured.rate(Severity.ERROR),
        measured.rate(Severity.WARNING),
    )
    if errors is None or warnings is None:
        return "–"
    return f"{errors + warnings:.1f}"


def _tell_score(weights: Mapping[Severity, float]) -> str:
    error, warning, note = (weights[each] for each in reversed(Severity))
    return (
        f"Score: 100 less the penalties for 100 words, at least 0 (MQM); an error costs {error:g}, a warning "
        f"{warning:g}, a note {note:g}. It says how much was found, not how good the text is."
    )


def _version(name: str, result: Result) -> Mapping[str, object]:
    heat = heatmap.Heat(
        Counter(
            f.severity or Severity.NOTE for f in result.findings if name in f.blamed
        )
    )
    shared = any(
        not f.blamed and any(m.version == name for m in f.marks)
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
        "link": heatmap.link(version=name),
        "detected": f"detected, {'at least ' if len(sure) > 1 else ''}{min(sure):.0%} sure"
        if sure
        else "",
        "verdict": _WORDS[worst] if worst or not shared else "open questions",
        "level": worst.name.lower() if worst else "open" if shared else "good",
        "counts": [
            *heat.weight,
            sum(name in f.blamed for f in result.accepted),
            len(found),
            sum(len(version.segments) for version in found),
        ],
    }


def _unverified(result: Result) -> Iterator[tuple[str, int]]:
    yield from (
        (f"segments ({name})", count) for name, count in result.unverified.items()
    )
    yield (
        "segments left out by `skip-units` (locked, fuzzy, not translated, not to be translated)",
        result.skipped,
    )
