"""Space or a line end at the edge of a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from qa import language as languages
from qa.compare.traits import Odd, differing
from qa.language.scripts import script_of
from qa.model import Confidence, Finding, Mark, Severity, Unit, language_of
from qa.registry import Context, unit_check

_GETTEXT = (".po", ".pot", ".mo", ".gmo")
"""Files whose programs refuse a line end at an edge of one text alone."""


@unit_check(
    category="typography",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/whitespace",
)
def edge_space(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text begins or ends with a space or a line end that the other versions do not have, or lacks theirs.

    Programs put texts together: what is missing here joins two words. A space that is there alone parts nothing: a
    note, like another number of spaces at the beginning, where lines are indented, and a line end
    outside of gettext. Tolerates the number of spaces at
    the end, and a space that is not needed beside full-width signs (`：`) or in a script without spaces.

    Example: en has "Name: " with a space at its end, de "Name:".
    """
    texts = {
        version: segment.text
        for version, segment in unit.segments
        if segment.text.strip()
    }
    if all(text == text.strip() for text in texts.values()):
        return
    edges = {version: _find_edges(text) for version, text in texts.items()}
    for where, place in (("beginning", 0), ("end", -1)):
        names = {version: _name(edge[place]) for version, edge in edges.items()}
        for odd in differing(unit, names):
            mine, other = edges[odd.version][place], edges[odd.other][place]
            if _is_needed(unit, odd, place, mine, other):
                said = f"{odd.version} has {_name(mine)} at its {where}, {odd.other} {_name(other)}"
                severity = _severity(mine, other, place, odd, unit)
                yield _tell(unit, odd, said, severity=severity)
    if {_name(edge[0]) for edge in edges.values()} == {"a space"}:
        yield from _find_indented(unit, texts)


def _is_needed(unit: Unit, odd: Odd, place: int, mine: str, other: str) -> bool:
    """Tell whether the space that one side lacks parts something, or indents."""
    is_indented = place == 0 and max(len(mine), len(other)) > 1
    if is_indented or (mine and other):
        return True
    bare = odd.other if mine else odd.version
    return not _is_needless(unit[bare].text[place], language_of(bare))


def _tell(
    unit: Unit,
    odd: Odd,
    said: str,
    confidence: Confidence = Confidence.HIGH,
    severity: Severity | None = None,
) -> Finding:
    """Return a finding on the version that differs."""
    marks = (Mark(odd.version, unit[odd.version]), Mark(odd.other, unit[odd.other]))
    blamed = odd.version if odd.blamed else None
    return Finding(said, marks, blamed, confidence, severity)


def _severity(
    mine: str, other: str, place: int, odd: Odd, unit: Unit
) -> Severity | None:
    """Return a note for a space that was added, a lost indentation, a line end that shows nowhere."""
    if "\n" in mine + other:
        # gettext wants both texts to have it.
        return None if unit[odd.version].path.endswith(_GETTEXT) else Severity.NOTE
    is_added = odd.blamed and mine and not other
    is_indented = place == 0 and max(len(mine), len(other)) > 1
    return Severity.NOTE if is_added or is_indented else None


def _is_needless(sign: str, language: str) -> bool:
    """Tell whether no space stands beside a sign: a full-width one, or a letter of a script without spaces."""
    wide = unicodedata.east_asian_width(sign) in "WF" and script_of(sign) != "Hang"
    return wide or (
        not languages.of(language).spaced and unicodedata.category(sign)[0] in "LM"
    )


def _find_indented(unit: Unit, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the versions that begin with another number of spaces than the others."""
    depths = {
        version: len(text) - len(text.lstrip(" ")) for version, text in texts.items()
    }
    for odd in differing(unit, depths):
        mine, other = _spaces(depths[odd.version]), _spaces(depths[odd.other])
        said = f"{odd.version} begins with {mine}, {odd.other} with {other}"
        yield _tell(unit, odd, said, Confidence.MEDIUM, Severity.NOTE)


def _spaces(number: int) -> str:
    return "a space" if number == 1 else f"{number} spaces"


def _find_edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _name(space: str) -> str:
    if "\n" in space:
        return "a line end"
    return "a space" if space else "nothing"
