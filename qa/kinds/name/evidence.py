"""The texts of a batch that teach what became of a name elsewhere: a value that merges, and what is derived of it."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qa.kinds.name.batch import NameBatch
from qa.model import Unit

TEXTS = 100_000
"""Texts kept; once there are so many, whole documents are left out, those with the largest hashes first."""
HASHES = 1 << 32
"""A hash is smaller than this."""

Documents = Mapping[str, Mapping[str, Mapping[str, str]]]
"""The texts of each document by version, then by unit."""


@dataclass(frozen=True)
class Names:
    """The texts of each document by version, unit for unit.

    Of a large batch it is a fair sample of whole documents, those with the smallest hashes (a bottom-k sketch,
    Cohen and Kaplan 2007): all are below `bound`, so that samples merge in any order to the same.
    """

    documents: Documents = field(default_factory=dict)
    bound: int = HASHES

    @staticmethod
    def of(units: Iterable[Unit]) -> Names:
        """Return what these units show."""
        documents: dict[str, dict[str, dict[str, str]]] = {}
        for unit in units:
            versions = documents.setdefault(unit.document, {})
            for version, segment in unit.segments:
                versions.setdefault(version, {})[unit.id] = segment.text
        return _sample(documents, HASHES)

    def merge(self, other: Names) -> Names:
        """Return both; a unit that is in both is the same."""
        merged = dict(self.documents)
        for document, versions in other.documents.items():
            mine = dict(merged.get(document, {}))
            for version, texts in versions.items():
                mine[version] = {**mine.get(version, {}), **texts}
            merged[document] = mine
        return _sample(merged, min(self.bound, other.bound))

    @functools.cached_property
    def batch(self) -> NameBatch:
        """What is derived of the texts: made step by step as it is asked for, gone with this value."""
        return NameBatch(self.documents)

    def __getstate__(self) -> dict[str, object]:
        """Return what travels: the texts; what is derived of them is derived anew."""
        return {"documents": self.documents, "bound": self.bound}


def _sample(documents: Documents, bound: int) -> Names:
    """Return the documents below a bound, and of these as many as there is room for."""
    kept: dict[str, Mapping[str, Mapping[str, str]]] = {}
    size = 0
    hashes = {name: _hash(name) for name in documents}
    for name in sorted(documents, key=lambda name: (hashes[name], name)):
        if hashes[name] >= bound or size >= TEXTS:
            return Names(kept, min(hashes[name], bound))
        kept[name] = documents[name]
        for texts in documents[name].values():
            size += len(texts)
    return Names(kept, bound)


def _hash(name: str) -> int:
    """Return a number that is the same in every run and spreads names evenly below `HASHES`."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))
