"""Burmese text that is not in Unicode."""

from __future__ import annotations

from collections.abc import Iterator

from qa.language.zawgyi import is_zawgyi
from qa.model import Confidence, Finding, Mark, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="language", severity=Severity.WARNING, mqm="design-markup/character-encoding", explains="text")
def zawgyi_text(unit: Unit, _: Context) -> Iterator[Finding]:
    """Myanmar text is in the Zawgyi font encoding: its letters and digits say something else in Unicode.

    Looks at the order of vowel signs and consonants. Its numbers and dates are left alone. Tolerates a single
    slip of the keyboard.

    Example: a vowel sign that stands before its consonant, twice or more.
    """
    for version, segment in unit.segments:
        if is_zawgyi(segment.text):
            message = f"the text in {version} is in Zawgyi, not in Unicode; its numbers were not compared"
            yield Finding(message, (Mark(version, segment),), version, Confidence.HIGH)
