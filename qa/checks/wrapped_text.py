"""A text that stands in quotation marks as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from qa.compare.traits import differing
from qa.model import Finding, Mark, Severity, Unit
from qa.registry import Context, unit_check

_OPENING = "\"“”„«»「『‘‚'`"
_CLOSING = "\"“”»«」』’‘'`"
_SHORTEST = 2
"""Letters at least."""


@unit_check(
    category="typography",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/punctuation",
)
def wrapped_text(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A whole text stands in quotation marks that the other versions do not have, as programs that translate add them.

    Looks at texts that begin and end with a mark and have none between. Tolerates texts that are wrapped in any marks in
    the source, and versions of which most are wrapped.

    Example: en has "Save the file.", de "„Speichern Sie die Datei.“" with its marks.
    """
    if not any(segment.text.strip()[:1] in _OPENING for _, segment in unit.segments):
        return
    bare = {
        version: not _is_wrapped(segment.text.strip())
        for version, segment in unit.segments
        if segment.text.strip()
    }
    for odd in differing(unit, bare):
        if bare[odd.version]:
            continue
        if not _has_marks(unit[odd.other].text):
            text = unit[odd.version].text.strip()
            said = f"the whole text of {odd.version} stands in {text[0]}…{text[-1]}"
            marks = (
                Mark(odd.version, unit[odd.version]),
                Mark(odd.other, unit[odd.other]),
            )
            yield Finding(said, marks, odd.version)


def _is_wrapped(text: str) -> bool:
    """Tell whether marks stand around a text, and none within it."""
    if len(text) < 2 + _SHORTEST or text[0] not in _OPENING or text[-1] not in _CLOSING:
        return False
    inside = text[1:-1]
    if sum(map(str.isalpha, inside)) < _SHORTEST:
        return False
    return not any(sign in inside for sign in {text[0], text[-1]} - {"'", "’"})


def _has_marks(text: str) -> bool:
    """Tell whether a text has quotation marks at its edges: then it is a quotation."""
    stripped = text.strip().rstrip(".!?,;:。")
    return stripped[:1] in _OPENING or stripped[-1:] in _CLOSING
