"""All that is derived of the texts of one batch for the comparison of names; it dies with the batch's evidence."""

from __future__ import annotations

from collections.abc import Mapping

from qa.kinds.name.candidates import CandidateSearch
from qa.kinds.name.concordance import Concordance
from qa.kinds.name.script_traits import rank_version
from qa.kinds.name.text_index import LanguageIndex
from qa.kinds.name.version_pair import VersionPair
from qa.kinds.name.version_texts import Place, VersionTexts
from qa.model import language_of


class NameBatch:
    """Versions, languages, and pairs of them, each made once when it is first asked for."""

    def __init__(self, documents: Mapping[str, Mapping[str, Mapping[str, str]]]) -> None:
        self.documents = documents
        self._languages: dict[str, LanguageIndex] = {}
        self._versions: dict[str, VersionTexts] = {}
        self._searches: dict[tuple[str, str], CandidateSearch] = {}
        self._concordances: dict[tuple[str, str], Concordance] = {}
        self._pairs: dict[tuple[str, str], VersionPair] = {}

    def pair(self, first: str, second: str) -> VersionPair:
        """Return all that is known of a pair of versions: names of `first`, looked for in texts of `second`."""
        if (first, second) not in self._pairs:
            forth, back = self._concordance(first, second), self._concordance(second, first)
            self._pairs[first, second] = VersionPair(forth, back)
        return self._pairs[first, second]

    def search(self, first: str, second: str) -> CandidateSearch:
        """Return what looks for names of language `first` in texts of language `second`."""
        if (first, second) not in self._searches:
            self._searches[first, second] = CandidateSearch(self._language(first), self._language(second))
        return self._searches[first, second]

    def version(self, name: str) -> VersionTexts:
        """Return the texts of a version."""
        if name not in self._versions:
            self._versions[name] = VersionTexts(name, self._collect(name), self._language(language_of(name)))
        return self._versions[name]

    def _concordance(self, first: str, second: str) -> Concordance:
        """Return the concordance of two versions; the one whose version ranks first is asked before the other."""
        if (first, second) not in self._concordances:
            one, two = self.version(first), self.version(second)
            back = self._concordance(second, first) if rank_version(second) < rank_version(first) else None
            search = self.search(one.language.language, two.language.language)
            self._concordances[first, second] = Concordance(one, two, search, back)
        return self._concordances[first, second]

    def _language(self, tag: str) -> LanguageIndex:
        if tag not in self._languages:
            self._languages[tag] = LanguageIndex(tag)
        return self._languages[tag]

    def _collect(self, version: str) -> dict[Place, str]:
        """Return the texts of a version in the order of documents and units, by their ids."""
        texts: dict[Place, str] = {}
        for document in sorted(self.documents):
            for unit, text in sorted(self.documents[document].get(version, {}).items()):
                texts[document, unit] = text
        return texts
