"""Text to items: runs of digits, and words that may mean something among numbers and dates."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.facts.values.lexicon import NOTHING, WORD, Entry, Lexicon, alternation, lexicon
from qa.languages.locale import Locale

NUMBER = r"\d+(?:(?:[.,'·]|(?<!\d\d\d\d)[ \u00a0](?=\d{3}(?!\d)))\d+)*"
_TOKEN = re.compile(rf"{NUMBER}|{WORD}")
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
    if not any(map(words.__getitem__, _TOKEN.findall(text))):
        return []
    return list(_joined(text, words))


def _joined(text: str, words: Lexicon) -> Iterator[Item]:
    """Yield digits, words and phrases (`tháng một`)."""
    tokens = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    place = 0
    while place < len(tokens):
        word, start, end = tokens[place]
        entry = words[word]
        place += 1
        if entry is None:
            continue
        if word[0].isdecimal():
            yield Item(start, end, word)
            continue
        found = _phrase(tokens, place - 1, entry) if entry.phrases else None
        if found:
            entry, place = found
            end = tokens[place - 1][2]
        if entry[:6] != NOTHING[:6]:
            yield Item(start, end, text[start:end], entry)


def _phrase(tokens: list[tuple[str, int, int]], place: int, entry: Entry) -> tuple[Entry, int] | None:
    """Return the sense of the longest phrase that starts here, and the place behind it."""
    for phrase, sense in entry.phrases:
        last = place + len(phrase)
        if last <= len(tokens) and all(tokens[place + i][0] == phrase[i] for i in range(1, len(phrase))):
            length = tokens[last - 1][2] - tokens[place][1]
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
