"""Which words are names and what languages do to names: data of `names.toml` and `words/`, looked up by tag."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
from typing import Any, Literal

from qa.language import parents, script
from qa.language.spelling import folded

Kind = Literal["small", "both", "capital", "unknown"]


@functools.cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_read("names.toml"))


def _read(*path: str) -> str:
    return importlib.resources.files(__package__).joinpath(*path).read_text(encoding="utf-8")


def _of(table: str, language: str) -> str:
    texts: dict[str, str] = _data()[table]
    return next((texts[tag] for tag in parents(language) if tag in texts), "")


@functools.cache
def clitics(language: str) -> tuple[str, ...]:
    """Return the particles that are written together with the next word, the longest first."""
    return tuple(sorted(map(folded, _of("clitics", language).split()), key=len, reverse=True))


@functools.cache
def demonyms(language: str) -> tuple[str, ...]:
    """Return the endings that make an adjective of a place."""
    return tuple(_of("demonyms", language).split())


@functools.cache
def stem(language: str) -> int:
    """Return how many letters a name must have before an ending may follow."""
    letters: dict[str, int] = _data()["stem"]
    return letters.get(script(language), 4)


@functools.cache
def foreign(language: str) -> re.Pattern[str] | None:
    """Return how foreign names look in a script that spells them with letters of their own (katakana)."""
    pattern = _of("foreign", language)
    return re.compile(pattern) if pattern else None


@functools.cache
def titles(language: str) -> frozenset[str]:
    """Return words of rank and kind that have a capital beside names but are translated."""
    return frozenset(_of("titles", language).split())


@functools.cache
def capitalises_nouns(language: str) -> bool:
    """Say whether the language writes all nouns with a capital."""
    return bool(set(parents(language)) & set(_data()["nouns"]["capital"].split()))


@functools.cache
def never(language: str) -> frozenset[str]:
    """Return the folded words that have a capital and are no names: months, weekdays, languages."""
    text = "\n" + _read("words", "not_names.txt")
    for tag in parents(language):
        start = text.find(f"\n{tag}\t")
        if start >= 0:
            return frozenset(text[start + 1 : text.index("\n", start + 1)].split("\t")[1:])
    return frozenset()


@functools.cache
def _dictionary(language: str) -> tuple[frozenset[str], frozenset[str]] | None:
    for tag in parents(language):
        file = importlib.resources.files(__package__).joinpath("words", f"{tag}.txt")
        if file.is_file():
            small, _, capital = file.read_text(encoding="utf-8").partition("\n\n")
            return frozenset(small.split("\n")), frozenset(capital.split("\n"))
    return None


@functools.cache
def _sounds(language: str) -> dict[str, tuple[str, ...]]:
    for tag in parents(language):
        file = importlib.resources.files(__package__).joinpath("words", f"{tag}.sounds.txt")
        if file.is_file():
            lines = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
            return {word: tuple(spoken) for word, *spoken in lines}
    return {}


def sounds(word: str, language: str) -> tuple[str, ...]:
    """Return how a folded name is spoken (in the symbols of `romanisation`) where its letters do not tell."""
    return _sounds(language).get(word, ())


@functools.lru_cache(maxsize=65536)
def kind(word: str, language: str) -> Kind | None:
    """Return how the language's dictionary writes a folded word; None where there is no dictionary."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return None
    small, capital = dictionary
    if word in small:
        return "both" if word in capital else "small"
    if word in capital:
        return "capital"
    plural = word.endswith("s") and word[:-1] in capital
    return "small" if plural or _is_derived(word, small) or _is_compound(word, small) else "unknown"


def _is_derived(word: str, small: frozenset[str]) -> bool:
    """Say whether a word is a common one with an ending."""
    return any(word.endswith(end) and word[: -len(end)] in small for end in _ENDINGS)


def _is_compound(word: str, small: frozenset[str]) -> bool:
    """Say whether a word is two common ones: `cellphone`."""
    return any(word[:at] in small and word[at:] in small for at in range(4, len(word) - 3))


_ENDINGS = ("s", "es", "er", "ers", "ed", "ing", "eer", "eers", "ist", "ists", "ism")
