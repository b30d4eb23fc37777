"""The right language in the wrong script."""

from __future__ import annotations

from collections.abc import Iterator

from qa.language import scripts
from qa.language.identify.segments import ENOUGH
from qa.language.identify.writing import odd
from qa.model import Document, Finding, Mark, Segment, Severity, Version
from qa.registry import Context, document_check

MOST = 0.5


@document_check(
    category="language",
    severity=Severity.WARNING,
    mqm="locale-conventions",
    explains="version",
)
def wrong_script(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text is in its language but not in its script.

    Serbian in Latin letters in a Cyrillic file, traditional characters in a simplified Chinese text: looks at the
    script that the version's tag names or, where a language has several, at the script of most of its segments.
    Tolerates names, words in brackets, and one or two rare characters. If most of a version is concerned there is one
    finding for all of it.

    Example: in the file of zh stands 市議會將開設圖書館, in traditional characters.
    """
    for version in document.versions:
        found = odd(version)
        if len(found) > max(2, MOST * _count_telling(version)):
            yield _finding(
                version.name,
                found[0].found,
                found[0].expected,
                Mark(version.name, found[0].segment),
                None,
            )
            continue
        units = _units_by_segment(document, version.name)
        for one in found:
            mark = Mark(version.name, one.segment, one.span)
            of_segment = units.get(one.segment)
            unit = of_segment.pop(0) if of_segment else None
            yield _finding(version.name, one.found, one.expected, mark, unit)


def _count_telling(version: Version) -> int:
    """Return how many segments have letters enough to show their script."""
    return sum(
        scripts.count(segment.prose).total() >= ENOUGH for segment in version.segments
    )


def _units_by_segment(document: Document, version: str) -> dict[Segment, list[str]]:
    """Return the ids of the units that have a segment in this version, in order.

    Segments that are equal, place and all, are those of the units one after the other.
    """
    units: dict[Segment, list[str]] = {}
    for unit in document.units:
        segment = unit.get(version)
        if segment is not None:
            units.setdefault(segment, []).append(unit.id)
    return units


def _finding(
    version: str, found: str, expected: str, mark: Mark, unit: str | None
) -> Finding:
    what = "this segment of" if unit else "the version"
    message = f"{what} {version} is written in {scripts.of(found).name}, not in {scripts.of(expected).name}"
    return Finding(message, (mark,), version, unit=unit)
