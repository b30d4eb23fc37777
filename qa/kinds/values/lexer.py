"""Text to items: runs of digits, and words that may mean something among numbers and dates."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import accumulate, compress
from typing import NamedTuple

from qa.kinds.values.lexicon import NOTHING, REMEMBERED, WORD, Entry, Lexicon, alternation, lexicon
from qa.language.folding import fold
from qa.language.locale import Locale
from qa.memory import remember

NUMBER = r"\d+(?:(?:[.,'·]|(?<!\d\d\d\d)[ \u00a0](?=\d{3}(?!\d)))\d+)*"
_ASCII = re.compile(rf"({NUMBER}|[a-z]+)", re.ASCII)
_LETTERS = re.compile(rf"({NUMBER}|[^\W\d_]+)")
_TOKEN = re.compile(rf"({NUMBER}|{WORD})")
_LATIN = re.compile(r"[a-z]")


class Item(NamedTuple):
    """A run of digits (`entry` is None) or a word with its senses, at its place in the folded text."""

    start: int
    end: int
    text: str
    entry: Entry | None = None


def items(text: str, language: str) -> list[Item]:
    """Return the items of a folded text in order; most text has none."""
    words = lexicon(language)
    if not words.locale.spaced:
        return list(_scanned(text, language))
    pieces = _tokens(text, words).split(text)
    entries = list(map(words.__getitem__, pieces[1::2]))
    return list(_joined(text, pieces, entries)) if any(entries) else []


def _tokens(text: str, words: Lexicon) -> re.Pattern[str]:
    """Return the pattern of words: the plainest that serves, for most alphabets need no combining marks."""
    return _ASCII if text.isascii() else _TOKEN if words.marked else _LETTERS


def names_time(text: str, language: str) -> bool:
    """Tell whether a text, as it stands, may name a month or a weekday."""
    words = lexicon(language)
    if words.locale.spaced:
        return any(map(_times(language).__getitem__, text.split()))
    return any(item.entry and (item.entry.month or item.entry.weekday) for item in _scanned(fold(text), language))


class _Times(dict[str, bool]):
    """Remembers which stretches between spaces may name a month or a weekday: cheaper to cut than words."""

    def __init__(self, words: Lexicon) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, stretch: str) -> bool:
        if len(self) > REMEMBERED:
            self.clear()
        folded = fold(stretch)
        tokens = _tokens(folded, self.words).split(folded)[1::2]
        named = self[stretch] = any(map(self.words.names_time, tokens))
        return named


@remember()
def _times(language: str) -> _Times:
    return _Times(lexicon(language))


def _joined(text: str, pieces: list[str], entries: list[Entry | None]) -> Iterator[Item]:
    """Yield digits, words and phrases (`tháng một`); `pieces` are what lies between the words, and the words."""
    starts = list(accumulate(map(len, pieces), initial=0))[1::2]
    tokens = pieces[1::2]
    behind = 0
    for place in compress(range(len(entries)), entries):
        entry = entries[place]
        if entry is None or place < behind:
            continue
        start, end = starts[place], starts[place] + len(tokens[place])
        if entry is NOTHING:
            yield Item(start, end, tokens[place])
            continue
        found = _phrase(tokens, starts, place, entry) if entry.phrases else None
        sense = entry
        if found:
            sense, behind = found
            end = starts[behind - 1] + len(tokens[behind - 1])
        if sense[:6] != NOTHING[:6]:
            yield Item(start, end, text[start:end], sense)


def _phrase(tokens: list[str], starts: list[int], place: int, entry: Entry) -> tuple[Entry, int] | None:
    """Return the sense of the longest phrase that starts here, and the place behind it."""
    for phrase, sense in entry.phrases:
        last = place + len(phrase)
        if last <= len(tokens) and tokens[place + 1 : last] == list(phrase[1:]):
            length = starts[last - 1] + len(tokens[last - 1]) - starts[place]
            if length <= sum(map(len, phrase)) + 2 * len(phrase):
                return sense, last
    return None


@functools.cache
def _scanner(language: str) -> re.Pattern[str]:
    """Return a pattern for digits and every form of a language that writes no spaces."""
    forms = {form for table in _tables(lexicon(language).locale) for form in table if not _LATIN.match(form)}
    return re.compile(rf"{NUMBER}|(?P<word>{alternation(forms)})|[a-z]+" if forms else rf"{NUMBER}|[a-z]+")


def _tables(locale: Locale) -> list[list[str]]:
    words = {form: value for form, value in locale.cardinals.items() if value <= 100 or value % 100 == 0}
    tables = (locale.months, locale.weekdays, locale.after, words)
    return [*([form for form in table if len(form) > 1] for table in tables), list(locale.readings)]


def _scanned(text: str, language: str) -> Iterator[Item]:
    words = lexicon(language)
    for found in _scanner(language).finditer(text):
        form = found.group()
        entry = None if form[0].isdecimal() else words.exact(form)
        if entry or form[0].isdecimal():
            yield Item(*found.span(), form, entry)
