"""Space or a line end at the edge of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.compare.traits import differing
from qa.model import Confidence, Finding, Mark, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="typography", severity=Severity.WARNING, mqm="linguistic-conventions/whitespace")
def edge_space(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text begins or ends with a space or a line end that the other versions do not have, or lacks theirs.

    Programs put texts together: what is missing here joins two words. Another number of spaces at the beginning, where
    lines are indented, is a note. Tolerates the number of spaces at the end, and a space that a script without spaces
    does not need.

    Example: en has "Name: " with a space at its end, de "Name:".
    """
    if not any(segment.text != segment.text.strip() for _, segment in unit.segments):
        return
    edges = {version: _edges(segment.text) for version, segment in unit.segments if segment.text.strip()}
    for where, place in (("beginning", 0), ("end", 1)):
        for odd in differing(unit, {version: edge[place] for version, edge in edges.items()}):
            mine, other = edges[odd.version][place], edges[odd.other][place]
            said = f"{odd.version} has {mine} at its {where}, {odd.other} {other}"
            marks = (Mark(odd.version, unit[odd.version]), Mark(odd.other, unit[odd.other]))
            yield Finding(said, marks, odd.version if odd.blamed else None)
    if {edge[0] for edge in edges.values()} == {"a space"}:
        yield from _indented(unit, {version: unit[version].text for version in edges})


def _indented(unit: Unit, texts: Mapping[str, str]) -> Iterator[Finding]:
    depths = {version: len(text) - len(text.lstrip(" ")) for version, text in texts.items()}
    for odd in differing(unit, depths):
        said = (
            f"{odd.version} begins with {_spaces(depths[odd.version])}, {odd.other} with {_spaces(depths[odd.other])}"
        )
        marks = (Mark(odd.version, unit[odd.version]), Mark(odd.other, unit[odd.other]))
        yield Finding(said, marks, odd.version if odd.blamed else None, Confidence.MEDIUM, Severity.NOTE)


def _spaces(number: int) -> str:
    return "a space" if number == 1 else f"{number} spaces"


def _edges(text: str) -> tuple[str, str]:
    return _told(text[: len(text) - len(text.lstrip())]), _told(text[len(text.rstrip()) :])


def _told(space: str) -> str:
    if "\n" in space:
        return "a line end"
    return "a space" if space else "nothing"
