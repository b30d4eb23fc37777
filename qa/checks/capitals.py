"""Capitals that the other versions have, or have not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.compare.traits import differing
from qa.facts import CLAIMED, of
from qa.languages import script
from qa.model import Finding, Mark, Segment, Severity, Unit, language_of
from qa.registry import Context, unit_check

_CASED = frozenset(["Latn", "Cyrl", "Grek", "Armn", "Adlm", "Cher"])
_NO_WORDS = ("urls", "placeholders", "tags", "spans")
_WORD = re.compile(r"[^\W\d_]+")


@unit_check(category="typography", severity=Severity.NOTE, mqm="linguistic-conventions/capitalization")
def capitals(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text is in capitals, or begins with one, where the other versions do not.

    Looks at texts whose scripts have capitals: at whole texts of two words or more in capitals, and at the first
    letter. Tolerates placeholders, addresses and code at the beginning.

    Example: en has "DELETE ALL FILES", fr "Supprimer tous les fichiers".
    """
    shapes = {v: _shape(s, v) for v, s in unit.segments if script(language_of(v)) in _CASED and s.text.strip()}
    for odd in differing(unit, {version: shape for version, shape in shapes.items() if shape}):
        mine, other = shapes[odd.version], shapes[odd.other]
        marks = (Mark(odd.version, unit[odd.version]), Mark(odd.other, unit[odd.other]))
        yield Finding(f"{odd.version} {mine}, {odd.other} {other}", marks, odd.version if odd.blamed else None)


def _shape(segment: Segment, version: str) -> str:
    """Return how a text uses capitals, nothing where that says little."""
    text = segment.text
    words = _WORD.findall(text)
    if len(words) > 1 and sum(map(len, words)) > 5 and text.isupper():
        return "is in capitals"
    first = next(iter(words), "")
    if len(first) < 2 or not text.lstrip("\"'“«„¿¡ ").startswith(first) or _claimed(segment, version):
        return ""
    return "begins with a capital" if first[0].isupper() else "begins with a small letter"


def _claimed(segment: Segment, version: str) -> bool:
    found = of(segment, language_of(version))
    return CLAIMED in segment.prose[:4] or any(fact.span.start < 2 for pool in _NO_WORDS for fact in found[pool])
