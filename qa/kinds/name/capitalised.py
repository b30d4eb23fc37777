"""Detection in scripts with capitals: countries, and words with a capital that nothing else explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.name_fact import make_name
from qa.language import gazetteer, name_words
from qa.language.spelling import WORD, folded
from qa.model import Fact, Span

SENTENCE_START = re.compile(r"[.!?:;…。¡¿\"“”„«»‹›‘•|–—\n(\[]")
"""Signs behind which a word has a capital for its place."""
LONGEST_PLACE = 4
"""Words of the longest name of a country that is looked for."""


class _Word(NamedTuple):
    """A word: as written, folded, where it stands, and whether a sentence may start with it."""

    text: str
    key: str
    start: int
    end: int
    initial: bool


class _Words:
    """The words of a text, each made when it is asked for: few have a capital."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in WORD.finditer(text)]
        self.initials = [text[start] for start, _ in self.spans]
        self.capitals = [
            number for number, initial in enumerate(self.initials) if initial.isupper()
        ]

    def __getitem__(self, number: int) -> _Word:
        start, end = self.spans[number]
        word = self.text[start:end]
        return _Word(word, folded(word), start, end, self.starts_sentence(number))

    def take(self, number: int, most: int) -> list[_Word]:
        """Return a word and those behind it, `most` together."""
        last = min(number + most, len(self.spans))
        return [self[at] for at in range(number, last)]

    def neighbours(self, number: int) -> list[_Word]:
        """Return the words before and behind one that have a capital too."""
        return [self[at] for at in (number - 1, number + 1) if at in self.capitals]

    def starts_sentence(self, number: int) -> bool:
        """Say whether a sentence or a quotation may start with a word.

        None starts behind an abbreviation as `Mr.`: a short word with a capital, a full stop and a space.
        """
        if number == 0:
            return True
        start, end = self.spans[number - 1]
        gap = self.text[end : self.spans[number][0]]
        if gap == " " or not SENTENCE_START.search(gap):
            return False
        is_short = end - start < thresholds.ABBREVIATION_LETTERS
        return not (gap == ". " and is_short and self.text[start].isupper())

    def is_headline(self, language: str) -> bool:
        """Say whether most words have a capital.

        Numbers do not count, nor do words of rank and kind, which have a capital beside any name.
        """
        digits = sum(map(str.isdigit, self.initials))
        small = len(self.initials) - digits - len(self.capitals)
        if thresholds.HEADLINE_SHARE * small >= len(self.capitals):
            return False
        titles = name_words.titles(language)
        capitals = sum(self[number].key not in titles for number in self.capitals)
        words = small + capitals
        if words <= thresholds.HEADLINE_WORDS:
            return False
        return capitals > thresholds.HEADLINE_SHARE * words


def find_capitalised(text: str, language: str) -> Iterator[Fact]:
    """Yield the names of a text in a script with capitals.

    A country is found by its whole name, of up to `LONGEST_PLACE` words; any other name is one word. What may
    be a common word, for its place, its neighbours or its form, is weak.
    """
    words = _Words(text)
    headline = words.is_headline(language)
    first_words = gazetteer.first_words(language)
    inflected = gazetteer.inflected(language)
    end = 0
    for number in words.capitals:
        word = words[number]
        if word.start < end:
            continue
        country = None
        if word.key in first_words or word.key in inflected:
            country = _find_country(words, number, language)
        if country:
            end = country.span.end
            yield country
        elif _may_be_name(word, language):
            strong = _is_surely_name(word, language, headline)
            if strong and _may_be_noun(words, number, language):
                strong = False
            readings = frozenset({word.key, *_find_stems(word, language)})
            span = Span(word.start, word.end)
            yield make_name(text, span, readings, strong=strong)


def _may_be_noun(words: _Words, number: int, language: str) -> bool:
    """Say whether the words beside one with a capital make a common noun of it."""
    if _is_in_phrase(words, number, language):
        return True
    return _is_behind_article(words, number, language)


def _find_country(words: _Words, number: int, language: str) -> Fact | None:
    """Return the country whose name begins with a word, the longest name first.

    None where no country's name begins there.
    """
    known = gazetteer.countries(language)
    parts = words.take(number, LONGEST_PLACE)
    for length in range(len(parts), 0, -1):
        name = " ".join(word.key for word in parts[:length])
        code = known.get(name)
        if code and (length > 1 or _is_whole_country(parts[0])):
            span = Span(parts[0].start, parts[length - 1].end)
            strong = not code.startswith(gazetteer.WATERS)
            if length == 1 and _is_common_start(parts[0], language):
                strong = False
            readings = frozenset({f"={code}", name})
            return make_name(words.text, span, readings, strong=strong)
    code = gazetteer.inflected(language).get(parts[0].key)
    if code and not _is_common_start(parts[0], language):
        span = Span(parts[0].start, parts[0].end)
        return make_name(words.text, span, frozenset({f"={code}", parts[0].key}))
    return None


def _is_common_start(word: _Word, language: str) -> bool:
    """Say whether a word that starts a sentence is a common one: Finnish `peru`."""
    if not word.initial:
        return False
    if word.key in name_words.homographs(language):
        return True
    return name_words.kind(word.key, language) == "small"


def _is_whole_country(word: _Word) -> bool:
    """Say whether a single word may be a country: a short one is more often another word unless it is all capitals."""
    return len(word.key) >= thresholds.COUNTRY_LETTERS or word.text.isupper()


def _may_be_name(word: _Word, language: str) -> bool:
    """Say whether a word with a capital may be a name.

    It is none if it is a month, a weekday or a title, nor if it is a common word that starts a sentence.
    """
    if len(word.key) < thresholds.NAME_LETTERS:
        return False
    if word.key in name_words.never(language):
        return False
    if word.key in name_words.titles(language):
        return False
    if not word.initial:
        return True
    return name_words.kind(word.key, language) not in {"small", "both"}


def _is_surely_name(word: _Word, language: str, headline: bool) -> bool:
    """Say whether a word that may be a name is one beyond doubt.

    Without a dictionary every capital counts that neither a sentence start, a headline nor a noun explains;
    with one, what it has with a capital or not at all, and what it has both ways where the text is no headline.
    """
    if gazetteer.is_of_a_place(word.key, language) or _is_acronym(word.text):
        return False
    kind = name_words.kind(word.key, language)
    if kind is None:
        return not (word.initial or headline or name_words.capitalises_nouns(language))
    if kind == "unknown" and not name_words.has_complete_dictionary(language):
        return not (word.initial or headline)
    if kind == "both":
        return not headline
    return kind in {"capital", "unknown"}


def _is_behind_article(words: _Words, number: int, language: str) -> bool:
    """Say whether a word that no dictionary has stands behind an article: where all nouns have a capital it is one."""
    if number == 0 or not name_words.capitalises_nouns(language):
        return False
    if name_words.kind(words[number].key, language) != "unknown":
        return False
    return words[number - 1].key in name_words.articles(language)


def _is_acronym(text: str) -> bool:
    """Say whether a word is made of initials: `CNN`, `MPs`; other languages may have their own."""
    capitals = sum(letter.isupper() for letter in text)
    if not 2 <= capitals <= thresholds.ACRONYM_LETTERS:
        return False
    return capitals >= len(text) - 1


def _find_stems(word: _Word, language: str) -> list[str]:
    """Return a name without an ending that other languages need not write: that of more than one, or of an owner."""
    found = _find_singular(word, language)
    endings = name_words.genitives(language)
    if not word.key.endswith(endings) or not endings:
        return found
    if name_words.kind(word.key, language) == "unknown":
        stems = [word.key.removesuffix(end) for end in endings]
        found += [
            stem
            for stem in stems
            if thresholds.OWNER_LETTERS <= len(stem) < len(word.key)
        ]
    return found


def _find_singular(word: _Word, language: str) -> list[str]:
    """Return an abbreviation without the ending of more than one, which other languages need not write: `HCoVs`."""
    found: list[str] = []
    for ending in name_words.plurals(language):
        stem = word.text.removesuffix(ending)
        if stem != word.text and stem[:1].isupper() and _has_capitals(stem):
            found.append(folded(stem))
    return found


def _has_capitals(stem: str) -> bool:
    """Say whether a word has a capital at its end, and two or more in all, as abbreviations have."""
    return stem[-1].isupper() and sum(letter.isupper() for letter in stem) > 1


def _is_in_phrase(words: _Words, number: int, language: str) -> bool:
    """Say whether a word that is also written small stands beside a common noun with a capital: `White House`."""
    if name_words.kind(words[number].key, language) != "both":
        return False
    neighbours = words.neighbours(number)
    return bool(neighbours) and all(_is_common(word, language) for word in neighbours)


def _is_common(word: _Word, language: str) -> bool:
    """Say whether a word is a title, or one that is also written small."""
    if word.key in name_words.titles(language):
        return True
    return name_words.kind(word.key, language) in {"small", "both"}
