"""The texts of one version of a batch: where each stands, which names they have, how often words stand in them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from qa.kinds import plain
from qa.kinds.name.candidates import Keys
from qa.kinds.name.text_index import LanguageIndex
from qa.kinds.name.text_lines import TextLines
from qa.language import name_words
from qa.language.spelling import WORD, folded
from qa.model import Fact

Place = tuple[str, str]
"""A document and a unit."""


class VersionTexts:
    """The texts of one version of a batch.

    `texts` are these by place, in the order of documents and units. `all_are_names` says that the language has
    letters for foreign names, so that a weak name is one after all.
    """

    def __init__(
        self,
        version: str,
        texts: Mapping[Place, str],
        language: LanguageIndex,
    ) -> None:
        self.version = version
        self.texts = texts
        self.language = language
        self.all_are_names = name_words.foreign(language.language) is not None

    @functools.cached_property
    def places(self) -> Mapping[str, Sequence[Place]]:
        """Where each text stands."""
        places: dict[str, list[Place]] = {}
        for place, text in self.texts.items():
            places.setdefault(text, []).append(place)
        return places

    def read_names(self, text: str) -> Sequence[Fact]:
        """Return the names of a text, of this version or not, as its language alone shows them."""
        return plain(text, self.language.language).get("names", ())

    @functools.cached_property
    def names(self) -> Mapping[str, Sequence[Fact]]:
        """The names of each text."""
        return {text: self.read_names(text) for text in self.places}

    @functools.cached_property
    def keys(self) -> Mapping[str, Keys]:
        """The readings of the names of each text."""
        return {text: self.select_keys(names) for text, names in self.names.items()}

    @functools.cached_property
    def known_keys(self) -> frozenset[str]:
        """The readings of all that is somewhere a name beyond doubt."""
        known: set[str] = set()
        for names in self.names.values():
            for fact in names:
                if fact.strong:
                    known |= fact.readings
        return frozenset(known)

    def select_keys(self, names: Sequence[Fact]) -> Keys:
        """Return the readings of what is a name here or elsewhere in the batch, sorted.

        A word that is only here taken for a name, as it begins a sentence, may be none.
        """
        keys: set[str] = set()
        for fact in names:
            if (
                fact.strong
                or self.all_are_names
                or not fact.readings.isdisjoint(self.known_keys)
            ):
                keys |= fact.readings
        return tuple(sorted(keys))

    @functools.cached_property
    def lower_case_words(self) -> frozenset[str]:
        """The words, folded, that the version somewhere writes without a capital."""
        words: set[str] = set()
        for text in self.texts.values():
            words.update(WORD.findall(text))
        return frozenset(folded(word) for word in words if word[0].islower())

    def count_texts(self, key: str, most: int) -> int:
        """Return in how many texts a key (see `TextIndex.keys`) stands; a text with it and its clitic counts twice.

        Where there are more than `most` it is not known how many.
        """
        return sum(
            self._lines.count(part, most) for part in self.language.line_parts(key)
        )

    @functools.cached_property
    def _lines(self) -> TextLines:
        """The lines of all texts, for counting."""
        return TextLines(self.language.read(text).line for text in self.texts.values())
