"""Exact candidates: a name that stands in a text letter for letter, but for endings and particles."""

from __future__ import annotations

from qa.kinds.name import thresholds
from qa.kinds.name.text_index import LanguageIndex, TextIndex
from qa.language.romanisation import symbols
from qa.language.spelling import WORD, folded
from qa.model import Span

VOWELS = tuple("aeiou")
"""Symbols of sounds that an ending may take the place of."""


def find_exact(key: str, text: TextIndex) -> Span | None:
    """Return where a folded name stands in a text.

    It stands as a word or, if it is long enough, as the beginning of one. None where it does not stand.
    """
    if key not in text.line:
        return find_inflected(key, text)
    number = text.words.get(key)
    if (
        number is None
        and len(key) >= thresholds.STEM_LETTERS
        and f" {key}" in text.line
    ):
        number = next(
            (number for word, number in text.words.items() if word.startswith(key)),
            None,
        )
    return None if number is None else text.place_word(number)


def find_inflected(key: str, text: TextIndex) -> Span | None:
    """Return where a short name stands whose last vowel an ending has replaced: `Ohia` for `Ohio`.

    The name is folded and has as many letters as a stem. None where no word is like that.
    """
    stem = key[:-1]
    if len(key) != thresholds.STEM_LETTERS or f" {stem}" not in text.line:
        return None
    if not symbols(key).endswith(VOWELS):
        return None
    for word, number in text.words.items():
        if word[:-1].startswith(stem) and len(word) - len(key) in {0, 1}:
            return text.place_word(number)
    return None


def stands(name: str, text: str, language: str) -> bool:
    """Say whether a name stands in a text letter for letter.

    Every word of the name begins a word of the text, which may have an ending, or a particle written together
    with it. Without spaces the whole name stands in the text.
    """
    index = LanguageIndex(language)
    if index.spaceless:
        return folded(name) in folded(text)
    words = index.read(text).words
    wanted = [folded(word) for word in WORD.findall(name)]
    return all(any(index.begins_with(word, part) for word in words) for part in wanted)
