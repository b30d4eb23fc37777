"""Terminology: concepts with their terms in each language, from TBX, CSV and TSV, and where terms stand in a text."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa import language as languages
from qa.errors import QaError
from qa.terminology import table, tbx
from qa.terminology.concepts import Concept, Term
from qa.terminology.matching import Place, places, prefix, prefixes, within

READERS = {".tbx": tbx.read, ".xml": tbx.read, ".csv": table.read, ".tsv": table.read}

__all__ = ["Concept", "Hit", "Term", "Termbase", "load", "within"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term that stands in a text."""

    concept: Concept
    term: Term
    place: Place


@dataclass(frozen=True, eq=False)
class Termbase:
    """All concepts of a run."""

    concepts: tuple[Concept, ...] = ()

    def hits(self, text: str, language: str) -> list[Hit]:
        """Return the terms of a language that stand in a text, without those inside longer ones."""
        found = [
            Hit(concept, term, place)
            for concept, term in self._candidates(text, language)
            for place in places(term.text, text, language)
        ]
        longest = sorted(found, key=lambda hit: (hit.place.start - hit.place.end, hit.place.start))
        return sorted(_outermost(longest), key=lambda hit: hit.place.start)

    def _candidates(self, text: str, language: str) -> Iterator[tuple[Concept, Term]]:
        index = _index(self, language)
        for key in sorted(prefixes(text, language) & index.keys()):
            yield from index[key]


@functools.lru_cache(maxsize=256)
def _index(base: Termbase, language: str) -> dict[str, list[tuple[Concept, Term]]]:
    """Return a language's terms by how they begin."""
    index: dict[str, list[tuple[Concept, Term]]] = {}
    for concept in base.concepts:
        for term in concept.of(languages.of(language).parents):
            index.setdefault(prefix(term.text, language), []).append((concept, term))
    return index


def _outermost(hits: Iterable[Hit]) -> Iterator[Hit]:
    kept: list[Hit] = []
    for hit in hits:
        inside = [k for k in kept if k.place.start <= hit.place.start and hit.place.end <= k.place.end]
        if all(k.place == hit.place for k in inside):
            kept.append(hit)
            yield hit


@functools.lru_cache(maxsize=8)
def load(paths: tuple[str, ...]) -> Termbase:
    """Return the concepts of these files; raise QaError for one that cannot be read."""
    return Termbase(tuple(concept for path in paths for concept in _read(path)))


def _read(path: str) -> Sequence[Concept]:
    reader = READERS.get(Path(path).suffix.lower())
    if reader is None:
        raise QaError("no known format of terminology", path=path, hint="TBX, CSV and TSV are read")
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise QaError(f"the terminology cannot be read: {error.strerror}", path=path) from error
    return reader(data, path)
