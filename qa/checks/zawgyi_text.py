"""Burmese text that is not in Unicode."""

from __future__ import annotations

from collections.abc import Iterator

from qa.language.zawgyi import is_zawgyi
from qa.model import Document, Finding, Mark, Severity
from qa.registry import Context, document_check

_SHOWN = 3
"""Texts of a version that are marked."""
_MOST = 0.5
"""Share of a version's texts from which on the version as a whole is in Zawgyi."""


@document_check(
    category="language",
    severity=Severity.ERROR,
    mqm="design-markup/character-encoding",
    explains="version",
)
def zawgyi_text(document: Document, _: Context) -> Iterator[Finding]:
    """Myanmar text is in the Zawgyi font encoding: its letters say something else in Unicode.

    Looks at the order of vowel signs and consonants. Says it once for a version, with
    the number of its texts; where most are in Unicode it is a warning. Its numbers and
    dates are left alone. Tolerates a single slip of the keyboard.

    Example: a vowel sign that stands before its consonant, twice or more.
    """
    for version in document.versions:
        texts = [segment for segment in version.segments if segment.text.strip()]
        found = [segment for segment in texts if is_zawgyi(segment.text)]
        if found:
            marks = tuple(Mark(version.name, segment) for segment in found[:_SHOWN])
            count = f"{len(found)} of {len(texts)} texts of {version.name}"
            message = (
                f"{count} in Zawgyi, not in Unicode: their numbers were not compared"
            )
            severity = None if len(found) >= _MOST * len(texts) else Severity.WARNING
            yield Finding(message, marks, version.name, severity=severity)
