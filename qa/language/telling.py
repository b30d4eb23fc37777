"""Words that tell near neighbours apart.

The section `[telling]` of the languages' files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from qa.language.files import load_written
from qa.language.kinship import plain

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Telling:
    """A language against its neighbours: its own words against each, and theirs.

    `enclitics` may hang on a word.
    """

    own: Mapping[str, frozenset[str]]
    theirs: Mapping[str, frozenset[str]]
    enclitics: tuple[str, ...]

    @property
    def rivals(self) -> tuple[str, ...]:
        """The neighbours that words tell from this language."""
        return tuple(sorted(self.own))

    def balance(
        self,
        text: str,
        rival: str,
    ) -> int:
        """Return the words of the rival in a text less those of the language itself.

        Positive where the rival has more. A word counts once however often it stands
        there.
        """
        words = set(_WORD.findall(text.lower()))
        bare = set(words)
        for ending in self.enclitics:
            bare.update([word.removesuffix(ending) for word in words])
        theirs, own = self.theirs[rival], self.own[rival]
        return len(bare & theirs) - len(bare & own)


def read(tag: str) -> Telling:
    """Return what the files say of the words of a language and of its neighbours.

    `theirs` are those words that the rival's file says of this language.
    """
    language = plain(tag)
    rows = dict(load_written(language).get("telling", {}))
    enclitics = tuple(rows.pop("enclitics", ()))
    own, theirs = {}, {}
    for rival, words in rows.items():
        own[rival] = frozenset(words.split())
        theirs[rival] = frozenset(load_written(rival)["telling"][language].split())
    return Telling(own, theirs, enclitics)
