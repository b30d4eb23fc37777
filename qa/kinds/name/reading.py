"""Names: words with a capital that no sentence start, dictionary or calendar explains; countries in any script."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.language import gazetteer, name_words, of
from qa.language.spelling import WORD, folded
from qa.model import Fact, Span

ORDER = 90
POOL = "names"
PROSE = True
CATEGORIES = {"name": "names"}

_STARTS = re.compile(r"[.!?:;…。¡¿\"“”„«»‹›‘•|–—\n(\[]")
_LONGEST_PLACE = 4
_ENDING = 4
_ACRONYM = 5
_ABBREVIATION = 4
_HEADLINE = 0.6


class _Word(NamedTuple):
    text: str
    key: str
    start: int
    end: int
    initial: bool


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield the names of a text, each once; one that may be no name is weak."""
    found = _capitals(text, language) if of(language).cased else _uncased(text, language)
    seen: set[str] = set()
    for fact in found:
        if not fact.readings & seen:
            seen |= fact.readings
            yield fact


def is_spaceless(language: str) -> bool:
    """Say whether the language is written without spaces between words."""
    return not of(language).spaced


class _Words:
    """The words of a text, each made when it is asked for: few have a capital."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [found.span() for found in WORD.finditer(text)]
        self.initials = [text[start] for start, _ in self.spans]
        self.capitals = [place for place, initial in enumerate(self.initials) if initial.isupper()]

    def __getitem__(self, place: int) -> _Word:
        start, end = self.spans[place]
        word = self.text[start:end]
        return _Word(word, folded(word), start, end, place == 0 or self._begins(place, start))

    def after(self, place: int, most: int) -> list[_Word]:
        """Return a word and those behind it."""
        return [self[n] for n in range(place, min(place + most, len(self.spans)))]

    def beside(self, place: int) -> list[_Word]:
        """Return the words before and behind one that have a capital too."""
        return [self[n] for n in (place - 1, place + 1) if n in self.capitals]

    def is_headline(self, language: str) -> bool:
        """Say whether most words have a capital, titles aside."""
        small = len(self.initials) - sum(map(str.isdigit, self.initials)) - len(self.capitals)
        if _HEADLINE * small >= len(self.capitals):
            return False
        titles = name_words.titles(language)
        capitals = sum(self[place].key not in titles for place in self.capitals)
        return small + capitals > 3 and capitals > _HEADLINE * (small + capitals)

    def _begins(self, place: int, start: int) -> bool:
        before, end = self.spans[place - 1]
        gap = self.text[end:start]
        return gap != " " and _is_start(gap, self.text[before:end])


def _is_start(gap: str, before: str) -> bool:
    """Say whether a sentence or a quotation starts after what parts two words; not after `Mr.`."""
    abbreviated = gap == ". " and len(before) < _ABBREVIATION and before[0].isupper()
    return bool(_STARTS.search(gap)) and not abbreviated


def _capitals(text: str, language: str) -> Iterator[Fact]:
    words, end = _Words(text), 0
    headline = words.is_headline(language)
    firsts = gazetteer.first_words(language)
    for place in words.capitals:
        word = words[place]
        if word.start < end:
            continue
        country = _country(words.after(place, _LONGEST_PLACE), language) if word.key in firsts else None
        if country:
            length, code = country
            whole = words.after(place, length)
            end = whole[-1].end
            readings = frozenset({f"={code}", " ".join(part.key for part in whole)})
            yield _fact(text, word.start, end, readings)
        elif _may_be_name(word, language):
            strong = _is_strong(word, language, headline) and not _in_phrase(words, place, language)
            yield _fact(text, word.start, word.end, frozenset({word.key}), strong)


def _in_phrase(words: _Words, place: int, language: str) -> bool:
    """Say whether a word that is also written small stands beside a common noun with a capital: `White House`."""
    if name_words.kind(words[place].key, language) != "both":
        return False
    beside = words.beside(place)
    return bool(beside) and all(_is_common(other, language) for other in beside)


def _is_common(word: _Word, language: str) -> bool:
    return word.key in name_words.titles(language) or name_words.kind(word.key, language) in {"small", "both"}


def _fact(text: str, start: int, end: int, readings: frozenset[str], strong: bool = True) -> Fact:
    return Fact("name", text[start:end], Span(start, end), text[start:end], readings, strong)


def _country(words: list[_Word], language: str) -> tuple[int, str] | None:
    known = gazetteer.countries(language)
    for length in range(len(words), 0, -1):
        code = known.get(" ".join(word.key for word in words[:length]))
        if code and (length > 1 or len(words[0].key) > 3 or words[0].text.isupper()):
            return length, code
    return None


def _may_be_name(word: _Word, language: str) -> bool:
    if len(word.key) < 2 or word.key in name_words.never(language) or word.key in name_words.titles(language):
        return False
    return not (word.initial and name_words.kind(word.key, language) in {"small", "both"})


def _is_strong(word: _Word, language: str, headline: bool) -> bool:
    kind = name_words.kind(word.key, language)
    if gazetteer.is_of_a_place(word.key, language) or _is_acronym(word.text):
        return False
    if kind is None:
        return not (word.initial or headline or name_words.capitalises_nouns(language))
    return kind in {"capital", "unknown"} or (kind == "both" and not headline)


def _is_acronym(text: str) -> bool:
    """Say whether a word is made of initials: `CNN`, `MPs`; other languages may have their own."""
    capitals = sum(letter.isupper() for letter in text)
    return 2 <= capitals <= _ACRONYM and capitals >= len(text) - 1


def _uncased(text: str, language: str) -> Iterator[Fact]:
    if is_spaceless(language):
        pattern = _spaceless_places(language)
        for found in pattern.finditer(text) if pattern else ():
            code = gazetteer.countries(language)[found.group().lower()]
            yield _fact(text, *found.span(), frozenset({f"={code}"}))
        foreign = name_words.foreign(language)
        for found in foreign.finditer(text) if foreign else ():
            yield _fact(text, *found.span(), frozenset({found.group()}), strong=False)
    else:
        yield from _spaced_places(text, language)


@functools.cache
def _spaceless_places(language: str) -> re.Pattern[str] | None:
    labels = sorted((name for name in gazetteer.countries(language) if len(name) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, labels)), re.IGNORECASE) if labels else None


def _spaced_places(text: str, language: str) -> Iterator[Fact]:
    words = [(folded(word.group()), word.start(), word.end()) for word in WORD.finditer(text)]
    skip = 0
    for place, (key, start, _) in enumerate(words):
        if skip:
            skip -= 1
        elif heads := _heads(key, language):
            found = _spaced_place(heads, [other for other, _, _ in words[place + 1 : place + _LONGEST_PLACE]], language)
            if found:
                skip, code = found
                yield _fact(text, start, words[place + skip][2], frozenset({f"={code}"}))


@functools.lru_cache(maxsize=65536)
def _heads(key: str, language: str) -> tuple[str, ...]:
    """Return the first words of countries' names that a word may be."""
    firsts = gazetteer.first_words(language)
    return tuple(stem for stem in _stems(key, language) if stem in firsts)


def _spaced_place(heads: tuple[str, ...], rest: list[str], language: str) -> tuple[int, str] | None:
    """Return how many words follow in the country's name that `heads` begin, and its code."""
    known = gazetteer.countries(language)
    for head in heads:
        for length in range(len(rest), -1, -1):
            code = known.get(" ".join([head, *rest[:length]]))
            if code:
                return length, code
    return None


def _stems(word: str, language: str) -> Iterator[str]:
    """Yield a word, then the word without its clitics and without an ending."""
    yield word
    for clitic in name_words.clitics(language):
        if word.startswith(clitic) and len(word) - len(clitic) > 2:
            yield word[len(clitic) :]
    for cut in range(1, min(_ENDING, len(word) - 4) + 1):
        yield word[:-cut]
