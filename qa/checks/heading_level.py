"""A heading on another level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qa.model import Document, Finding, Mark, Severity, Unit
from qa.registry import Context, document_check


@document_check(
    category="alignment", severity=Severity.WARNING, mqm="design-markup/markup-tag"
)
def heading_level(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A heading stands on another level than in the other versions: a section became part of another.

    Looks at the levels of Markdown (`##`), HTML (`h2`), Word and OpenDocument against the source, or the first version
    by name. Tolerates a version whose headings are all one level deeper or higher.

    Example: en has "## Install", fr "### Installer".
    """
    first = document.source or min(version.name for version in document.versions)
    for version in document.versions:
        found = (
            []
            if version.name == first
            else list(_levels(document, first, version.name))
        )
        usual = Counter(mine - theirs for _, theirs, mine in found).most_common(1)
        for unit, theirs, mine in found:
            if mine - theirs != usual[0][0]:
                marks = (
                    Mark(version.name, unit[version.name]),
                    Mark(first, unit[first]),
                )
                said = f"the heading is on level {mine} in {version.name}, on level {theirs} in {first}"
                yield Finding(
                    said, marks, version.name if document.source else None, unit=unit.id
                )


def _levels(
    document: Document, first: str, second: str
) -> Iterator[tuple[Unit, int, int]]:
    """Yield the units that are a heading in both versions, with the two levels."""
    for unit in document.units:
        pair = [
            dict(segment.meta).get("level", "")
            for name in (first, second)
            if (segment := unit.get(name))
        ]
        if len(pair) == 2 and all(pair):
            yield unit, int(pair[0]), int(pair[1])
