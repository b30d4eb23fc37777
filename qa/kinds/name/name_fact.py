"""A name as a fact: how it is made, and its class, which says how likely a translation keeps it."""

from __future__ import annotations

from qa.language import gazetteer, name_words, script
from qa.language.spelling import folded
from qa.model import Fact, Span

CLASSES = ("country", "city", "capital", "unknown", "both", "small", "none")
"""Countries; cities; words that the dictionary has with a capital, not at all, both ways, small; no dictionary."""


def make_name(text: str, span: Span, readings: frozenset[str], *, strong: bool = True) -> Fact:
    """Return the name that stands at a span of a text.

    Readings are folded words, or `=` with a place's code; a name that is not strong may be no name.
    """
    written = text[span.start : span.end]
    return Fact("name", written, span, written, readings, strong)


def is_country(fact: Fact) -> bool:
    """Say whether a name is that of a country or territory."""
    return any(reading.startswith("=") for reading in fact.readings)


def read_codes(fact: Fact) -> list[str]:
    """Return the codes of the countries that a name has."""
    return [reading[1:] for reading in sorted(fact.readings) if reading.startswith("=")]


def classify(fact: Fact, language: str) -> str:
    """Return the class of a name, one of `CLASSES`."""
    if is_country(fact):
        return "country"
    key = folded(fact.text)
    kind = name_words.kind(key, language)
    if kind in {"capital", "unknown"} and gazetteer.meanings(key, language):
        return "city"
    return kind or "none"


def is_copied(fact: Fact, first: str, second: str) -> bool:
    """Say whether a name is likely to be copied: between languages of one script, what no dictionary has."""
    return script(first) == script(second) and classify(fact, first) in {"city", "unknown"}
