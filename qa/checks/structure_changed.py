"""A document that is built differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qa.compare.traits import differing
from qa.model import Document, Finding, Mark, Segment, Severity, Unit
from qa.registry import Context, document_check

_NAMES = {
    "heading": "heading",
    "item": "list item",
    "cell": "table cell",
    "code": "code block",
    "caption": "caption",
}


@document_check(
    category="alignment", severity=Severity.WARNING, mqm="design-markup/missing-text"
)
def structure_changed(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A version has more or fewer headings, list items, table cells or code blocks than the others.

    Looks at what the file says its parts are. Tolerates formats that say nothing of it, and subtitles: a talk may be cut
    into any cues.

    Example: en has 12 headings, pt 9.
    """
    counts = {
        v.name: Counter(s.role for s in v.segments if not _is_cue(s))
        for v in document.versions
        if v.segments
    }
    names = tuple(counts)
    whole = Unit(
        document.name,
        "",
        names,
        tuple((v.name, v.segments[0]) for v in document.versions if v.segments),
    )
    source = Unit(whole.document, "", names, whole.segments, document.source)
    for role, name in _NAMES.items():
        for odd in differing(
            source, {version: count[role] for version, count in counts.items()}
        ):
            told = [
                f"{counts[v][role]} {name}{'s' * (counts[v][role] != 1)} in {v}"
                for v in (odd.other, odd.version)
            ]
            marks = (
                Mark(odd.version, source[odd.version]),
                Mark(odd.other, source[odd.other]),
            )
            yield Finding(
                f"{told[0]}, {told[1]}", marks, odd.version if odd.blamed else None
            )


def _is_cue(segment: Segment) -> bool:
    """Return whether a segment says when it is shown."""
    return any(key == "time" for key, _ in segment.meta)
