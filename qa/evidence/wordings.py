"""How the batch words what it says more than once.

Kept are, for each text of a version, the wordings that another version has for it,
each with its first place and how often it occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.evidence.sample import keep_smallest
from qa.evidence.thresholds import LONGEST_WORDING, MOST_TEXTS
from qa.model import Segment, Unit

_FORM = re.compile(r"\[(?:\d|zero|one|two|few|many|other)\]$")

Pair = tuple[str, str]
Place = tuple[str, str]
"""Document and unit."""


class Wording(NamedTuple):
    """One translation: the two segments at its first place, and how often it occurs."""

    place: Place
    source: Segment
    target: Segment
    times: int

    def add(self, other: Wording) -> Wording:
        """Return the same wording at the first of both places, with the sum of times.

        Of two lines that one unit has, the one read first is the first place.
        """
        first = min(self, other, key=_locate)
        return first._replace(times=self.times + other.times)


Known = Mapping[Pair, Mapping[str, Mapping[str, Wording]]]
"""For each two versions: text -> other text -> wording; the texts with plain spaces."""


@dataclass(frozen=True)
class Wordings:
    """For each (from, to): text -> its wordings."""

    known: Known = field(default_factory=dict)

    def merge(self, other: Wordings) -> Wordings:
        """Return what both know together.

        Times add up, and the first place of each wording is kept.
        """
        merged: dict[Pair, dict[str, dict[str, Wording]]] = {}
        for known in (self.known, other.known):
            for pair, texts in known.items():
                for text, wordings in texts.items():
                    both = merged.setdefault(pair, {}).setdefault(text, {})
                    for key, wording in wordings.items():
                        _add(both, key, wording)
        return _bound(merged)

    @staticmethod
    def of(units: Iterable[Unit]) -> Wordings:
        """Return what units teach: each version against the source, or the first.

        Without a source it is the first version by name. Long texts and plural forms
        teach nothing.
        """
        known: dict[Pair, dict[str, dict[str, Wording]]] = {}
        for unit in units:
            pivot = unit.source or min(unit.versions, default="")
            first = unit.get(pivot)
            if first is None or not 0 < len(first.text) <= LONGEST_WORDING:
                continue
            if is_form(unit.id):
                continue
            place = (unit.document, unit.id)
            for version, segment in unit.segments:
                if version != pivot and segment.text:
                    texts = known.setdefault((pivot, version), {})
                    both = texts.setdefault(" ".join(first.text.split()), {})
                    wording = Wording(place, first, segment, 1)
                    _add(both, " ".join(segment.text.split()), wording)
        return _bound(known)


def is_form(unit: str) -> bool:
    """Return whether a unit is one plural form of a message.

    The forms of a message have one original and differ on purpose.
    """
    return unit.endswith("]") and _FORM.search(unit) is not None


def _locate(wording: Wording) -> tuple[Place, int, int]:
    return wording.place, wording.source.line, wording.target.line


def _add(wordings: dict[str, Wording], key: str, wording: Wording) -> None:
    old = wordings.get(key)
    wordings[key] = old.add(wording) if old else wording


def _bound(known: Known) -> Wordings:
    """Return the wordings of not too many texts, all of each.

    How often a text that is kept has each wording is therefore exact.
    """
    kept = {}
    for pair, texts in known.items():
        kept[pair] = keep_smallest(texts, MOST_TEXTS)
    return Wordings(kept)
