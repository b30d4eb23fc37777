"""A summary in Markdown for a job's page or a merge request: counts, the worst findings, what was not read.

It stays far below the megabyte that GitHub takes. Text of documents is written in character references wherever a
letter could act as markup, a link or a mention.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from qa.escape import visible
from qa.model import Look, Result
from qa.report.entries import Entry, counted, number, worst
from qa.report.reporters import Reporter

_SHOWN = 50
_LONGEST = 400
_ACTING = re.compile(r"[\\`*_{}\[\]<>&#!|~@$^]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_SIGNS = {"error": "❌", "warning": "⚠️", "note": "ℹ️"}


def write(result: Result, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write the summary."""
    out.write("\n".join(_lines(result)) + "\n")


def _lines(result: Result) -> Iterator[str]:
    found = worst(result)
    units = sum(len(document.units) for document in result.documents)
    versions = {
        version.name for document in result.documents for version in document.versions
    }
    yield f"## qa: {counted(result)}\n"
    compared = (
        number(len(result.documents), "document"), number(len(versions), "version"), number(units, "unit"),
        f"{number(result.facts, 'fact')} compared",
    )  # fmt: skip
    left_out = f", {result.skipped:,} left out (`skip-units`)" if result.skipped else ""
    accepted = (
        f"; {number(len(result.accepted), 'finding')} accepted before"
        if result.accepted
        else ""
    )
    yield f"{', '.join(compared)}{left_out}{accepted}.\n"
    if found:
        yield "| | check | place | what |\n|---|---|---|---|"
        yield from map(_row, found[:_SHOWN])
        if len(found) > _SHOWN:
            yield f"\n{len(found) - _SHOWN:,} more are in the full report."
        yield from _totals(result)
    yield from _similarities(result)
    for notice in result.notices[:_SHOWN]:
        yield f"\n{_text(notice)}"


def _row(entry: Entry) -> str:
    place = f"{_text(entry.path, tail=True)}:{entry.line}:{entry.column}"
    return f"| {_SIGNS[entry.level]} {entry.level} | {_text(entry.check)} | {place} | {_text(entry.message)} |"


def _totals(result: Result) -> Iterator[str]:
    """Yield a table of checks and versions, folded."""
    if not result.findings:
        return
    counts: Counter[tuple[str, str]] = Counter()
    for finding in result.findings:
        counts.update(
            (finding.check, version) for version in finding.blamed or ("no one",)
        )
    versions = sorted({version for _, version in counts})
    yield "\n<details><summary>Findings by check and version</summary>\n"
    yield f"| check | {' | '.join(map(_text, versions))} |\n|---|{'---:|' * len(versions)}"
    for check in sorted({check for check, _ in counts}):
        cells = (str(counts[check, version] or "·") for version in versions)
        yield f"| {_text(check)} | {' | '.join(cells)} |"
    yield "\n</details>"


def _similarities(result: Result) -> Iterator[str]:
    """Yield how alike versions in one language are."""
    if not result.similarities:
        return
    metrics = [score.metric for score in result.similarities[0].scores]
    yield f"\n| similarity | version | reference | {' | '.join(metrics)} |\n|---|---|---|{'---:|' * len(metrics)}"
    for row in sorted(
        result.similarities, key=lambda s: (s.document is not None, s.scores[0].value)
    )[:_SHOWN]:
        name = "all documents" if row.document is None else row.document
        values = (f"{score.value:.1f}" for score in row.scores)
        yield f"| {_text(name)} | {_text(row.version)} | {_text(row.reference)} | {' | '.join(values)} |"
    yield f"\nsacrebleu {_text('; '.join(s.metric + '|' + s.signature for s in result.similarities[0].scores))}"


def _text(text: str, tail: bool = False) -> str:
    """Return a text that no renderer of Markdown acts on, not too long; of a path the end tells more."""
    shown = visible(text)
    if len(shown) > _LONGEST:
        shown = "…" + shown[-_LONGEST:] if tail else shown[:_LONGEST] + "…"
    return _ACTING.sub(lambda found: f"&#{ord(found.group())};", shown)


REPORTER = Reporter(
    "A summary, for a comment or the page of a job", write, endings=(".md",)
)
