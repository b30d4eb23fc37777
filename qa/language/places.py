"""Countries, their parts and large cities, by name.

The names are those that CLDR has in one language.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from qa.language import tags
from qa.language.files import read_compiled
from qa.language.names import Names

ZONE = 4
"""The codes of territories are shorter; those of parts of countries, IANA zones (their
cities) have so many signs."""
_STEM, _CUT, _SHORTEST = 4, 2, 3


@dataclass(frozen=True)
class Places:
    """The places that a language has names for.

    `called` has the names (folded) of each place by its code: a territory's (`DE`), a
    part's of a country (`usma`) or an IANA zone, for its city. `ways` is what the
    language does to names.
    """

    called: Mapping[str, tuple[str, ...]]
    ways: Names

    @cached_property
    def meant(self) -> Mapping[str, tuple[str, ...]]:
        """What each name may mean."""
        return invert(self.called)

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """The names of countries, territories and continents with their codes.

        Large cities are among them where their name has several words (`New York`): its
        words are no names.
        """
        found = {}
        for code, names in self.called.items():
            for name in names:
                if _is_territory(code) or " " in name:
                    found[name] = code
        return found

    @cached_property
    def towns(self) -> Mapping[str, str]:
        """The names of cities, rivers and seas that are no common words, with their codes."""
        return {
            name: code
            for code, names in self.called.items()
            for name in names
            if "/" in code and self.ways.kind(name) not in {"small", "both"}
        }

    @cached_property
    def inflected(self) -> Mapping[str, str]:
        """The forms of the countries' names of one word, with their codes.

        A form that two countries may have, or that is the name of one, is none.
        """
        found: dict[str, set[str]] = {}
        for name, code in self.countries.items():
            if _is_territory(code) and " " not in name and len(name) >= _STEM:
                for stem in self._stems_of(name):
                    for ending in self.ways.cases:
                        found.setdefault(stem + ending, set()).add(code)
        return {
            form: codes.pop()
            for form, codes in found.items()
            if len(codes) == 1 and form not in self.countries and len(form) >= _STEM
        }

    def _stems_of(self, name: str) -> list[str]:
        """Return a name without each end that a case may take the place of; with none, the name."""
        stems = [name[: -len(end)] for end in self.ways.cut if name.endswith(end)]
        return [stem for stem in stems if len(stem) >= _SHORTEST] or [name]

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The first words of the names of countries."""
        return frozenset([name.split(" ", 1)[0] for name in self.countries])

    @cached_property
    def shared_words(self) -> frozenset[str]:
        """The words that end the names of several countries: `Korea`."""
        codes: defaultdict[str, set[str]] = defaultdict(set)
        for name, code in self.countries.items():
            if _is_territory(code) and " " in name:
                last = name.rsplit(" ", 1)[1]
                codes[last].add(code)
        return frozenset([word for word, found in codes.items() if len(found) > 1])

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The beginnings of the words that name countries, which endings follow."""
        stems: set[str] = set()
        for name, code in self.countries.items():
            words = name.split(" ")
            if _is_territory(code) and words[0] not in self.ways.titles:
                for word in words:
                    if len(words) == 1 or self.ways.kind(word) != "small":
                        stems.update(self._beginnings(word))
        return frozenset(stems)

    def _beginnings(self, word: str) -> list[str]:
        """Return where an ending may follow in a word that names a country.

        Where the endings of peoples are known, the last two letters may go too; where
        they are not, up to four.
        """
        if len(word) < _STEM:
            return []
        if not self.ways.demonyms:
            return [word[: max(_STEM, len(word) - _STEM)]]
        shortest = max(_STEM, len(word) - _CUT)
        return [word[:size] for size in range(shortest, len(word) + 1)]

    def begins_with_a_place(self, word: str) -> bool:
        """Say whether a folded word is of a place: `Indian`.

        It begins like a country or a continent and ends as a people does. Where the
        endings of the language are not known, the beginning tells.
        """
        endings = self.ways.demonyms
        for size in range(_STEM, len(word)):
            if word[:size] in self._stems and (not endings or word[size:] in endings):
                return True
        return False


def read(tag: str, ways: Names) -> Places:
    """Return the places that CLDR names in a language or its parents."""
    called: dict[str, tuple[str, ...]] = {}
    for parent in reversed(tags.parents(tag)):
        called |= _read_line(parent)
    return Places(called, ways)


def invert(called: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """Return what every name may mean, of the names that everything has.

    A name may mean several: they stand in the order of the codes.
    """
    found: dict[str, tuple[str, ...]] = {}
    for code, names in called.items():
        for name in names:
            found[name] = (*found.get(name, ()), code)
    return found


def _is_territory(code: str) -> bool:
    """Say whether a code is that of a country, a territory or a continent."""
    return len(code) < ZONE


@functools.cache
def _lines() -> Mapping[str, str]:
    """Return what is said in each language, a line of cells.

    A cell has a code and its names.
    """
    found = {}
    for line in read_compiled("places.txt").splitlines():
        tag, _, cells = line.partition("\t")
        found[tag] = cells
    return found


def _read_line(tag: str) -> dict[str, tuple[str, ...]]:
    """Return the names (folded) that one language itself has, by code."""
    found = {}
    for cell in _lines().get(tag, "").split("\t"):
        code, _, names = cell.partition("=")
        if code:
            found[code] = tuple(names.split("|"))
    return found
