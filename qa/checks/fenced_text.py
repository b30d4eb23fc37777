"""A page that is one block of code."""

from __future__ import annotations

from collections.abc import Iterator

from qa.model import Document, Finding, Mark, Severity, Version
from qa.registry import Context, document_check

_SHORTEST = 20
"""Letters at least, fewer may be an example."""


@document_check(
    category="typography",
    severity=Severity.ERROR,
    mqm="design-markup/markup-tag",
    explains="version",
)
def fenced_text(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A whole page stands in a code fence, as programs that translate hand it back: readers see its source.

    Looks at versions that have nothing but code where another version has prose. Tolerates pages that are code in every
    version.

    Example: p.en.md is a page, p.de.md begins with "```markdown" and ends with "```".
    """
    fenced = [version for version in document.versions if _is_fenced(version)]
    others = [version for version in document.versions if version not in fenced]
    if not any(_has_prose(version) for version in others):
        return
    for version in fenced:
        mark = Mark(version.name, version.segments[0])
        said = f"the whole text of {version.name} stands in a code fence"
        yield Finding(said, (mark,), version.name)


def _is_fenced(version: Version) -> bool:
    """Tell whether a version is code alone, and enough of it."""
    if not version.segments:
        return False
    if any(segment.role != "code" for segment in version.segments):
        return False
    letters = sum(map(str.isalpha, "".join(s.text for s in version.segments)))
    return letters >= _SHORTEST


def _has_prose(version: Version) -> bool:
    """Tell whether most segments of a version are prose."""
    prose = sum(segment.role != "code" for segment in version.segments)
    return 2 * prose > len(version.segments)
