"""Classes of names: how a name is likely to be kept."""

from __future__ import annotations

from qa.language import gazetteer, name_words, script
from qa.language.spelling import folded
from qa.model import Fact

CLASSES = ("country", "city", "capital", "unknown", "both", "small", "none")
"""Countries; cities; words that the dictionary has with a capital, not at all, both ways, small; no dictionary."""


def is_country(fact: Fact) -> bool:
    """Say whether a name is that of a country or territory."""
    return "=" in [key[:1] for key in fact.readings]


def is_copied(fact: Fact, first: str, second: str) -> bool:
    """Say whether a name is likely to be copied: between languages of one script, what no dictionary has."""
    return script(first) == script(second) and kind(fact, first) in {"city", "unknown"}


def kind(fact: Fact, language: str) -> str:
    """Return the class of a name."""
    if is_country(fact):
        return "country"
    key = folded(fact.text)
    word = name_words.kind(key, language)
    if word in {"capital", "unknown"} and gazetteer.meanings(key, language):
        return "city"
    return word or "none"
