"""The versions of a unit as a matcher sees them, and what a matcher is."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from qa import kinds as facts
from qa.compare.remembered import remembered
from qa.evidence import Evidence
from qa.model import Fact, Segment, Unit, language_of


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One version of a unit, as a matcher sees it; hashed by identity, for speed."""

    version: str
    segment: Segment
    facts: tuple[Fact, ...]

    @property
    def language(self) -> str:
        """The BCP 47 tag."""
        return language_of(self.version)


@dataclass(frozen=True, slots=True)
class Match:
    """How two sides' facts pair: `lost` and `extra` are what the first and the second state alone, beyond doubt."""

    pairs: tuple[tuple[Fact, Fact], ...]
    lost: tuple[Fact, ...] = ()
    extra: tuple[Fact, ...] = ()


class Matcher(Protocol):
    """What a module of this package offers."""

    def match(self, first: Side, second: Side, evidence: Evidence) -> Match:
        """Pair the facts of two sides; what may be equal is paired or left out, never reported.

        A module may also offer `complete(sides, source, evidence)`, which adds facts that only the others' reveal, and
        `lacks(cells, side, asked, sides, evidence)`: whether a side of many lacks what others state.
        """


class Linker(Matcher, Protocol):
    """What a module offers that compares many sides with some alone."""

    def telling(self, present: Sequence[Side], source: str | None) -> Sequence[Side]:
        """Return the sides that the others are compared with."""

    def linked(self, first: Side, second: Side) -> tuple[tuple[Fact, Fact], ...]:
        """Pair the facts of sides of which the second tells nothing: what is beyond doubt, without what is lost."""


@functools.cache
def matcher(pool: str) -> Matcher:
    """Return what pairs the facts of a pool."""
    module = "qa.kinds.name.matching" if pool == "names" else f"qa.compare.{pool}"
    return cast("Matcher", importlib.import_module(module))


def pools() -> tuple[str, ...]:
    """Return the names of the groups of fact kinds that are compared with each other."""
    return tuple(dict.fromkeys(kind.POOL for kind in facts.kinds()))


def stated(unit: Unit, among: Iterable[str]) -> frozenset[str]:
    """Return those of these pools of which any version of the unit states a fact."""
    return frozenset(
        pool
        for version, segment in unit.segments
        if segment.text.strip()
        for pool in facts.stated(segment, language_of(version), among)
    )


def sides(unit: Unit, pool: str) -> list[Side]:
    """Return the versions that have text in this unit, with their facts of one pool."""
    return [
        Side(version, segment, facts.of(segment, language_of(version), pool))
        for version, segment in unit.segments
        if segment.text.strip()
    ]


@remembered
def completed(unit: Unit, pool: str, evidence: Evidence) -> tuple[Side, ...]:
    """Return the sides with the facts that only the other sides' facts reveal (a name in a script without capitals)."""
    complete = getattr(matcher(pool), "complete", None)
    return tuple(complete(sides(unit, pool), unit.source, evidence) if complete else sides(unit, pool))
