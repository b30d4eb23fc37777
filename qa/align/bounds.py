"""Texts beyond measure: nothing is compared with them, and that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa import kinds as facts
from qa.model import Document, Segment, Unit, language_of

_NAMED = 3
"""Texts that are named, of those that are too long."""


def bound(document: Document) -> Document:
    """Return a document without the units of which a text is beyond measure.

    They are its `oversized`. One long text spoils its unit for all: what it says is
    not known, so nobody lacks it.
    """
    over = [unit for unit in document.units if _find_oversized(unit)]
    if not over:
        return document
    left = set(map(id, over))
    kept = tuple(unit for unit in document.units if id(unit) not in left)
    return replace(document, units=kept, oversized=tuple(over))


def tell(documents: Sequence[Document]) -> list[str]:
    """Return a sentence on the first texts that were left out, and how many there are besides."""
    said = [sentence for document in documents for sentence in _describe(document)]
    more = len(said) - _NAMED
    return [*said[:_NAMED], *([_more(more)] if more > 0 else [])]


def _more(count: int) -> str:
    return f"{count:,} more texts are too long to be compared"


def _describe(document: Document) -> Iterator[str]:
    for unit in document.oversized:
        for version, segment, why in _find_oversized(unit):
            place = f"{segment.path}:{segment.line}" if segment.path else version
            yield f"{place}: {why}, so nothing was compared with it: break it into paragraphs"


def _find_oversized(unit: Unit) -> list[tuple[str, Segment, str]]:
    """Return the texts of a unit that are beyond measure, and why."""
    found = []
    for version, segment in unit.segments:
        why = facts.find_excess(segment, language_of(version))
        if why:
            found.append((version, segment, why))
    return found
