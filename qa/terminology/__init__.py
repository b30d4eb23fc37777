"""Terminology: concepts with their terms in each language, and where they stand.

Concepts are read from TBX, CSV and TSV.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qa import language as languages
from qa.errors import QaError
from qa.memory import remember
from qa.terminology import table, tbx
from qa.terminology.concepts import Concept, Term
from qa.terminology.matching import Place, places, prefix, prefixes, within

READERS = {".tbx": tbx.read, ".xml": tbx.read, ".csv": table.read, ".tsv": table.read}
"""How a file is read, by its suffix."""

__all__ = ["Concept", "Hit", "Term", "Termbase", "load", "within"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term that stands in a text."""

    concept: Concept
    term: Term
    place: Place


Index = Mapping[str, list[tuple[Concept, Term]]]


@dataclass(frozen=True)
class Termbase:
    """All concepts of a run."""

    concepts: tuple[Concept, ...] = ()
    _indexes: dict[str, Index] = field(default_factory=dict, repr=False, compare=False)

    def hits(self, text: str, language: str) -> list[Hit]:
        """Return the terms of a language in a text, in its order.

        Those inside longer ones are left out: where a text says `exchange rate
        mechanism`, it does not say `exchange rate`.
        """
        found: list[Hit] = []
        for concept, term in self._find_candidates(text, language):
            where = places(term.text, text, language)
            found += [Hit(concept, term, place) for place in where]
        found.sort(key=lambda hit: (hit.place.start - hit.place.end, hit.place.start))
        kept: list[Hit] = []
        for hit in found:
            if not any(_is_inside(hit.place, other.place) for other in kept):
                kept.append(hit)
        kept.sort(key=lambda hit: hit.place.start)
        return kept

    def _find_candidates(
        self, text: str, language: str
    ) -> Iterator[tuple[Concept, Term]]:
        """Yield the terms that begin like something in a text."""
        index = self._index(language)
        for key in sorted(prefixes(text, language) & index.keys()):
            yield from index[key]

    def _index(self, language: str) -> Index:
        """Return a language's terms by how they begin; made when first asked for."""
        if language not in self._indexes:
            index: dict[str, list[tuple[Concept, Term]]] = {}
            for concept in self.concepts:
                for term in concept.of(languages.of(language).parents):
                    key = prefix(term.text, language)
                    index.setdefault(key, []).append((concept, term))
            self._indexes[language] = index
        return self._indexes[language]


def _is_inside(place: Place, other: Place) -> bool:
    """Return whether a place is a part of another, and not the whole of it."""
    return place != other and other.start <= place.start and place.end <= other.end


@remember(8)
def load(paths: tuple[str, ...]) -> Termbase:
    """Return the concepts of these files; raise QaError for one that is not read."""
    concepts: list[Concept] = []
    for path in paths:
        concepts += _read(path)
    return Termbase(tuple(concepts))


def _read(path: str) -> Sequence[Concept]:
    reader = READERS.get(Path(path).suffix.lower())
    if reader is None:
        hint = "TBX, CSV and TSV are read"
        raise QaError("no known format of terminology", path=path, hint=hint)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        message = f"the terminology cannot be read: {error.strerror}"
        raise QaError(message, path=path) from error
    return reader(data, path)
