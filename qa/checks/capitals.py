"""A text in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import language as languages
from qa.compare.traits import differing
from qa.model import Finding, Mark, Severity, Unit, language_of
from qa.registry import Context, unit_check

_WORD = re.compile(r"[^\W\d_]+")


@unit_check(
    category="typography",
    severity=Severity.NOTE,
    mqm="linguistic-conventions/capitalization",
)
def capitals(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text is in capitals where the other versions are not.

    Looks at texts of two words or more, in scripts that have capitals. Tolerates abbreviations.

    Example: en has "DELETE ALL FILES", fr "Supprimer tous les fichiers".
    """
    if not any(segment.text.isupper() for _, segment in unit.segments):
        return
    shapes = {
        v: _shape(s.text)
        for v, s in unit.segments
        if languages.of(language_of(v)).cased
    }
    for odd in differing(
        unit, {version: shape for version, shape in shapes.items() if shape}
    ):
        mine, other = shapes[odd.version], shapes[odd.other]
        marks = (Mark(odd.version, unit[odd.version]), Mark(odd.other, unit[odd.other]))
        yield Finding(
            f"{odd.version} {mine}, {odd.other} {other}",
            marks,
            odd.version if odd.blamed else None,
        )


def _shape(text: str) -> str:
    """Return how a text uses capitals, nothing where that says little."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    if len(words) < 2 or sum(map(len, words)) < 8:
        return ""
    return "is in capitals" if text.isupper() else "is not in capitals"
