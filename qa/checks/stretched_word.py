"""A word that was made longer for the look alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import language as languages
from qa.model import Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check


@unit_check(
    category="typography",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/character-encoding",
)
def stretched_word(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A word holds a sign that only stretches it (kashida, U+0640): who searches for the word does not find it.

    Looks at the sign between two letters of the Arabic script. Tolerates it at the edge of a word, where it shows a
    suffix or shortens a name, and texts whose source has it, too.

    Example: ar has "الكلمة طويـــلة".
    """
    source = unit.get(unit.source) if unit.source else None
    for version, segment in unit.segments:
        if segment.text.isascii():
            continue
        for sign in languages.of(language_of(version)).typography.stretching:
            if sign not in segment.text or (source and sign in source.text):
                continue
            inside = rf"(?<=[^\W\d_{sign}]){sign}+(?=[^\W\d_{sign}])"
            for found in re.finditer(inside, segment.text):
                said = f"a word of {version} is stretched with U+{ord(sign):04X}"
                mark = Mark(version, segment, Span(*found.span()))
                yield Finding(said, (mark,), version)
                break
