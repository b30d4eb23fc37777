"""The facts of a unit's versions, each known by its version and its number there, and how they match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa.compare.group import Group, Match, Side
from qa.evidence import Evidence
from qa.model import Fact, Span


@dataclass(frozen=True, slots=True)
class Pairing:
    """How two sides match, by the numbers of their facts."""

    pairs: tuple[tuple[int, int], ...]
    kept: frozenset[int]
    lost: frozenset[int]
    extra: tuple[int, ...]


class Numbered:
    """The facts of the sides of one unit in their order, then those that a matcher adds, as it adds them."""

    def __init__(self, present: Sequence[Side], group: Group, evidence: Evidence) -> None:
        self._group, self._evidence = group, evidence
        self._facts: dict[str, list[Fact]] = {side.version: [] for side in present}
        self._places: dict[str, dict[Span, list[int]]] = {side.version: {} for side in present}
        self._pairings: dict[tuple[str, str], Pairing] = {}
        for side in present:
            for fact in side.facts:
                self._add(side.version, fact)

    def fact(self, version: str, number: int) -> Fact:
        """Return the fact of a version that has this number."""
        return self._facts[version][number]

    def match(self, first: Side, second: Side) -> Pairing:
        """Return how two sides match; each two are compared once."""
        versions = (first.version, second.version)
        if versions not in self._pairings:
            found = self._group.match(first, second, self._evidence)
            self._pairings[versions] = self._pairing(first, second, found)
        return self._pairings[versions]

    def link(self, first: Side, second: Side) -> Pairing:
        """Return what two sides share beyond doubt, where the second tells nothing."""
        pairs = self._group.many.linked(first, second) if self._group.many else ()
        return self._pairing(first, second, Match(pairs))

    def _pairing(self, first: Side, second: Side, found: Match) -> Pairing:
        count = len(found.pairs)
        mine = self._number(first.version, [*(fact for fact, _ in found.pairs), *found.lost])
        theirs = self._number(second.version, [*(fact for _, fact in found.pairs), *found.extra])
        pairs = tuple(zip(mine[:count], theirs[:count], strict=True))
        return Pairing(pairs, frozenset(mine[:count]), frozenset(mine[count:]), tuple(theirs[count:]))

    def _number(self, version: str, facts: Iterable[Fact]) -> list[int]:
        """Return the number of each fact; of equal facts at one place (`<br><br>`) each has a number of its own."""
        numbers: list[int] = []
        for fact in facts:
            known = [n for n in self._places[version].get(fact.span, ()) if self._facts[version][n] == fact]
            free = [n for n in known if n not in numbers]
            if free:
                numbers.append(free[0])
            else:
                numbers.append(known[-1] if known else self._add(version, fact))
        return numbers

    def _add(self, version: str, fact: Fact) -> int:
        number = len(self._facts[version])
        self._facts[version].append(fact)
        self._places[version].setdefault(fact.span, []).append(number)
        return number
