"""Letters of another script that only look right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.language import scripts
from qa.model import Document, Finding, Mark, Segment, Severity, Span
from qa.registry import Context, document_check

_WORD = re.compile(r"[^\W\d_]+")


MANY = 10
"""Words of a version from which on one finding says it of all of them."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with a letter of another script, and where it stands."""

    unit: str
    segment: Segment
    text: str
    span: Span
    letter: str
    script: str


@document_check(
    category="language",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/spelling",
)
def mixed_script(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A word has letters of two scripts that look alike: search and spelling miss it.

    Looks at every word with letters of two of the scripts Latin, Cyrillic, Greek and
    Armenian. Says it once for a version with many such words. Tolerates words whose
    second script shows (an abbreviation with an ending), single letters, formulas.

    Example: ru has "pынок", whose first letter is the Latin p.
    """
    found: dict[str, list[_Word]] = {}
    for unit in document.units:
        for version, segment in unit.segments:
            if scripts.has_seam(segment.text):
                found.setdefault(version, []).extend(_find_words(unit.id, segment))
    for version, words in found.items():
        if len(words) >= MANY:
            yield _sum_up(version, words)
            continue
        for word in words:
            message = f'in "{word.text}" of {version} the letter {word.letter} is {word.script}, not what it looks like'
            yield Finding(message, (_mark(version, word),), version, unit=word.unit)


def _sum_up(version: str, words: Sequence[_Word]) -> Finding:
    """Return one finding about all words, with some of them as examples."""
    some = list({word.text: word for word in reversed(words)}.values())[:-4:-1]
    shown = ", ".join(
        f'"{word.text}" ({word.letter} is {word.script})' for word in some
    )
    message = f"{len(words)} letters of {version} are of another script than they look: {shown}"
    return Finding(message, tuple(_mark(version, word) for word in some), version)


def _mark(version: str, word: _Word) -> Mark:
    return Mark(version, word.segment, word.span, f"U+{ord(word.letter):04X}")


def _find_words(unit: str, segment: Segment) -> Iterator[_Word]:
    """Yield each letter that only looks right, with its word."""
    for word in _WORD.finditer(segment.text):
        # The first letter behind a percent sign is a placeholder's.
        placeholder = segment.text[: word.start()].endswith("%")
        letters = word.group()[placeholder:]
        for span, letter, script in _strangers(letters, word.start() + placeholder):
            yield _Word(unit, segment, letters, span, letter, script)


def _strangers(word: str, offset: int) -> Iterator[tuple[Span, str, str]]:
    """Yield the letters that belong to another script than most of the word, if all of them look like its own."""
    letters = [(at, char, scripts.script_of(char)) for at, char in enumerate(word)]
    counted = Counter(script for _, _, script in letters if script)
    if len(counted) != 2:
        return
    (main, most), (other, few) = counted.most_common(2)
    strange = [(at, char) for at, char, script in letters if script == other]
    if most == few or any(
        char not in scripts.lookalikes(other, main) for _, char in strange
    ):
        return
    for at, char in strange:
        yield Span(offset + at, offset + at + 1), char, scripts.of(other).name
