"""A version that does not say what the others say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.language.extent import extent
from qa.model import Confidence, Document, Finding, Mark, Severity
from qa.omission.unrelated import Unrelated, find_unrelated
from qa.registry import Context, document_check


@document_check(
    category="alignment",
    severity=Severity.ERROR,
    mqm="accuracy/mistranslation",
    explains="version",
)
def version_unrelated(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A whole version does not follow the others: another text, shuffled rows, noise.

    Looks at all rows together: whether lengths, figures and names fit the row that they
    stand in better than other rows, whether the texts are much too short throughout,
    one and the same, random letters, or typed in a font encoding. Tolerates free
    translations and single rows that differ. Says nothing of fewer than 20 rows.

    Example: a table whose column `id` was shifted by a row when it was pasted.
    """
    against = document.source or _choose_middle(document)
    others = [version.name for version in document.versions if version.name != against]
    found = [one for name in others if (one := find_unrelated(document, against, name))]
    apart = [one for one in found if one.pair and not one.alone]
    enough = len(others) - 1 if document.source else len(others) / 2
    if len(others) > 1 and len(apart) > enough:
        # Most do not follow the one that they are measured by: it is the odd one.
        yield _blame_first(apart)
        found = [one for one in found if one.alone]
    for one in found:
        yield _finding(
            one, is_blamed=bool(document.source or one.alone or len(others) > 1)
        )


def _choose_middle(document: Document) -> str:
    """Return the version of middle length, the longer of two: hardly a broken one."""
    sizes = {}
    for version in document.versions:
        sizes[version.name] = sum(extent(segment.text) for segment in version.segments)
    names = sorted(sizes, key=lambda name: (sizes[name], name))
    return names[len(names) // 2]


def _finding(one: Unrelated, *, is_blamed: bool) -> Finding:
    reasons = [*one.alone, *filter(None, [one.pair])]
    message = f"{one.version} does not follow {one.against}: {'; '.join(reasons)}"
    marks = (Mark(one.version, one.row.second), Mark(one.against, one.row.first))
    confidence = Confidence.HIGH if is_blamed else Confidence.MEDIUM
    return Finding(message, marks, one.version if is_blamed else None, confidence)


def _blame_first(found: Sequence[Unrelated]) -> Finding:
    """Return that the version which all were measured by is the odd one."""
    first = found[0]
    message = f"{first.against} does not follow the others: {first.pair}"
    marks = (
        Mark(first.against, first.row.first),
        Mark(first.version, first.row.second),
    )
    return Finding(message, marks, first.against)
