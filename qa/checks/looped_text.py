"""A program that went round in circles: the same words again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.language import of, scripts
from qa.language.identify.masking import masked
from qa.language.identify.torn import WORD
from qa.model import (
    OBJECT,
    Confidence,
    Finding,
    Mark,
    Severity,
    Span,
    Unit,
    language_of,
)
from qa.registry import Context, unit_check
from qa.wording import shortened

LONGEST = 20
"""Words of a phrase at most, or letters where no spaces part words."""
PHRASE = 2
"""Words of a phrase that is a loop when it stands there three times; of letters twice that."""
LOOP = 6
"""Words of a phrase that is a loop when it stands there twice."""
ALONE = 5
"""Times that one word stands there in a row."""

_LETTER = re.compile(r"[A-Za-z]+|[^\W\d_]")
"""A letter, or a word of the Latin letters that such a text may have."""
_PARTED = re.compile(r"[.,:;!?–—…、。，！？।،؛؟\"“”«»()-]")


@unit_check(
    category="artefact",
    severity=Severity.ERROR,
    mqm="linguistic-conventions/duplication",
    explains="text",
)
def looped_text(unit: Unit, _: Context) -> Iterator[Finding]:
    """The same words stand three times in a row or more, as a program repeats them that lost its way.

    Looks for a phrase of two words three times, one of six words twice, a word five
    times with nothing between (`no, no, no` is said on purpose). Tolerates what another
    version repeats as well, and words that are doubled (`from time to time`):
    `repeated-text` looks at those.

    Example: en has "the city of the city of the city of the river".
    """
    loops = {
        version: _find(masked(segment.prose), language_of(version))
        for version, segment in unit.segments
    }
    if all(loops.values()):
        return
    for version, segment in unit.segments:
        span = loops[version]
        others = [loops[name] for name in loops if name != version]
        if span and not any(others):
            words = shortened(segment.text[span.start : span.end])
            message = f'{version} says the same again and again: "{words}"'
            is_said = _is_parted(segment.text, span, is_spaced=True)
            severity = Severity.WARNING if is_said else Severity.ERROR
            confidence = Confidence.MEDIUM if is_said else Confidence.HIGH
            marks = (Mark(version, segment, span),)
            yield Finding(message, marks, version, confidence, severity)


def _find(text: str, tag: str) -> Span | None:
    """Return the first stretch of a text that is a loop."""
    is_spaced = of(tag).spaced and not scripts.is_unspaced(text)
    pattern = WORD if is_spaced else _LETTER
    if not _has_repetitions(pattern.findall(text)):
        return None
    spans = [found.span() for found in pattern.finditer(text)]
    words = [text[start:end].casefold() for start, end in spans]
    for place in _find_cuts(text, spans):
        words[place] = OBJECT * place
    if not _has_repetitions(words):
        return None
    factor = 1 if is_spaced else 2
    for size in range(1, min(LONGEST, len(words) // 2) + 1):
        found = _loop(words, size, _needed(size, factor))
        if found:
            span = Span(spans[found[0]][0], spans[found[1] - 1][1])
            is_word = size < PHRASE * factor
            if not is_word or not _is_parted(text, span, is_spaced=is_spaced):
                return span
    return None


def _has_repetitions(words: Sequence[str]) -> bool:
    """Say whether as many words stand there again as the shortest loop has."""
    return len(words) - len({word.casefold() for word in words}) >= 2 * PHRASE


def _find_cuts(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the words behind what is no prose: the branches of a message are no loop."""
    if OBJECT not in text:
        return
    for place in range(1, len(spans)):
        if OBJECT in text[spans[place - 1][1] : spans[place][0]]:
            yield place


def _is_parted(text: str, span: Span, *, is_spaced: bool) -> bool:
    """Say whether anything but spaces, or anything at all, stands between the words of a stretch."""
    inside = text[span.start : span.end]
    return _PARTED.search(inside) is not None or (not is_spaced and " " in inside)


def _needed(size: int, factor: int) -> int:
    """Return how many times a phrase of a size must stand there; `factor` letters make a word."""
    if size >= LOOP * factor:
        return 2
    return 3 if size >= PHRASE * factor else ALONE


def _loop(words: Sequence[str], size: int, times: int) -> tuple[int, int] | None:
    """Return the first and last word of a phrase that stands there so many times in a row."""
    run = 0
    for at in range(size, len(words)):
        run = run + 1 if words[at] == words[at - size] else 0
        if run >= size * (times - 1):
            return at + 1 - size - run, at + 1
    return None
