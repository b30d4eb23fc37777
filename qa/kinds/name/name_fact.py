"""A name as a fact: how it is made, and its class, which says how likely a translation keeps it."""

from __future__ import annotations

from collections.abc import Iterable

from qa.language import gazetteer, name_words
from qa.language.spelling import folded
from qa.model import Fact, Span

CLASSES = ("country", "city", "capital", "unknown", "both", "small", "none")
"""Countries; cities; words that the dictionary has with a capital, not at all, both ways, small; no dictionary."""


def make_name(
    text: str,
    span: Span,
    readings: frozenset[str],
    *,
    strong: bool = True,
) -> Fact:
    """Return the name that stands at a span of a text.

    `readings` are what the name may be: folded words, or `=` and the code of a place. A name that is not
    `strong` may be no name: it satisfies another version's name but is never missed.
    """
    written = text[span.start : span.end]
    return Fact("name", written, span, written, readings, strong)


def is_country(fact: Fact) -> bool:
    """Say whether a name is that of a country or territory."""
    return bool(read_codes(fact.readings))


def is_common_noun(fact: Fact, languages: Iterable[str]) -> bool:
    """Say whether a name is a common word of one of these languages, which its dictionary has without a capital alone.

    A title has capitals in one language, and is translated in another. Small dictionaries tell nothing, nor does
    one of a language where all nouns have a capital.
    """
    key = folded(fact.text)
    return any(
        name_words.kind(key, language) == "small"
        for language in languages
        if name_words.has_complete_dictionary(language)
        and not name_words.capitalises_nouns(language)
    )


def are_of_one_kind(first: Fact, second: Fact) -> bool:
    """Say whether one name may stand in the other's place: both are countries or parts of one, or neither."""
    return is_territory(first) == is_territory(second)


def is_territory(fact: Fact) -> bool:
    """Say whether a name is that of a country, a continent or a part of one, and no city, river or sea."""
    return any("/" not in code for code in read_codes(fact.readings))


def read_codes(readings: frozenset[str]) -> list[str]:
    """Return the codes of the countries among the readings of a name."""
    codes = [reading[1:] for reading in readings if reading.startswith("=")]
    return sorted(codes)


def classify(text: str, readings: frozenset[str], language: str) -> str:
    """Return the class of a name, one of `CLASSES`.

    `text` is the name as it is written in `language`, `readings` are those of its fact. A place that the
    gazetteer has is a city unless the dictionary has the word otherwise as well.
    """
    if read_codes(readings):
        return "country"
    key = folded(text)
    kind = name_words.kind(key, language)
    if kind in {"capital", "unknown"} and gazetteer.meanings(key, language):
        return "city"
    return kind or "none"
