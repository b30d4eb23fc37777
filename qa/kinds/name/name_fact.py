"""A name as a fact: how it is made, and its class, which says how likely a translation keeps it."""

from __future__ import annotations

from qa.language import gazetteer, name_words
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
    return bool(read_codes(fact.readings))


def read_codes(readings: frozenset[str]) -> list[str]:
    """Return the codes of the countries among the readings of a name."""
    return [reading[1:] for reading in sorted(readings) if reading.startswith("=")]


def classify(text: str, readings: frozenset[str], language: str) -> str:
    """Return the class of a name, one of `CLASSES`."""
    if read_codes(readings):
        return "country"
    key = folded(text)
    kind = name_words.kind(key, language)
    if kind in {"capital", "unknown"} and gazetteer.meanings(key, language):
        return "city"
    return kind or "none"
