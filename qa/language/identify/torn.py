"""Text whose letters stand as no writer puts them: without spaces, apart, back to front."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from qa.language import of
from qa.language.identify.masking import masked
from qa.model import Span

JOINED, LONG = 40, 18.0
"""Letters of a text without spaces at least, and letters a word in it has in the mean:
whole sentences of any language stay below, those of one compound word, too."""
SENTENCE = 5
"""Words that the other versions have for a text without spaces, in the middle, at least."""
COMPOUND = 3
"""Words of another language that one compound stands for at most, in the mean: the verb
of a sentence is one more."""
APART, FEW = 8, 1.25
"""Words of a text with a space behind each letter at least, and how many letters they have
in the mean at most."""
FORMS, SHARE = 5, 0.3
"""Presentation forms that a text has at least, and their share of its letters."""
REVERSED = 3
"""Words that begin with a letter that only ends words."""

SPACES = "the spaces between the words are lost"

# what stands between spaces, joiners and signs: vowel signs and other marks belong to their word
WORD = re.compile(
    "[^\\s\x00-\x40\x5b-\x60\x7b-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u060c\u061b\u061f\u06d4\u0964\u0965"
    "\u200b-\u200d\u2010-\u206f\u3000-\u303f\ufffc]+"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff\ufb1d-\ufefc]")
"""A letter of the scripts that the next two look at: most texts have none."""
_FORM = re.compile("[\ufb1d-\ufbff\ufe70-\ufefc]")
_HALF = re.compile("[\ud800-\udfff]+")
# Hebrew final letters; Arabic teh marbuta and alef maksura
_LAST = re.compile("(?<![^\\W\\d_])[ךםןףץةى](?=[^\\W\\d_])")


def find_torn(text: str, tag: str, others: Iterable[str]) -> Iterator[tuple[Span, str]]:
    """Yield what is torn in a text of a language, and a sentence on it.

    `others` are the texts of other versions: one long word may be right, but not for a
    sentence.
    """
    for half in _HALF.finditer(text):
        yield Span(*half.span()), "half of a character is missing (a lone surrogate)"
    if len(text) < APART or not of(tag).spaced:
        return
    bare = masked(text)
    words = WORD.findall(bare)
    why = _tell_torn(text, words, others)
    if why:
        yield Span(0, len(text)), why
        return
    longest = of(tag).script.longest
    if of(tag).typography.writes_vowels:
        longest = 0
    if not longest or max(map(len, words), default=0) <= longest:
        return
    for word in WORD.finditer(bare):
        letters = word.group()
        if letters.isascii():
            continue
        if len(letters) > longest and 2 * len(set(letters)) > longest:
            yield Span(*word.span()), SPACES


def _tell_torn(text: str, words: Sequence[str], others: Iterable[str]) -> str:
    """Return why a text of these words is torn as a whole; empty where it is not."""
    letters = sum(map(len, words))
    if letters >= JOINED and letters > LONG * len(words):
        counts = sorted(len(other.split()) for other in others)
        usual = counts[len(counts) // 2] if counts else 0
        return SPACES if usual >= max(SENTENCE, COMPOUND * len(words) + 1) else ""
    if len(words) >= APART and letters <= FEW * len(words):
        return "there is a space behind every letter"
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return ""
    forms = len(_FORM.findall(text))
    if forms >= FORMS and forms >= SHARE * letters:
        return "its letters are presentation forms, as a page shows them, not letters"
    if len(_LAST.findall(text)) >= REVERSED:
        return "its letters stand in reverse order"
    return ""
