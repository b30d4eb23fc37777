"""Which words are names and what languages do to names, by tag."""

from __future__ import annotations

import re

from qa.language import of
from qa.language.names import Kind
from qa.memory import remember


def clitics(language: str) -> tuple[str, ...]:
    """Return the particles that are written together with the next word.

    The longest is the first.
    """
    return of(language).names.clitics


def demonyms(language: str) -> tuple[str, ...]:
    """Return the endings that make an adjective of a place."""
    return of(language).names.demonyms


def stem(language: str) -> int:
    """Return how many letters a name must have before an ending may follow."""
    return of(language).names.stem


def foreign(language: str) -> re.Pattern[str] | None:
    """Return how foreign names look.

    So where a script spells them with letters of their own (katakana).
    """
    return of(language).names.foreign


def titles(language: str) -> frozenset[str]:
    """Return words of rank and kind that have a capital beside names.

    They are translated.
    """
    return of(language).names.titles


def plurals(language: str) -> tuple[str, ...]:
    """Return the endings of more than one."""
    return of(language).names.plural


def homographs(language: str) -> frozenset[str]:
    """Return the names of countries, folded, that are common words too."""
    return of(language).names.homographs


def own_letters(language: str) -> re.Pattern[str] | None:
    """Return how foreign names look where their letters write nothing else."""
    names = of(language).names
    return names.foreign if names.own_letters else None


def inflects(language: str) -> bool:
    """Say whether the language has many endings for a name."""
    return len(of(language).names.cases) > 1


def is_cased(language: str) -> bool:
    """Say whether the language has capitals."""
    return of(language).cased


def pronouns(language: str) -> frozenset[str]:
    """Return the folded words that stand for who does something, where a sentence needs one.

    Empty where the verb tells.
    """
    return of(language).names.pronouns


def genitives(language: str) -> tuple[str, ...]:
    """Return the endings of a name that something belongs to."""
    return of(language).names.genitives


def articles(language: str) -> frozenset[str]:
    """Return folded words behind which a common noun stands."""
    return of(language).names.articles


def has_complete_dictionary(language: str) -> bool:
    """Say whether hardly a common word is missing in the language's dictionary."""
    return of(language).names.complete


def capitalises_nouns(language: str) -> bool:
    """Say whether the language writes all nouns with a capital."""
    return of(language).names.capital_nouns


def never(language: str) -> frozenset[str]:
    """Return the folded words that have a capital and are no names.

    Months, weekdays, languages.
    """
    return of(language).names.never


def sounds(word: str, language: str) -> tuple[str, ...]:
    """Return how a folded name is spoken where its letters do not tell.

    The symbols are those of `romanisation`.
    """
    return of(language).names.sounds.get(word, ())


@remember(65536)
def kind(word: str, language: str) -> Kind | None:
    """Return how the language's dictionary writes a folded word.

    None where there is no dictionary.
    """
    return of(language).names.kind(word)
