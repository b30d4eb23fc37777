"""A phrase that stands twice in a row."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from qa import kinds as facts
from qa import language as languages
from qa.evidence.repeats import Repeat, repeats
from qa.model import Confidence, Finding, Mark, Segment, Severity, Unit, language_of
from qa.registry import Context, unit_check
from qa.wording import shortened

SYLLABLES = 3
"""Letters of a doubled word where no spaces part words: `gocha-gocha` in kana."""


@unit_check(
    category="repetition",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/duplication",
)
def repeated_text(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A word or a phrase stands twice in a row, with nothing or a conjunction between.

    What punctuation, a sign or a line break parts is a list, an emphasis or a label
    with its text. What another version repeats at the same place is meant, as are
    words that a language doubles (the files of the languages say which), and what has
    a placeholder in it: each is filled with something else. A doubled name is a note, as
    is a word of a language that nobody described.

    Example: id `Presiden menghargai upaya menghargai upaya itu.`: `menghargai upaya`
    stands twice.
    """
    every = {
        name: repeats(cell.text, language_of(name)) for name, cell in unit.segments
    }
    if not any(every.values()):
        return
    every = {
        name: [r for r in every[name] if _is_said(cell, name, r)]
        for name, cell in unit.segments
    }
    for version, segment in unit.segments:
        slips = [r for r in every[version] if _is_slip(segment.text, version, r)]
        others = [every[name] for name in every if name != version]
        for repeat in slips[_count_meant(others) :]:
            yield _finding(version, segment, repeat)


def _count_meant(others: Sequence[Sequence[Repeat]]) -> int:
    """Return how many repetitions another version has at most."""
    return max(map(len, others), default=0)


def _finding(version: str, segment: Segment, repeat: Repeat) -> Finding:
    phrase = segment.text[repeat.first.start : repeat.first.end]
    marks = (
        Mark(version, segment, repeat.again, "again"),
        Mark(version, segment, repeat.first, "first"),
    )
    message = f'{version} says "{shortened(phrase)}" twice in a row; no other version repeats anything here'
    ways = languages.of(language_of(version)).prose
    if repeat.words > 1 and ways.described:
        return Finding(message, marks, version)
    if phrase != phrase.casefold() or not ways.described:
        return Finding(message, marks, version, Confidence.LOW, Severity.NOTE)
    return Finding(message, marks, version, Confidence.MEDIUM)


def _is_said(segment: Segment, version: str, repeat: Repeat) -> bool:
    """Return whether words are repeated, and not figures, columns or placeholders."""
    text, start, end = segment.text, repeat.first.start, repeat.again.end
    if "  " in text[repeat.first.end : repeat.again.start]:
        return False
    for fact in facts.of(segment, language_of(version), "placeholders"):
        if fact.span.start < end and start < fact.span.end:
            return False
    return any(char.isalpha() for char in text[start : repeat.first.end])


def _is_slip(text: str, version: str, repeat: Repeat) -> bool:
    """Return whether nobody repeats so on purpose."""
    ways = languages.of(language_of(version)).prose
    first = text[repeat.first.start : repeat.first.end]
    between = text[repeat.first.end : repeat.again.start]
    if ways.grams:
        between = first[0] + first[-1]
    if _is_parted(between):
        return False
    if ways.grams and ways.reduplicates and repeat.words <= SYLLABLES:
        return False
    if repeat.words > 1:
        return True
    again = text[repeat.again.start : repeat.again.end]
    if first.isupper() != again.isupper():
        # An option and its argument: `--groups GROUPS`.
        return False
    word = first.casefold()
    if len(word) < 2 or between.strip() or word != again.casefold():
        return False
    return not ways.reduplicates or word in ways.undoubled


def _is_parted(between: str) -> bool:
    """Return whether punctuation, a sign or a line break stands there."""
    return any(
        char == "\n" or unicodedata.category(char)[0] in "PS" for char in between
    )
