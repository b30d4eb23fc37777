"""All that is derived of the texts of one batch for the comparison of names; it dies with the batch's evidence."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from qa.kinds.name.candidates import CandidateSearch
from qa.kinds.name.concordance import Concordance
from qa.kinds.name.named_text import NamedText
from qa.kinds.name.script_traits import rank_version
from qa.kinds.name.text_index import LanguageIndex
from qa.kinds.name.text_pair import TextPair
from qa.kinds.name.version_pair import VersionPair
from qa.kinds.name.version_texts import Place, VersionTexts
from qa.model import language_of

REMEMBERED_UNITS = 512
"""Pairs of texts of one unit that are remembered: each version asks every other several times."""


class NameBatch:
    """Languages, versions, and pairs of them, each made once when it is first asked for.

    `language(tag)` has the texts of a language, `search(first, second)` looks for names of one language in
    texts of another; `version(name)` has the texts of a version, `pair(first, second)` all that is known of two
    versions.
    """

    def __init__(
        self, documents: Mapping[str, Mapping[str, Mapping[str, str]]]
    ) -> None:
        self.documents = documents
        self.language = functools.cache(LanguageIndex)
        self.search = functools.cache(self._make_search)
        self.version = functools.cache(self._collect_version)
        self.concordance = functools.cache(self._make_concordance)
        self.pair = functools.cache(self._make_pair)
        self._texts = functools.lru_cache(REMEMBERED_UNITS)(self.pair_texts)

    def texts(self, first: NamedText, second: NamedText) -> TextPair:
        """Return two texts of a unit, with what was found out about them; texts are known by their value."""
        if first.version > second.version:
            return self._texts(second, first).turned
        return self._texts(first, second)

    def _make_search(self, first: str, second: str) -> CandidateSearch:
        """Return what looks for names of language `first` in texts of `second`."""
        return CandidateSearch(self.language(first), self.language(second))

    def _collect_version(self, name: str) -> VersionTexts:
        """Return the texts of a version in the order of documents and units, by their ids."""
        texts: dict[Place, str] = {}
        for document in sorted(self.documents):
            units = self.documents[document].get(name, {})
            for unit in sorted(units):
                texts[document, unit] = units[unit]
        return VersionTexts(name, texts, self.language(language_of(name)))

    def _make_concordance(self, first: str, second: str) -> Concordance:
        """Return the concordance of two versions; the one of the version that ranks first is made before the other."""
        is_second = rank_version(second) < rank_version(first)
        back = self.concordance(second, first) if is_second else None
        search = self.search(language_of(first), language_of(second))
        return Concordance(self.version(first), self.version(second), search, back)

    def _make_pair(self, first: str, second: str) -> VersionPair:
        """Return what the stages ask of two versions."""
        return VersionPair(self.concordance(first, second))

    def pair_texts(self, first: NamedText, second: NamedText) -> TextPair:
        """Return two texts of a unit, made anew."""
        forth = self.pair(first.version, second.version)
        back = self.pair(second.version, first.version)
        return TextPair(first, second, forth, back)
