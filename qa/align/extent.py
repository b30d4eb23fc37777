"""Which version of a unit is shorter or longer than the others make one expect."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from qa.evidence import Evidence
from qa.evidence.lengths import extent, median
from qa.model import Mark, Unit

SURPRISE = 3.0
"""Standard deviations from the usual ratio that make a suspicion."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A version whose text is `share` of the expected length, `surprise` standard deviations away."""

    unit: Unit
    version: str
    against: str
    share: float
    surprise: float

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The text that has more or should have, first, and the text in question."""
        return Mark(self.against, self.unit[self.against]), Mark(self.version, self.unit[self.version])


def stretches(unit: Unit, evidence: Evidence) -> Iterator[Stretch]:
    """Yield the versions whose length surprises: against the source, or against most of the others."""
    sizes = {name: size for name, segment in unit.segments if (size := extent(segment.text))}
    if len(sizes) < 2:
        return
    if unit.source in sizes:
        found = [_stretch(unit, name, [unit.source], sizes, evidence) for name in sizes if name != unit.source]
    elif len(sizes) == 2:
        pair = [_stretch(unit, name, [n for n in sizes if n != name], sizes, evidence) for name in sizes]
        found = [min(pair, key=lambda s: s.surprise)]
    else:
        found = [_stretch(unit, name, [n for n in sizes if n != name], sizes, evidence) for name in sizes]
    yield from (stretch for stretch in found if abs(stretch.surprise) >= SURPRISE)


def _stretch(unit: Unit, name: str, others: list[str], sizes: dict[str, int], evidence: Evidence) -> Stretch:
    seen = []
    for other in others:
        usual = evidence.lengths.usual(other, name)
        seen.append(
            (usual.surprise(sizes[other], sizes[name]), other, sizes[name] / sizes[other] / math.exp(usual.mean))
        )
    middle = median((surprise, 1.0) for surprise, _, _ in seen)
    surprise, other, share = min(seen, key=lambda s: abs(s[0] - middle))
    return Stretch(unit, name, other, share, surprise)
