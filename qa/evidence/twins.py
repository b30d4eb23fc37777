"""Texts that stand more than once in a batch: the same translation for different sources, and the other way round."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.evidence.wordings import is_form
from qa.language.extent import extent
from qa.language.words import EDGES
from qa.model import Segment, Unit

LEAST = 12
"""Letters below which a text is a label, and may well be the same for several sources."""
MOST = 4
"""Places kept of each text."""

Key = tuple[str, str, bool, str]
"""The version whose text is the same, the one that differs, whether the first is the source, and the text's digest."""


class Place(NamedTuple):
    """Where the same text stands: `other` is the digest of what stands in the other version."""

    other: str
    document: str
    unit: str
    same: Segment
    differs: Segment


@dataclass(frozen=True, eq=False)
class Twins:
    """For each text the places where the other version has different texts, at most four."""

    places: Mapping[Key, tuple[Place, ...]] = field(default_factory=dict)

    def merge(self, other: Twins) -> Twins:
        """Return what both know together."""
        keys = self.places.keys() | other.places.keys()
        return Twins({key: _few((*self.places.get(key, ()), *other.places.get(key, ()))) for key in keys})

    @staticmethod
    def of(units: Iterable[Unit]) -> Twins:
        """Learn from units: each version against the source, or against the first by name."""
        found: dict[Key, list[Place]] = {}
        for unit in units:
            if is_form(unit.id):
                continue
            pivot = unit.source or min(unit.versions)
            digests = {name: _digest(segment.text) for name, segment in unit.segments}
            first, mine = unit.get(pivot), digests.get(pivot)
            for name, segment in unit.segments:
                theirs = digests[name]
                if first and mine and theirs and name != pivot:
                    forth = Place(mine, unit.document, unit.id, segment, first)
                    back = Place(theirs, unit.document, unit.id, first, segment)
                    found.setdefault((name, pivot, False, theirs), []).append(forth)
                    found.setdefault((pivot, name, True, mine), []).append(back)
        return Twins({key: _few(places) for key, places in found.items()})

    def differing(self, *, source: bool) -> Iterator[tuple[str, str, tuple[Place, ...]]]:
        """Yield each text with several counterparts: its version, the one that differs, and the places.

        `source` says whether the text is the source's (or that of the first version by name), or a translation's.
        """
        several = [key for key, places in self.places.items() if len(places) > 1 and key[2] is source]
        for key in sorted(several):
            yield key[0], key[1], self.places[key]


def _digest(text: str) -> str:
    """Return a short hash of a text without case and outer punctuation; empty where it is too short."""
    if extent(text) < LEAST:
        return ""
    plain = " ".join(text.casefold().split()).strip(EDGES)
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _few(places: Sequence[Place]) -> tuple[Place, ...]:
    """Keep the first place of each counterpart."""
    if len(places) == 1:
        return tuple(places)
    first: dict[str, Place] = {}
    for place in sorted(places, key=lambda place: place[:3]):
        first.setdefault(place.other, place)
    return tuple(first.values())[:MOST]
