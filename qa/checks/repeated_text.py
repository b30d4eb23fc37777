"""A phrase that stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from qa import kinds as facts
from qa.evidence.repeats import Repeat, repeats
from qa.model import Confidence, Finding, Mark, Segment, Severity, Unit, language_of
from qa.registry import Context, unit_check
from qa.wording import shortened


@unit_check(category="repetition", severity=Severity.WARNING, mqm="linguistic-conventions/duplication")
def repeated_text(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Two words or more stand twice in a row, also with a conjunction between them; a single word twice is a note.

    Words that a language doubles with a hyphen (Indonesian `anak-anak`) are one word; what another version repeats at
    the same place is meant, as is what has a placeholder in it (each is filled with something else) and what stands
    in two columns.

    Example: id `Presiden menghargai upaya menghargai upaya itu.`: `menghargai upaya` stands twice.
    """
    every = {version: repeats(segment.text, language_of(version)) for version, segment in unit.segments}
    if not any(every.values()):
        return
    found = {version: [r for r in every[version] if _counts(s, version, r)] for version, s in unit.segments}
    for version, segment in unit.segments:
        mirrored = max((len(other) for name, other in found.items() if name != version), default=0)
        for repeat in found[version][mirrored:]:
            yield _finding(version, segment, repeat)


def _finding(version: str, segment: Segment, repeat: Repeat) -> Finding:
    phrase = segment.text[repeat.first.start : repeat.first.end]
    marks = (Mark(version, segment, repeat.again, "again"), Mark(version, segment, repeat.first, "first"))
    message = f'{version} says "{shortened(phrase)}" twice in a row; no other version repeats anything here'
    if repeat.words > 1:
        return Finding(message, marks, version)
    return Finding(message, marks, version, Confidence.LOW, Severity.NOTE)


def _counts(segment: Segment, version: str, repeat: Repeat) -> bool:
    """Say whether a repetition is more than figures, columns and placeholders, and a single word's than emphasis."""
    text, start, end = segment.text, repeat.first.start, repeat.again.end
    held = facts.of(segment, language_of(version), "placeholders")
    if "  " in text[repeat.first.end : repeat.again.start] or any(
        fact.span.start < end and start < fact.span.end for fact in held
    ):
        return False
    phrase = text[repeat.first.start : repeat.first.end]
    if repeat.words == 1 and (len(phrase) < 2 or text[repeat.first.end : repeat.again.start].strip()):
        return False
    return any(char.isalpha() for char in phrase)
