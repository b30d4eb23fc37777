"""Texts and names as sequences of sounds, and where each sound stands in its text."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from typing import NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.clitics import Clitics
from qa.language import gazetteer, name_words
from qa.language.romanisation import placed, symbols
from qa.language.spelling import folded
from qa.language.streams import BREAK, Stream, spaced, unspaced
from qa.language.streams import word as make_stream
from qa.model import Span


class PhonemeText(NamedTuple):
    """A text as sounds: where its words begin, up to which sound each is, and where they end.

    Without spaces the characters count as words, and `ends` is None.
    """

    stream: Stream
    starts: Sequence[int]
    bounds: Sequence[int]
    ends: Sequence[int] | None = None

    def place(self, first: int, last: int) -> Span:
        """Return where the sounds from number `first` to number `last` stand in the text."""
        start = self.starts[bisect.bisect_right(self.bounds, first)]
        number = bisect.bisect_right(self.bounds, last)
        if self.ends is not None:
            return Span(start, self.ends[number])
        sounds = self.stream.codes[last] != BREAK
        return Span(start, self.starts[number] + sounds)


def read_word(word: str, clitics: Clitics) -> Stream:
    """Return a word as sounds.

    A name may begin behind one that the word has.
    """
    sounds = symbols(word)
    key = folded(word)
    starts = {len(symbols(key[:length])) for length in clitics.measure(key, least=2)}
    return make_stream(
        sounds, tuple(sorted(start for start in starts if 0 < start < len(sounds)))
    )


def join_words(
    words: Sequence[Stream],
    starts: Sequence[int],
    ends: Sequence[int],
) -> PhonemeText:
    """Return a text of words.

    `starts` and `ends` are the characters of the text at which the words begin and end.
    """
    bounds = list(itertools.accumulate(len(word.codes) for word in words))
    return PhonemeText(spaced(words), starts, bounds, ends)


def read_run(
    text: str,
    starts: Sequence[int],
    ends: Sequence[int],
) -> PhonemeText:
    """Return a text without spaces between words.

    Its stretches from `starts` to `ends` have sounds; a name crosses nothing that is between them.
    """
    sounds, places = placed(text, zip(starts, ends, strict=True))
    return PhonemeText(unspaced(sounds), places, range(1, len(places) + 1))


def spell_sounds(key: str, language: str) -> tuple[str, ...]:
    """Return how a name may sound, in the symbols of `qa.language.romanisation`.

    `key` is a reading: a folded name, which sounds as it is spelt and as it is spoken, or `=` and the code of a
    country, which has the sounds of all its names in `language`.
    """
    if not key.startswith("="):
        return _spell_words(key, language)
    forms: list[str] = []
    for name in gazetteer.labels((key[1:],), language):
        forms += _spell_words(name, language)
    forms = list(dict.fromkeys(forms))
    return tuple(
        form for form in forms if len(form) >= thresholds.STEM_LETTERS
    ) or tuple(forms)


def _spell_words(name: str, language: str) -> tuple[str, ...]:
    """Return how a folded name may sound: spelt, spoken, and by its last word if that tells alone."""
    words = name.split(" ")
    forms = [symbols(name)]
    if len(words) == 1:
        forms += name_words.sounds(name, language)
    else:
        spoken = [_pronounce(word, language) for word in words]
        forms.append("".join(spoken))
        if _tells_alone(words[-1], language):
            forms.append(symbols(words[-1]))
    return tuple(form for form in dict.fromkeys(forms) if len(form) > 1)


def _pronounce(word: str, language: str) -> str:
    """Return the first way to speak a word, or what its letters say."""
    known = name_words.sounds(word, language)
    return known[0] if known else symbols(word)


def _tells_alone(word: str, language: str) -> bool:
    """Say whether the last word of a place's name is enough: no common word, and not that of several countries."""
    if len(word) <= thresholds.STEM_LETTERS or word in gazetteer.shared_words(language):
        return False
    return name_words.kind(word, language) != "small"
