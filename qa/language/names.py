"""What a language does to names.

The section `[names]` of its file, and generated lists of words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from qa.language import scripts, tags
from qa.language.files import load_written, read_compiled
from qa.language.spelling import folded

Kind = Literal["small", "both", "capital", "unknown"]
"""How a dictionary writes a word: never with a capital, with and without, always, or it
does not have it."""


@dataclass(frozen=True)
class Names:
    """What is true of names in one language.

    `clitics` are the particles written together with the next word, the longest first;
    `demonyms` the endings that make a people or an adjective of a place's name;
    `titles` words of rank and kind that have a capital beside names but are translated;
    `capital_nouns` says that all nouns have a capital; `foreign` is how foreign names
    look in a script that spells them with letters of their own (katakana); `plural` are
    the endings of more than one, `endings` those that make other common words of one;
    `stem` is how many letters a name must have before an ending may follow.
    """

    tag: str
    clitics: tuple[str, ...]
    demonyms: tuple[str, ...]
    titles: frozenset[str]
    capital_nouns: bool
    foreign: re.Pattern[str] | None
    plural: tuple[str, ...]
    endings: tuple[str, ...]
    stem: int

    @cached_property
    def never(self) -> frozenset[str]:
        """The folded words that have a capital and are no names.

        Months, weekdays, languages.
        """
        lists = _not_names()
        for tag in tags.parents(self.tag):
            if tag in lists:
                return frozenset(lists[tag].split("\t"))
        return frozenset()

    @cached_property
    def dictionary(self) -> tuple[frozenset[str], frozenset[str]] | None:
        """The words written small and those written with a capital.

        None where there is no dictionary.
        """
        text = _read_words(self.tag, "txt")
        if not text:
            return None
        small, _, capital = text.partition("\n\n")
        return frozenset(small.split("\n")), frozenset(capital.split("\n"))

    @cached_property
    def sounds(self) -> Mapping[str, tuple[str, ...]]:
        """How folded names are spoken where their letters do not tell.

        The symbols are those of `romanisation`.
        """
        found = {}
        for line in _read_words(self.tag, "sounds.txt").splitlines():
            word, *spoken = line.split("\t")
            found[word] = tuple(spoken)
        return found

    def kind(self, word: str) -> Kind | None:
        """Return how the dictionary writes a folded word.

        None where there is no dictionary.
        """
        if self.dictionary is None:
            return None
        small, capital = self.dictionary
        if word in small:
            return "both" if word in capital else "small"
        if word in capital:
            return "capital"
        if _has_ending(word, self.plural, capital) or _has_ending(
            word,
            self.endings,
            small,
        ):
            return "small"
        return "small" if _is_compound(word, small) else "unknown"


def read(tag: str) -> Names:
    """Return what the files say of names in a language.

    Each field is that of the nearest parent that has it.
    """
    said: dict[str, Any] = {}
    for parent in reversed(tags.parents(tag)):
        said |= load_written(parent).get("names", {})
    return Names(
        tag,
        clitics=tuple(
            sorted(map(folded, said.get("clitics", ())), key=len, reverse=True)
        ),
        demonyms=tuple(said.get("demonyms", ())),
        titles=frozenset(said.get("titles", "").split()),
        capital_nouns=said.get("capital_nouns", False),
        foreign=re.compile(said["foreign"]) if "foreign" in said else None,
        plural=tuple(said.get("plural", ())),
        endings=tuple(said.get("endings", ())),
        stem=scripts.of(tags.script(tag)).stem,
    )


def _read_words(tag: str, kind: str) -> str:
    """Return a list of words of the nearest parent that has one.

    Empty where there is none.
    """
    for parent in tags.parents(tag):
        text = read_compiled("words", f"{parent}.{kind}")
        if text:
            return text
    return ""


@functools.cache
def _not_names() -> Mapping[str, str]:
    """Return the words of each language, parted by tabs."""
    found = {}
    for line in read_compiled("words", "not_names.txt").splitlines():
        tag, _, words = line.partition("\t")
        found[tag] = words
    return found


def _has_ending(
    word: str,
    endings: tuple[str, ...],
    words: frozenset[str],
) -> bool:
    """Say whether a word is one of the words with an ending."""
    return any(word.endswith(end) and word[: -len(end)] in words for end in endings)


def _is_compound(word: str, small: frozenset[str]) -> bool:
    """Say whether a word is two common ones: `cellphone`."""
    return any(
        word[:at] in small and word[at:] in small for at in range(4, len(word) - 3)
    )
