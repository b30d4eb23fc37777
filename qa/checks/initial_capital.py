"""A text that begins with a capital, or does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import language as languages
from qa.compare.traits import differing
from qa.kinds import CLAIMED, of
from qa.model import Finding, Mark, Segment, Severity, Unit, language_of
from qa.registry import Context, unit_check

_NO_WORDS = ("urls", "placeholders", "tags", "spans")
_WORD = re.compile(r"[^\W\d_]+")


@unit_check(
    category="typography",
    severity=Severity.NOTE,
    mqm="linguistic-conventions/capitalization",
)
def initial_capital(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text begins with a capital where the other versions begin with a small letter, or the other way round.

    Looks at the first letter of texts whose scripts have capitals. Tolerates placeholders, addresses and code at the
    beginning. Projects have customs of their own, so this is a note, and off in every profile.

    Example: en has "Delete all", pl "usuń wszystko".
    """
    shapes = {
        v: _shape(s, v)
        for v, s in unit.segments
        if languages.of(language_of(v)).cased and s.text.strip()
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


def _shape(segment: Segment, version: str) -> str:
    """Return how a text uses capitals, nothing where that says little."""
    text = segment.text
    first = next(iter(_WORD.findall(text)), "")
    if (
        len(first) < 2
        or not text.lstrip("\"'“«„¿¡ ").startswith(first)
        or _claimed(segment, version)
    ):
        return ""
    return (
        "begins with a capital" if first[0].isupper() else "begins with a small letter"
    )


def _claimed(segment: Segment, version: str) -> bool:
    return CLAIMED in segment.prose[:4] or any(
        fact.span.start < 2
        for pool in _NO_WORDS
        for fact in of(segment, language_of(version), pool)
    )
