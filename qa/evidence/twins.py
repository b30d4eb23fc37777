"""Texts that stand more than once in a batch and differ in another version.

That is the same translation for different sources, and the other way round.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.evidence.sample import keep_smallest
from qa.evidence.thresholds import LEAST_TWIN, MOST_PLACES, MOST_TEXTS
from qa.evidence.wordings import is_form
from qa.language.extent import extent
from qa.language.words import EDGES
from qa.model import Segment, Unit


class Key(NamedTuple):
    """A text, by its digest, and the version that may differ where it stands.

    `is_source` says whether the text is that of the source or first version.
    """

    version: str
    differs: str
    is_source: bool
    digest: str


class Place(NamedTuple):
    """Where the same text stands.

    `other` is the digest of what stands in the other version.
    """

    other: str
    document: str
    unit: str
    same: Segment
    differs: Segment


@dataclass(frozen=True)
class Twins:
    """For each text the places where the other version has different texts.

    At most four, one for each of the texts of the other version.
    """

    places: Mapping[Key, tuple[Place, ...]] = field(default_factory=dict)

    def merge(self, other: Twins) -> Twins:
        """Return what both know together, bounded as each of them is."""
        merged = {key: [*places] for key, places in self.places.items()}
        for key, places in other.places.items():
            merged.setdefault(key, []).extend(places)
        return _bound(merged)

    @staticmethod
    def of(units: Iterable[Unit]) -> Twins:
        """Return what units teach: each version against the source, or the first.

        Without a source it is the first version by name. Labels and plural forms
        teach nothing.
        """
        found: dict[Key, list[Place]] = {}
        for unit in units:
            if not is_form(unit.id):
                for key, place in _find_places(unit):
                    found.setdefault(key, []).append(place)
        return _bound(found)

    def differing(
        self, *, source: bool
    ) -> Iterator[tuple[str, str, tuple[Place, ...]]]:
        """Yield each text with several counterparts.

        It comes as its version, the one that differs, and the places. `source` says
        whether the text is the source's (or that of the first version by name), or a
        translation's.
        """
        for key in sorted(self.places):
            places = self.places[key]
            if len(places) > 1 and key.is_source is source:
                yield key.version, key.differs, places


def _find_places(unit: Unit) -> Iterator[tuple[Key, Place]]:
    """Yield the texts of a unit: each as a translation, and as what is translated."""
    pivot = unit.source or min(unit.versions)
    digests = {name: _digest(segment.text) for name, segment in unit.segments}
    first = unit.get(pivot)
    mine = digests.get(pivot)
    if first is None or not mine:
        return
    for name, segment in unit.segments:
        theirs = digests[name]
        if theirs and name != pivot:
            place = Place(mine, unit.document, unit.id, segment, first)
            yield Key(name, pivot, False, theirs), place  # noqa: FBT003 - one key
            place = Place(theirs, unit.document, unit.id, first, segment)
            yield Key(pivot, name, True, mine), place  # noqa: FBT003 - the same


def _digest(text: str) -> str:
    """Return a short hash of a text; empty where it is too short.

    Case, spaces and outer punctuation make no difference.
    """
    if extent(text) < LEAST_TWIN:
        return ""
    plain = " ".join(text.casefold().split()).strip(EDGES)
    data = plain.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def _bound(found: Mapping[Key, Sequence[Place]]) -> Twins:
    """Return not too many texts with not too many places each.

    Both choices depend on hashes alone, so parts and the whole make the same one.
    """
    kept = keep_smallest(found, MOST_TEXTS)
    return Twins({key: _choose_first(places) for key, places in kept.items()})


def _choose_first(places: Sequence[Place]) -> tuple[Place, ...]:
    """Keep the first place of each counterpart, of the counterparts the first four.

    Counterparts are in the order of their digests, which is the same in every batch.
    """
    if len(places) == 1:
        return tuple(places)
    first: dict[str, Place] = {}
    for place in sorted(places, key=_locate):
        first.setdefault(place.other, place)
    return tuple(first.values())[:MOST_PLACES]


def _locate(place: Place) -> tuple[str, str, str, int, int]:
    return (
        place.other,
        place.document,
        place.unit,
        place.same.line,
        place.differs.line,
    )
