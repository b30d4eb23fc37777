"""A pair of brackets that is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qa.compare.traits import differing
from qa.model import OBJECT, Finding, Mark, Segment, Severity, Span, Unit
from qa.registry import Context, unit_check

_FOLDED = str.maketrans("（）［］｛｝", "()[]{}")
_KINDS = {"(": ")", "[": "]", "{": "}"}
_NAMES = {"(": "round", "[": "square", "{": "curly"}
_ENDING = re.compile(r"(?<=[^\W\d_])\((?P<ending>[^\W\d_]{1,4})\)")
"""An ending for the plural, or another gender: `file(s)`."""
_OPTIONAL = re.compile(r"\([A-Za-z]\)|\([&_]?[A-Za-z0-9]\)")
"""The key of a label, a number of a list."""


@unit_check(
    category="typography",
    severity=Severity.NOTE,
    mqm="linguistic-conventions/punctuation",
)
def pair_missing(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A version has no brackets of a kind that the others have: what stood in them may be lost.

    Looks at round, square and curly brackets, those of full width, too. Tolerates another number of them, endings
    (`file(s)`), and what is markup, code or a placeholder. Sentences are built in other ways, so this is a note.

    Example: en has "Look (here) now", de "Schau hier jetzt".
    """
    if not any(sign in s.text for _, s in unit.segments for sign in "([{（［｛"):
        return
    counts = {version: _count(segment) for version, segment in unit.segments}
    for sign in _KINDS:
        has = {version: count[sign] > 0 for version, count in counts.items()}
        for odd in differing(unit, has):
            if has[odd.version]:
                continue
            text = unit[odd.other].text.translate(_FOLDED)
            place = text.index(sign)
            said = f"{odd.version} has no {_NAMES[sign]} brackets; {odd.other} has"
            marks = (
                Mark(odd.version, unit[odd.version]),
                Mark(odd.other, unit[odd.other], Span(place, place + 1)),
            )
            yield Finding(said, marks, odd.version if odd.blamed else None)


def _count(segment: Segment) -> Counter[str]:
    """Count the pairs of a text by their opening sign."""
    text = segment.prose.replace(OBJECT, " ").translate(_FOLDED)
    text = _OPTIONAL.sub(" ", _ENDING.sub(_leave_out, text))
    counts: Counter[str] = Counter()
    for opening, closing in _KINDS.items():
        counts[opening] = min(text.count(opening), text.count(closing))
    return counts


def _leave_out(match: re.Match[str]) -> str:
    """Return nothing for an ending, which has no capitals; scripts without them have no endings."""
    return " " if match["ending"].islower() else match.group()
