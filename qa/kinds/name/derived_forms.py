"""What a text may have for a place: its adjective or people, the country of a capital, or a word made of its name."""

from __future__ import annotations

from collections.abc import Iterable

from qa.kinds.name import thresholds
from qa.kinds.name.name_fact import read_codes
from qa.kinds.name.named_text import NamedText
from qa.kinds.name.script_traits import is_syllabic
from qa.kinds.name.text_index import TextIndex
from qa.language import gazetteer, name_words
from qa.language.spelling import folded
from qa.model import Fact


def has_derived_form(fact: Fact, holder: NamedText, index: TextIndex, side: NamedText) -> bool:
    """Say whether a text has an adjective of a country, `Turkish` for `Türkei`, or the country of a capital.

    The holder has the name; `index` is the text of the other side.
    """
    key, language = folded(fact.text), side.language
    codes = (*read_codes(fact), *_find_governed(key, holder, side))
    if index.spaceless:
        return _stands_in_run(_last_words(codes, language), index)
    codes += gazetteer.parts(key, holder.language)
    words = _last_words(codes, language)
    for label in gazetteer.labels(gazetteer.meanings(key, holder.language), language):
        if len(label) == thresholds.ADJECTIVE_LETTERS + 1:
            words.append(label)
    return bool(words) and _stands_in_words(words, index)


def _last_words(codes: tuple[str, ...], language: str) -> list[str]:
    """Return the last words of the names of places: `Korea` of `North Korea`."""
    labels = gazetteer.labels(codes, language) if codes else ()
    return [label.split(" ")[-1] for label in labels]


def _stands_in_run(words: Iterable[str], index: TextIndex) -> bool:
    """Say whether a text without spaces has one of these; where characters are syllables the first is enough."""
    if is_syllabic(index.language.language):
        words = [word[:1] for word in words]
    return any(word in index.text for word in words)


def _stands_in_words(words: list[str], index: TextIndex) -> bool:
    """Say whether a text has a word that begins like one of these, for the shortest beginnings with a fit ending."""
    language, size = index.language, index.language.stem_letters
    bare = [language.strip_article(word) for word in words]
    stems = {word[:size] for word in (*words, *bare) if len(word) >= size}
    beginnings: set[str] = set()
    for word in (*words, *bare):
        if len(word) > thresholds.ADJECTIVE_LETTERS:
            beginnings.add(word[: thresholds.ADJECTIVE_LETTERS])
    for word in bare:
        if len(word) == thresholds.ADJECTIVE_LETTERS and word not in words:
            beginnings.add(word)
    demonyms = name_words.demonyms(language.language)
    endings = tuple(ending for ending in demonyms if len(ending) >= thresholds.ADJECTIVE_LETTERS)
    for word in index.bare_words():
        if word[:size] in stems:
            return True
        if word[: thresholds.ADJECTIVE_LETTERS] in beginnings and (not endings or word.endswith(endings)):
            return True
    return False


def _find_governed(key: str, holder: NamedText, side: NamedText) -> list[str]:
    """Return the countries whose capital a name is, but for those that the holder names as often as the other side."""
    codes = gazetteer.governed(key, holder.language)
    return [code for code in codes if _count_country(code, holder) < max(1, _count_country(code, side))]


def _count_country(code: str, side: NamedText) -> int:
    """Return how often a text names a country: by the beginning of its name where the text has it first."""
    for fact in side.names:
        if f"={code}" in fact.readings:
            return side.text.count(fact.text[: thresholds.COUNTRY_BEGINNING_LETTERS])
    return 0
