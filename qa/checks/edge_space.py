"""Space or a line end at the edge of a text."""

from __future__ import annotations

from collections.abc import Iterator

from qa.compare.traits import differing
from qa.model import Finding, Mark, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="typography", severity=Severity.WARNING, mqm="linguistic-conventions/whitespace")
def edge_space(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text begins or ends with a space or a line end that the other versions do not have, or lacks theirs.

    Programs put texts together: what is missing here joins two words. Tolerates the number of spaces, and a space that
    a script without spaces does not need.

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


def _edges(text: str) -> tuple[str, str]:
    return _told(text[: len(text) - len(text.lstrip())]), _told(text[len(text.rstrip()) :])


def _told(space: str) -> str:
    if "\n" in space:
        return "a line end"
    return "a space" if space else "nothing"
