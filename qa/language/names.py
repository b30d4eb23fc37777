"""What a language does to names.

The section `[names]` of its file, and generated lists of words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from qa.language import scripts, tags
from qa.language.files import load_written, read_compiled, read_packed
from qa.language.spelling import folded

SHORTEST_NOUN = 6
"""Letters of a word up to which its end says nothing."""
LINKED_LETTERS = 4
"""Letters of the shortest part of a compound where a language links the parts: with three, a city in nine is one."""
LAST_LETTERS = 3
"""Letters of the shortest last part behind a longer one: `Ausdruckstyp`."""
HEAD_LETTERS = 6
"""Letters of a common word from which on what ends with it is a compound of it."""
LONG_WORD_LETTERS = 11
"""Letters from which on a shorter end is enough: few names have as many."""
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
    the endings of more than one, `endings` those that make other common words of one,
    `linking` what may stand between the parts of a compound, and `suffixes` how common
    nouns alone end; `articles` are words behind which a common noun stands; `complete`
    says that hardly a common word is missing in the dictionary; `stem` is how many
    letters a name must have before an ending may follow. `cases` are the endings of a
    place's name, folded, and `cut` what they take the place of. `homographs` are names
    of countries that are common words too; `own_letters` says that the letters of
    `foreign` write nothing but foreign words. `pronouns` are the folded words that stand
    for a person or people who do something, where a sentence does not go without; and
    `genitives` the endings of a name that something belongs to.
    """

    tag: str
    clitics: tuple[str, ...]
    demonyms: tuple[str, ...]
    titles: frozenset[str]
    capital_nouns: bool
    foreign: re.Pattern[str] | None
    plural: tuple[str, ...]
    endings: tuple[str, ...]
    linking: tuple[str, ...]
    suffixes: tuple[str, ...]
    articles: frozenset[str]
    complete: bool
    stem: int
    cases: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    homographs: frozenset[str] = frozenset()
    own_letters: bool = False
    pronouns: frozenset[str] = frozenset()
    genitives: tuple[str, ...] = ()

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

        Where nouns have one as well, these are among the words written small. None where there is no dictionary.
        """
        text = _read_words(self.tag, "txt")
        if not text:
            return None
        small, _, capital = text.partition("\n\n")
        nouns = _read_words(self.tag, "nouns.txt")
        words = frozenset(f"{small}\n{nouns}".split("\n"))
        return words, frozenset(capital.split("\n"))

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
        if _has_ending(word, self.plural, capital) or self.is_made(word, small):
            return "small"
        return "unknown"

    def is_made(self, word: str, small: AbstractSet[str]) -> bool:
        """Say whether a word is made of common ones: one with an ending, or a compound."""
        return self._is_derived(word, small) or self._is_compound(word, small)

    def _is_derived(self, word: str, small: AbstractSet[str]) -> bool:
        """Say whether a word is a common one with an ending, or ends as nouns alone do."""
        is_noun = len(word) > SHORTEST_NOUN and word.endswith(self.suffixes)
        return is_noun or _has_ending(word, self.endings, small)

    def _is_compound(self, word: str, small: AbstractSet[str], parts: int = 2) -> bool:
        """Say whether a word is made of common ones: `cellphone`, `Landesregierung`.

        Where a language links them, up to three are, and the last may have an ending;
        a long word at the end is enough.
        """
        if len(self.linking) == 1:
            return _is_made_of_two(word, small)
        for at in range(LINKED_LETTERS, len(word) - LAST_LETTERS + 1):
            rest = word[at:]
            if len(rest) < LINKED_LETTERS and at < HEAD_LETTERS:
                continue
            if _is_head(rest, word) and rest in small:
                return True
            if not self._may_be_linked(word[:at], small):
                continue
            if rest in small or self._is_derived(rest, small):
                return True
            if parts > 1 and self._is_compound(rest, small, parts - 1):
                return True
        return False

    def _may_be_linked(self, word: str, small: AbstractSet[str]) -> bool:
        """Say whether the first part of a compound is a common word and what links it."""
        for link in self.linking:
            part = word.removesuffix(link)
            if len(part) < LINKED_LETTERS or not word.endswith(link):
                continue
            if part in small or self._is_derived(part, small):
                return True
        return False


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
        linking=("", *said.get("linking", ())),
        suffixes=tuple(said.get("suffixes", ())),
        articles=frozenset(said.get("articles", "").split()),
        complete=said.get("complete", False),
        stem=scripts.of(tags.script(tag)).stem,
        cases=tuple(map(folded, said.get("cases", ()))),
        cut=tuple(map(folded, said.get("cut", ()))),
        homographs=frozenset(map(folded, said.get("homographs", "").split())),
        own_letters=said.get("own_letters", False),
        pronouns=frozenset(map(folded, said.get("pronouns", "").split())),
        genitives=tuple(said.get("genitives", ())),
    )


def _read_words(tag: str, kind: str) -> str:
    """Return a list of words of the nearest parent that has one.

    Empty where there is none.
    """
    for parent in tags.parents(tag):
        name = f"{parent}.{kind}"
        text = read_compiled("words", name) or read_packed("words", f"{name}.gz")
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


def _is_head(part: str, word: str) -> bool:
    """Say whether the last part of a word is long enough to make a compound of it, whatever stands before."""
    if len(word) >= LONG_WORD_LETTERS:
        return len(part) >= LINKED_LETTERS
    return len(part) >= HEAD_LETTERS


def _has_ending(
    word: str,
    endings: tuple[str, ...],
    words: AbstractSet[str],
) -> bool:
    """Say whether a word is one of the words with an ending."""
    return any(word.endswith(end) and word[: -len(end)] in words for end in endings)


def _is_made_of_two(word: str, small: AbstractSet[str]) -> bool:
    """Say whether a word is two common ones: `cellphone`."""
    return any(
        word[:at] in small and word[at:] in small for at in range(4, len(word) - 3)
    )
