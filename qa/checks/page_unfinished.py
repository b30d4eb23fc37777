"""A version of a page that says next to nothing of what the source says."""

from __future__ import annotations

from collections.abc import Iterator

from qa.language.extent import extent
from qa.model import Document, Finding, Mark, Severity, Version
from qa.profiles import profile
from qa.registry import Context, document_check

FEWEST = 20
"""Texts of the source from which a page can be unfinished; of fewer each is told alone."""

SHARE = 0.2
"""Share of the source's texts, and of its letters, up to which a page was never written."""


@document_check(
    category="omission",
    severity=Severity.ERROR,
    mqm="accuracy/omission",
    explains="version",
)
def page_unfinished(document: Document, context: Context) -> Iterator[Finding]:
    """A version of a page has next to nothing of the source's texts: a stub, or a translation that was only begun.

    Looks at manuals: pages of twenty texts and more in a document with a source, where a version has a fifth of the texts
    and of the letters at most. What else is missing there is not told text by text.
    Tolerates catalogues, whose gaps are counted otherwise.

    Example: en explains a program in 25 paragraphs, es says in two that the page is not translated yet.
    """
    source = next((v for v in document.versions if v.name == document.source), None)
    if source is None or source.keyed or not profile(context.settings.profile).wordy:
        return
    total = len(source.segments)
    if total < FEWEST:
        return
    letters = _count(source)
    for version in document.versions:
        if version is source or not version.segments:
            continue
        count = len(version.segments)
        if count <= SHARE * total and _count(version) <= SHARE * letters:
            marks = (
                Mark(version.name, version.segments[0]),
                Mark(source.name, source.segments[0]),
            )
            message = f"{version.name} has {count} texts of this page, {source.name} has {total}: it is not translated yet"
            yield Finding(message, marks, version.name)


def _count(version: Version) -> float:
    """Return how much a version says, in letters of an even length."""
    return sum(extent(segment.text) for segment in version.segments)
