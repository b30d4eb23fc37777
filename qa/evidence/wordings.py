"""How the batch words what it says more than once: the translations of each text, and the texts of each translation.

A summary keeps, for each text of a version, the wordings another version has for it, each with its first place and how
often it occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.model import Segment, Unit

LONGEST = 300
"""Letters of a text beyond which nothing is expected to recur."""

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


Known = Mapping[Pair, Mapping[str, Mapping[str, Wording]]]


@dataclass(frozen=True, eq=False)
class Wordings:
    """For each (from, to): text -> its wordings."""

    known: Known = field(default_factory=dict)

    def merge(self, other: Wordings) -> Wordings:
        """Return what both know together."""
        pairs = sorted(self.known.keys() | other.known.keys())
        return Wordings({p: _texts(self.known.get(p, {}), other.known.get(p, {})) for p in pairs})

    @staticmethod
    def of(units: Iterable[Unit]) -> Wordings:
        """Learn from units: each version against the source, or against the first by name."""
        known: dict[Pair, dict[str, dict[str, Wording]]] = {}
        for unit in units:
            pivot = unit.source or min(unit.versions, default="")
            first = unit.get(pivot)
            if first is None or not 0 < len(first.text) <= LONGEST or is_form(unit.id):
                continue
            for version, segment in unit.segments:
                if version != pivot and segment.text:
                    _note(known.setdefault((pivot, version), {}), first, segment, (unit.document, unit.id))
        return Wordings(known)


def is_form(unit: str) -> bool:
    """Tell whether a unit is one plural form of a message: the forms have one original and differ on purpose."""
    return unit.endswith("]") and _FORM.search(unit) is not None


def _note(texts: dict[str, dict[str, Wording]], first: Segment, second: Segment, place: Place) -> None:
    wordings = texts.setdefault(" ".join(first.text.split()), {})
    key = " ".join(second.text.split())
    old = wordings.get(key)
    if old is None:
        wordings[key] = Wording(place, first, second, 1)
    elif place < old.place:
        wordings[key] = Wording(place, first, second, old.times + 1)
    else:
        wordings[key] = old._replace(times=old.times + 1)


def _texts(
    mine: Mapping[str, Mapping[str, Wording]], theirs: Mapping[str, Mapping[str, Wording]]
) -> Mapping[str, Mapping[str, Wording]]:
    return {text: _merged(mine.get(text, {}), theirs.get(text, {})) for text in {**mine, **theirs}}


def _merged(mine: Mapping[str, Wording], theirs: Mapping[str, Wording]) -> Mapping[str, Wording]:
    both = dict(mine)
    for key, wording in theirs.items():
        old = both.get(key, wording)
        times = wording.times + (old.times if key in mine else 0)
        both[key] = (old if old.place <= wording.place else wording)._replace(times=times)
    return both
