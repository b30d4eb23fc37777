"""Words that tell near neighbours apart.

The section `[telling]` of the languages' files. `a_b` is two words in a row, `-a` an
ending: both tell where single words do not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from qa.language.files import load_written
from qa.language.kinship import plain
from qa.language.spelling import MARKS

_JOINT, _ENDING = "_", "-"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}]|-(?=[^\W\d_]))*")


@dataclass(frozen=True, slots=True)
class Words:
    """Words, pairs of words and endings of a language that a neighbour does not have."""

    single: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    endings: tuple[str, ...]

    def count(
        self, words: AbstractSet[str], pairs: AbstractSet[tuple[str, str]]
    ) -> int:
        """Return how many of different words and pairs of words are among these."""
        told = self.single.intersection(words)
        if self.endings:
            told |= {word for word in words if word.endswith(self.endings)}
        return len(told) + len(self.pairs.intersection(pairs))


@dataclass(frozen=True, slots=True)
class Telling:
    """A language against its neighbours: its own words against each, and theirs.

    `enclitics` may hang on a word.
    """

    own: Mapping[str, Words]
    theirs: Mapping[str, Words]
    enclitics: tuple[str, ...]

    @property
    def rivals(self) -> tuple[str, ...]:
        """The neighbours that words tell from this language."""
        return tuple(sorted(self.own))

    def balance(self, text: str, rival: str) -> int:
        """Return the words of the rival in a text less those of the language itself.

        Positive where the rival has more. A word counts once however often it stands
        there.
        """
        return self.weigh(text)[rival] if rival in self.own else 0

    def weigh(self, text: str) -> dict[str, int]:
        """Return the balance of each rival."""
        if not self.own:
            return {}
        row = _WORD.findall(text.lower())
        words = set(row)
        for ending in self.enclitics:
            words.update([word.removesuffix(ending) for word in row])
        pairs = set(itertools.pairwise(row))
        return {
            rival: self.theirs[rival].count(words, pairs) - own.count(words, pairs)
            for rival, own in self.own.items()
        }


def read(tag: str) -> Telling:
    """Return what the files say of the words of a language and of its neighbours.

    `theirs` are those words that the rival's file says of this language.
    """
    language = plain(tag)
    rows = dict(load_written(language).get("telling", {}))
    enclitics = tuple(rows.pop("enclitics", ()))
    own, theirs = {}, {}
    for rival in sorted(rows):
        own[rival] = _read_words(rows[rival])
        theirs[rival] = _read_words(load_written(rival)["telling"][language])
    return Telling(own, theirs, enclitics)


def _read_words(listed: str) -> Words:
    """Return the words of a list."""
    single, pairs, endings = [], [], []
    for word in listed.split():
        if word.startswith(_ENDING):
            endings.append(word.removeprefix(_ENDING))
        elif _JOINT in word:
            first, _, second = word.partition(_JOINT)
            pairs.append((first, second))
        else:
            single.append(word)
    return Words(frozenset(single), frozenset(pairs), tuple(endings))
