"""Text to items: digits, and words that may mean something among numbers and dates."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, compress
from typing import NamedTuple

from qa.kinds.values.forms import NOTHING, WORD, Entry, alternation
from qa.kinds.values.lexicon import (
    REMEMBERED,
    Lexicon,
    lexicon,
    says_number,
)
from qa.language.folding import fold
from qa.language.locale import Locale
from qa.memory import remember

NUMBER = r"\d+(?:(?:[.,'·]|(?<!\d\d\d\d)[ \u00a0](?=\d{3}(?!\d)))\d+)*"
_ASCII = re.compile(rf"({NUMBER}|[a-z]+)", re.ASCII)
_LETTERS = re.compile(rf"({NUMBER}|[^\W\d_]+)")
_TOKEN = re.compile(rf"({NUMBER}|{WORD})")
_LATIN = re.compile(r"[a-z]")


class Item(NamedTuple):
    """A run of digits or a word with its senses, at its place in the folded text.

    `entry` is None for digits.
    """

    start: int
    end: int
    text: str
    entry: Entry | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the folded text."""
        return self.start, self.end


def list_items(text: str, language: str) -> list[Item]:
    """Return the items of a folded text in order; most text has none.

    Words that say nothing are not among them. `language` is a BCP 47 tag.
    """
    words = lexicon(language)
    if not words.locale.spaced:
        return list(_scan(text, language))
    pieces = _find_pattern(text, words).split(text)
    entries = list(map(words.__getitem__, pieces[1::2]))
    return list(_join(text, pieces, entries)) if any(entries) else []


def _find_pattern(text: str, words: Lexicon) -> re.Pattern[str]:
    """Return the pattern of words: the plainest that serves.

    Most alphabets need no combining marks. The plain ones take half the time of that
    with marks.
    """
    if text.isascii():
        return _ASCII
    return _TOKEN if words.known.has_marks else _LETTERS


def names_time(text: str, language: str) -> bool:
    """Tell whether a text, as it stands, may name a month or a weekday.

    A text without digits that names neither has no strong value.
    """
    words = lexicon(language)
    if words.locale.spaced:
        return any(map(_times(language).__getitem__, text.split()))
    entries = [item.entry for item in _scan(fold(text), language)]
    return any(entry and (entry.month or entry.weekday) for entry in entries)


def names_number(text: str, language: str) -> bool:
    """Tell whether a text, as it stands, may have a number in words, but for one."""
    words = lexicon(language)
    if words.locale.spaced:
        return any(map(_counts(language).__getitem__, text.split()))
    entries = [item.entry for item in _scan(fold(text), language)]
    return any(entry and says_number(entry) for entry in entries)


class _Stretches(dict[str, bool]):
    """Remembers which stretches between spaces have a word that says a thing.

    They are cheaper to cut than words.
    """

    def __init__(self, words: Lexicon, says: Callable[[str], bool]) -> None:
        super().__init__()
        self.words = words
        self.says = says

    def __missing__(self, stretch: str) -> bool:
        """Cut a stretch that is met for the first time."""
        if len(self) > REMEMBERED:
            self.clear()
        folded = fold(stretch)
        if folded.isascii() and folded.isalpha():
            said = self.says(folded)
        else:
            tokens = _find_pattern(folded, self.words).split(folded)[1::2]
            said = any(map(self.says, tokens))
        self[stretch] = said
        return said


@remember()
def _times(language: str) -> _Stretches:
    """Return which stretches of a language may name a month or a weekday."""
    words = lexicon(language)
    return _Stretches(words, words.names_time)


@remember()
def _counts(language: str) -> _Stretches:
    """Return which stretches of a language may have a number word."""
    words = lexicon(language)
    return _Stretches(words, words.names_number)


def _join(
    text: str,
    pieces: list[str],
    entries: list[Entry | None],
) -> Iterator[Item]:
    """Yield digits, words and phrases (`tháng một`).

    `pieces` are what lies between the words, and the words; `entries` those of words. A
    phrase takes the words that it is made of. An entry that only begins phrases, none
    of which is there, says nothing.
    """
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
        phrase = _find_phrase(tokens, starts, place, entry) if entry.phrases else None
        sense = entry
        if phrase:
            sense, behind = phrase
            end = starts[behind - 1] + len(tokens[behind - 1])
        if sense.has_sense:
            yield Item(start, end, text[start:end], sense)


def _find_phrase(
    tokens: list[str],
    starts: list[int],
    place: int,
    entry: Entry,
) -> tuple[Entry, int] | None:
    """Return the sense of the longest phrase that starts here, and the place behind.

    Its words must stand close together, a sign or two between them.
    """
    for phrase, sense in entry.phrases:
        last = place + len(phrase)
        if last > len(tokens) or tokens[place + 1 : last] != list(phrase[1:]):
            continue
        length = starts[last - 1] + len(tokens[last - 1]) - starts[place]
        if length <= sum(map(len, phrase)) + 2 * len(phrase):
            return sense, last
    return None


@functools.cache
def _scanner(language: str) -> re.Pattern[str]:
    """Return a pattern for digits and every form of a language without spaces.

    Forms in Latin letters are found as whole words, so that none is found inside
    another.
    """
    forms = set(_list_forms(lexicon(language).locale))
    latin = {form for form in forms if _LATIN.match(form)}
    words = alternation(forms - latin)
    return re.compile(rf"{NUMBER}|{words}|[a-z]+" if words else rf"{NUMBER}|[a-z]+")


def _list_forms(locale: Locale) -> Iterator[str]:
    """Yield the forms to look for: signs of one numeral are read elsewhere."""
    yield from locale.readings
    yield from _drop_short([*locale.months, *locale.weekdays, *locale.after])
    for form, value in locale.cardinals.items():
        if value <= 100 or value % 100 == 0:
            yield from _drop_short([form])


def _drop_short(forms: Iterable[str]) -> Iterator[str]:
    """Yield the forms of more than one sign."""
    return (form for form in forms if len(form) > 1)


def _scan(text: str, language: str) -> Iterator[Item]:
    """Yield digits and known forms of a text without spaces.

    Digits have no entry, other words are left out.
    """
    words = lexicon(language)
    for match in _scanner(language).finditer(text):
        form = match.group()
        if form[0].isdecimal():
            yield Item(*match.span(), form)
            continue
        entry = words.known.find_exact(form)
        if entry:
            yield Item(*match.span(), form, entry)
