"""A summary in Markdown for a job's page or a merge request.

Counts, the worst findings, what was not read. It stays far below the megabyte that
GitHub takes. Text of documents is written in character references wherever a letter
could act as markup, a link or a mention.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from qa.escape import visible
from qa.model import ReportOptions, Result
from qa.report.reporters.entries import (
    Entry,
    count,
    count_units,
    list_versions,
    list_worst,
    summarize,
)

_SHOWN = 50
_LONGEST = 400
_ACTING = re.compile(r"[\\`*_{}\[\]<>&#!|~@$^]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_SIGNS = {"error": "❌", "warning": "⚠️", "note": "ℹ️"}


def write(result: Result, out: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the summary."""
    for line in _list_lines(result):
        out.write(line + "\n")


def _list_lines(result: Result) -> Iterator[str]:
    entries = list_worst(result)
    yield f"## qa: {summarize(result)}\n"
    yield _describe_work(result)
    if entries:
        yield "| | check | place | what |\n|---|---|---|---|"
        for entry in entries[:_SHOWN]:
            yield _format_entry(entry)
        if len(entries) > _SHOWN:
            yield f"\n{len(entries) - _SHOWN:,} more are in the full report."
        yield from _list_totals(result)
    yield from _list_similarities(result)
    for notice in result.notices[:_SHOWN]:
        yield f"\n{_escape(notice)}"


def _describe_work(result: Result) -> str:
    """Return what was compared, left out and accepted before."""
    text = ", ".join(
        [
            count(len(result.documents), "document"),
            count(len(list_versions(result)), "version"),
            count(count_units(result), "unit"),
            f"{count(result.facts, 'fact')} compared",
        ]
    )
    if result.skipped:
        text += f", {result.skipped:,} left out (`skip-units`)"
    if result.accepted:
        text += f"; {count(len(result.accepted), 'finding')} accepted before"
    return f"{text}.\n"


def _format_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _format_entry(entry: Entry) -> str:
    sign = f"{_SIGNS[entry.level]} {entry.level}"
    place = f"{_escape(entry.path, tail=True)}:{entry.line}:{entry.column}"
    return _format_row([sign, _escape(entry.check), place, _escape(entry.message)])


def _list_totals(result: Result) -> Iterator[str]:
    """Yield a table of checks and versions, folded."""
    if not result.findings:
        return
    counts: Counter[tuple[str, str]] = Counter()
    for finding in result.findings:
        for version in finding.blamed or ("no one",):
            counts[finding.check, version] += 1
    checks = sorted({check for check, _ in counts})
    versions = sorted({version for _, version in counts})
    yield "\n<details><summary>Findings by check and version</summary>\n"
    yield _format_row(["check", *map(_escape, versions)])
    yield f"|---|{'---:|' * len(versions)}"
    for check in checks:
        cells = [str(counts[check, version] or "·") for version in versions]
        yield _format_row([_escape(check), *cells])
    yield "\n</details>"


def _list_similarities(result: Result) -> Iterator[str]:
    """Yield how alike versions in one language are.

    All documents together come first, then the least alike.
    """
    if not result.similarities:
        return
    first = result.similarities[0].scores
    metrics = [score.metric for score in first]
    yield "\n" + _format_row(["similarity", "version", "reference", *metrics])
    yield f"|---|---|---|{'---:|' * len(metrics)}"
    rows = sorted(result.similarities, key=lambda row: row.scores[0].value)
    rows.sort(key=lambda row: row.document is not None)
    for row in rows[:_SHOWN]:
        name = "all documents" if row.document is None else row.document
        names = [_escape(text) for text in (name, row.version, row.reference)]
        yield _format_row(names + [f"{score.value:.1f}" for score in row.scores])
    signatures = "; ".join(f"{score.metric}|{score.signature}" for score in first)
    yield f"\nsacrebleu {_escape(signatures)}"


def _escape(text: str, tail: bool = False) -> str:
    """Return a text that no renderer of Markdown acts on, not too long.

    Of a path the end tells more: its `tail` is kept.
    """
    shown = visible(text)
    if len(shown) > _LONGEST and tail:
        shown = "…" + shown[-_LONGEST:]
    elif len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "…"
    return _ACTING.sub(lambda match: f"&#{ord(match.group())};", shown)
