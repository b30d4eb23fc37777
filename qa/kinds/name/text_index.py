"""Texts made searchable: their words, folded, where each stands, the parts by which units are compared, and sounds."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from qa.kinds.name import thresholds
from qa.kinds.name.clitics import read_clitics
from qa.kinds.name.phonemes import (
    PhonemeText,
    join_words,
    read_run,
    read_word,
    spell_sounds,
)
from qa.kinds.name.script_traits import is_spaceless, sound_script
from qa.language import name_words, of
from qa.language.spelling import WORD, folded
from qa.language.streams import Stream
from qa.model import Span

_STRETCH = re.compile(r"[a-z0-9\u00c0-\u024f]+|[^a-z0-9\u00c0-\u024f]+", re.IGNORECASE)
"""The stretches of a run of letters that are in Latin letters and in others."""
LONGEST_GRAM = 4
"""Characters of the longest part of a text without spaces by which units are compared."""
BEGINNINGS = (4, 6)
"""Letters of the beginnings of words by which units are compared: they bring inflected forms together."""
REMEMBERED_TEXTS, REMEMBERED_WORDS = 32768, 65536
"""Texts and words of one language that are remembered, the last ones that were asked for."""


class LanguageIndex:
    """What is made ready of the texts of one language in a batch.

    `read(text)` is a text made searchable, `pronounce(word)` a word as sounds, and `spell(key)` the ways in
    which a name may sound; of each the last that were asked for are remembered. `clitics` are the folded
    particles that are written together with the next word, the longest first.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.script = of(language).script.code
        self.spaceless = is_spaceless(language)
        self.sound_script = sound_script(language)
        self.clitics = read_clitics(language)
        self.stem_letters = name_words.stem(language)
        self.read = functools.lru_cache(REMEMBERED_TEXTS)(
            functools.partial(TextIndex, language=self)
        )
        self.pronounce = functools.lru_cache(REMEMBERED_WORDS)(
            functools.partial(read_word, clitics=self.clitics)
        )
        self.spell = functools.lru_cache(REMEMBERED_WORDS)(
            functools.partial(spell_sounds, language=language)
        )

    def strip_clitics(self, word: str) -> list[str]:
        """Return what follows each clitic that a folded word may begin with."""
        return [
            word[length:]
            for length in self.clitics.measure(word, thresholds.STEM_BEHIND_CLITIC)
        ]

    def strip_article(self, word: str) -> str:
        """Return a folded word without the article that other clitics change.

        An article is a clitic of more than one letter; the longest is cut off, and enough of the word must be left.
        """
        for length in self.clitics.measure(word, thresholds.STEM_BEHIND_CLITIC):
            if length > 1:
                return word[length:]
        return word

    def begins_with(self, word: str, stem: str) -> bool:
        """Say whether a folded word begins with a stem, or a clitic and the stem."""
        if word.startswith(stem):
            return True
        return any(
            word.startswith(stem, length)
            for length in self.clitics.measure(word, len(stem))
        )

    def is_word(self, word: str, whole: str) -> bool:
        """Say whether a folded word is `whole`, or a clitic and `whole`."""
        return word == whole or any(
            word[length:] == whole for length in self.clitics.measure(word, len(whole))
        )

    def line_parts(self, key: str) -> tuple[str, ...]:
        """Return what stands in the line of a text that has a key of `TextIndex.keys`.

        One of these parts does: a word stands between spaces, by itself or behind a clitic.
        """
        if self.spaceless:
            return (key,)
        if key.endswith("-"):
            return (f" {key[:-1]}",)
        return tuple(
            f" {clitic}{key} " for clitic in ("", *name_words.clitics(self.language))
        )


class TextIndex:
    """A text made searchable.

    `text` is as it was written. What is derived of it is made when it is asked for: `line`, `words`, `keys`,
    `phonemes`. All places are spans of `text`, all words are folded.
    """

    def __init__(self, text: str, language: LanguageIndex) -> None:
        self.text = text
        self.language = language
        self.spaceless = language.spaceless
        runs = [match.span() for match in WORD.finditer(text)]
        if self.spaceless:
            runs = [
                stretch.span()
                for run in runs
                for stretch in _STRETCH.finditer(text, *run)
            ]
        # Where the words begin and end: a pair of each would be too many objects.
        self.starts = [start for start, _ in runs]
        self.ends = [end for _, end in runs]

    @functools.cached_property
    def line(self) -> str:
        """The words, folded, with a space around each; without spaces, the folded text."""
        if self.spaceless:
            return self._folded[0]
        return f" {' '.join(self._words)} "

    @functools.cached_property
    def words(self) -> Mapping[str, int]:
        """The words, folded, in the order of the text, and the number of each where it stands first."""
        numbers: dict[str, int] = {}
        for number, word in enumerate(self._words):
            numbers.setdefault(word, number)
        return numbers

    def place_words(self, words: Collection[str]) -> Iterator[tuple[str, Span]]:
        """Yield those of these folded words that the text has, and where; without spaces no two overlap.

        Of those that begin at one place without spaces it is the longest.
        """
        if not self.spaceless:
            for word, number in self.words.items():
                if word in words:
                    yield word, self.place_word(number)
            return
        found = [
            (word, span)
            for word in words
            if len(word) > 1 and word in self.line
            for span in self.find_all(word)
        ]
        end = 0
        for word, span in sorted(
            found, key=lambda place: (place[1].start, -place[1].end)
        ):
            if span.start >= end:
                end = span.end
                yield word, span

    @functools.cached_property
    def bare_words(self) -> Sequence[str]:
        """Each word, folded, and what follows its clitics."""
        bare: list[str] = []
        for word in self.words:
            bare.append(word)
            bare += self.language.strip_clitics(word)
        return bare

    @functools.cached_property
    def _words(self) -> Sequence[str]:
        """The words, folded, in the order of the text."""
        bounds = zip(self.starts, self.ends, strict=True)
        if self.text.isascii():
            line = folded(self.text)
            return [line[start:end] for start, end in bounds]
        return [folded(self.text[start:end]) for start, end in bounds]

    @functools.cached_property
    def keys(self) -> frozenset[str]:
        """The parts by which units are compared.

        With spaces these are the words, what follows their clitics, and the beginnings of words, written
        `word-`; without spaces all parts of two to `LONGEST_GRAM` characters.
        """
        if self.spaceless:
            return frozenset(self._grams())
        return frozenset(self._word_keys())

    @functools.cached_property
    def phonemes(self) -> PhonemeText:
        """The text as sounds."""
        if self.spaceless:
            return read_run(self.text, self.starts, self.ends)
        words: list[Stream] = []
        for start, end in zip(self.starts, self.ends, strict=True):
            words.append(self.language.pronounce(self.text[start:end]))
        return join_words(words, self.starts, self.ends)

    def place_word(self, number: int) -> Span:
        """Return where a word stands."""
        return Span(self.starts[number], self.ends[number])

    def find(self, part: str) -> Span | None:
        """Return where a part of the line stands first in a text without spaces."""
        return next(self.find_all(part), None)

    def find_all(self, part: str) -> Iterator[Span]:
        """Yield where a part of the line stands in a text without spaces.

        The places are those of the text: folding may have made one character several, or several one.
        """
        line, origins = self._folded
        start = line.find(part)
        while start >= 0:
            yield Span(origins[start], origins[start + len(part) - 1] + 1)
            start = line.find(part, start + 1)

    @functools.cached_property
    def _folded(self) -> tuple[str, Sequence[int]]:
        """The text folded, and where each of its characters comes from."""
        line = folded(self.text)
        if len(line) == len(self.text):
            return line, range(len(line))
        parts = [folded(letter) for letter in self.text]
        origins: list[int] = []
        for place, part in enumerate(parts):
            origins += [place] * len(part)
        return "".join(parts), origins

    def _grams(self) -> Iterator[str]:
        """Yield the parts of two to `LONGEST_GRAM` characters within the words."""
        for word in self.words:
            grams: Sequence[str] = word
            for size in range(1, LONGEST_GRAM):
                grams = list(map(operator.add, grams, word[size:]))
                yield from grams

    def _word_keys(self) -> Iterator[str]:
        """Yield the words, what follows their clitics, and the beginnings of longer ones."""
        for word in self.words:
            for size in BEGINNINGS:
                if len(word) > size:
                    yield word[:size] + "-"
        yield from self.bare_words
