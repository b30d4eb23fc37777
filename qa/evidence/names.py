"""Where else in the batch a name stands, so that what it became there tells what it should be here."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from qa import facts
from qa.languages.spelling import WORD, folded
from qa.model import Unit, language_of

Place = tuple[str, str]
Has = Callable[[str, str, str], bool]
"""Says whether a mark stands in a text of a language."""


@dataclass(frozen=True)
class Column:
    """One version of the batch: where each text and each name stands."""

    texts: Mapping[Place, str]
    places: Mapping[str, tuple[Place, ...]]
    names: Mapping[str, tuple[Place, ...]]


@dataclass(frozen=True, eq=False)
class Names:
    """The texts of each document by version, unit for unit; the rest is derived when it is asked for."""

    documents: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    @staticmethod
    def of(units: Iterable[Unit]) -> Names:
        """Return what these units show."""
        documents: dict[str, dict[str, dict[str, str]]] = {}
        for unit in units:
            columns = documents.setdefault(unit.document, {})
            for version, segment in unit.segments:
                columns.setdefault(version, {})[unit.id] = segment.text
        return Names(documents)

    def merge(self, other: Names) -> Names:
        """Return both; a unit that is in both is the same."""
        merged = dict(self.documents)
        for document, columns in other.documents.items():
            mine = merged.get(document, {})
            merged[document] = {**mine, **{v: {**mine.get(v, {}), **texts} for v, texts in columns.items()}}
        return Names(merged)

    @functools.cached_property
    def _columns(self) -> dict[str, Column]:
        return {}

    @functools.cached_property
    def _small(self) -> dict[str, frozenset[str]]:
        return {}

    @functools.cached_property
    def _frequencies(self) -> dict[str, dict[str, int]]:
        return {}

    def column(self, version: str) -> Column:
        """Return one version of the batch."""
        if version not in self._columns:
            self._columns[version] = self._column(version)
        return self._columns[version]

    def _column(self, version: str) -> Column:
        texts: dict[Place, str] = {}
        places: dict[str, list[Place]] = {}
        names: dict[str, list[Place]] = {}
        for document in sorted(self.documents):
            for number, text in sorted(self.documents[document].get(version, {}).items()):
                texts[document, number] = text
                places.setdefault(text, []).append((document, number))
                for fact in facts.plain(text, language_of(version)).get("names", ()):
                    for reading in sorted(fact.readings):
                        names.setdefault(reading, []).append((document, number))
        frozen = ({key: tuple(found) for key, found in index.items()} for index in (places, names))
        return Column(texts, *frozen)

    def small(self, version: str) -> frozenset[str]:
        """Return the folded words that a version somewhere writes without a capital."""
        if version not in self._small:
            texts = self.column(version).texts.values()
            self._small[version] = frozenset(
                folded(word) for text in texts for word in WORD.findall(text) if word[0].islower()
            )
        return self._small[version]

    def frequency(self, version: str, mark: str, has: Has) -> int:
        """Return in how many texts of a version a mark stands, as `has` tells."""
        known = self._frequencies.setdefault(version, {})
        if mark not in known:
            language = language_of(version)
            known[mark] = sum(has(mark, text, language) for text in self.column(version).texts.values())
        return known[mark]
