"""Countries, their parts and large cities by the names they have in one language (CLDR)."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from qa.language import tags
from qa.language.files import read_compiled
from qa.language.names import Names

ZONE = 4
"""The codes of territories are shorter; those of parts of countries, IANA zones (their cities) have so many signs."""
_STEM, _CUT = 4, 2


@dataclass(frozen=True)
class Places:
    """The places that a language has names for.

    `called` has the names (folded) of each place by its code: a territory's (`DE`), a part's of a country (`usma`) or
    an IANA zone, for its city. `ways` is what the language does to names.
    """

    called: Mapping[str, tuple[str, ...]]
    ways: Names

    @cached_property
    def meant(self) -> Mapping[str, tuple[str, ...]]:
        """What each name may mean."""
        return invert(self.called.items())

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """The names of countries, territories and continents with their codes.

        Large cities are among them where their name has several words (`New York`): its words are no names.
        """
        named = [(label, key) for key, labels in self.called.items() for label in labels]
        return {label: key for label, key in named if len(key) < ZONE or " " in label}

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The first words of the names of countries."""
        return frozenset(label.split(" ", 1)[0] for label in self.countries)

    @cached_property
    def shared_words(self) -> frozenset[str]:
        """The words that end the names of several countries: `Korea`."""
        ends: dict[str, set[str]] = {}
        for label, key in self.countries.items():
            if len(key) < ZONE and " " in label:
                ends.setdefault(label.rsplit(" ", 1)[1], set()).add(key)
        return frozenset(word for word, keys in ends.items() if len(keys) > 1)

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The beginnings of the words that name countries, which endings follow."""
        labels = [label.split(" ") for label, key in self.countries.items() if len(key) < ZONE]
        named = [label for label in labels if label[0] not in self.ways.titles]
        words = {word for label in named for word in label if len(word) >= _STEM}
        if not self.ways.demonyms:
            return frozenset(word[: max(_STEM, len(word) - _STEM)] for word in words)
        return frozenset(word[:size] for word in words for size in range(max(_STEM, len(word) - _CUT), len(word) + 1))

    def begins_with_a_place(self, word: str) -> bool:
        """Say whether a folded word begins like a country or a continent and ends as a people does: `Indian`.

        Where the endings of the language are not known, the beginning tells.
        """
        endings = self.ways.demonyms
        return any(
            word[:size] in self._stems and (not endings or word[size:] in endings) for size in range(_STEM, len(word))
        )


def read(tag: str, ways: Names) -> Places:
    """Return the places that CLDR names in a language or its parents."""
    called: dict[str, tuple[str, ...]] = {}
    for parent in reversed(tags.parents(tag)):
        called |= _line(parent)
    return Places(called, ways)


def invert(named: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, tuple[str, ...]]:
    """Return what every name may mean, of the names that everything has."""
    found: dict[str, tuple[str, ...]] = {}
    for key, labels in named:
        for label in labels:
            found[label] = (*found[label], key) if label in found else (key,)
    return found


@functools.cache
def _lines() -> Mapping[str, str]:
    """Return what is said in each language, a line of cells."""
    lines = (line.partition("\t") for line in read_compiled("places.txt").splitlines())
    return {tag: cells for tag, _, cells in lines}


def _line(tag: str) -> dict[str, tuple[str, ...]]:
    cells = (cell.partition("=") for cell in _lines().get(tag, "").split("\t"))
    return {key: tuple(names.split("|")) for key, _, names in cells if key}
