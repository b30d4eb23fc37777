"""A translation that stands behind its source, by the history of both."""

from __future__ import annotations

from collections.abc import Iterator

from qa.model import (
    Confidence,
    Document,
    Finding,
    Mark,
    Segment,
    Severity,
    StalePage,
    StaleUnit,
    Version,
)
from qa.registry import Context, document_check

_MARKED = 10
"""Units that a finding points at."""


@document_check(
    category="consistency",
    severity=Severity.WARNING,
    mqm="accuracy/mistranslation",
    needs_history=True,
)
def version_stale(document: Document, context: Context) -> Iterator[Finding]:
    """The source changed after the translation last did: units of a version stand behind it.

    Looks, inside a git work tree, at what the source said when each unit of a
    translation last changed in substance, and at what it says today. Tolerates changes
    of white space, punctuation and markup, passages that moved, commits that blame
    ignores and those that touched most versions alike. Where links, code or spelling alone
    changed it is a note: no translator is needed. One finding a version; `qa stale`
    shows every unit. In a shallow clone it is off.

    Example: a paragraph of en was rewritten in March; its German translation is of 2021.
    """
    for page in context.stale.get(document.name, ()):
        version = next((v for v in document.versions if v.name == page.version), None)
        if version and page.stale and document.source:
            yield _finding(document, version, page)


def _finding(document: Document, version: Version, page: StalePage) -> Finding:
    units = [unit for unit in page.stale if unit.needs_translator] or list(page.stale)
    since = min(unit.since for unit in units)
    noun = "unit is" if len(units) == 1 else "units are"
    what = "" if page.count else " in links, code or spelling alone"
    message = (
        f"{len(units):,} of {page.units:,} {noun} behind {document.source}{what},"
        f" the first since {since}: {_words(page.words)}"
    )
    marks = [_mark(version, unit) for unit in units[:_MARKED]]
    home = next(v for v in document.versions if v.name == document.source)
    first = next((s for s in home.segments if s.line == units[0].source_line), None)
    if first:
        marks.append(Mark(home.name, first, note=f"since {units[0].since}"))
    severity = Severity.WARNING if page.count else Severity.NOTE
    return Finding(message, tuple(marks), version.name, Confidence.HIGH, severity)


def _words(count: int) -> str:
    return (
        f"{count:,} word to translate"
        if count == 1
        else f"{count:,} words to translate"
    )


def _mark(version: Version, unit: StaleUnit) -> Mark:
    """Return the place of a unit: the segment, or the one before the gap."""
    before = [s for s in version.segments if s.line <= unit.line]
    segment = before[-1] if before else Segment("", unit.path, unit.line)
    return Mark(version.name, segment, gap=unit.kind == "added")
