"""The facts of a unit's versions, each known by its version and its number there, and how they match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa.compare.group import Group, Match, Side
from qa.evidence import Evidence
from qa.model import Fact, Span


@dataclass(frozen=True, slots=True)
class Pairing:
    """How two sides match, by the numbers of their facts: `kept` and `lost` are the first's, `extra` the second's."""

    pairs: tuple[tuple[int, int], ...]
    kept: frozenset[int]
    lost: frozenset[int]
    extra: tuple[int, ...]


class Shelf:
    """The facts of one version in their order, then those that a matcher adds, as it adds them."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts: list[Fact] = []
        self._numbers: dict[Span, list[int]] = {}
        for fact in facts:
            self._add(fact)

    def number(self, facts: Iterable[Fact]) -> list[int]:
        """Return the number of each fact; of equal facts at one place (`<br><br>`) each has a number of its own."""
        numbers: list[int] = []
        for fact in facts:
            known = self._known(fact)
            free = [number for number in known if number not in numbers]
            if free:
                numbers.append(free[0])
            elif known:
                numbers.append(known[-1])
            else:
                numbers.append(self._add(fact))
        return numbers

    def _known(self, fact: Fact) -> list[int]:
        """Return the numbers of all facts that are equal to this one."""
        there = self._numbers.get(fact.span, ())
        return [number for number in there if self.facts[number] == fact]

    def _add(self, fact: Fact) -> int:
        number = len(self.facts)
        self.facts.append(fact)
        self._numbers.setdefault(fact.span, []).append(number)
        return number


class Numbered:
    """The facts of all sides of one unit by number, and how any two sides match; each two are compared once."""

    def __init__(
        self, present: Sequence[Side], group: Group, evidence: Evidence
    ) -> None:
        self._group = group
        self._evidence = evidence
        self._shelves = {side.version: Shelf(side.facts) for side in present}
        self._pairings: dict[tuple[str, str], Pairing] = {}

    def fact(self, version: str, number: int) -> Fact:
        """Return the fact of a version that has this number."""
        return self._shelves[version].facts[number]

    def match(self, first: Side, second: Side) -> Pairing:
        """Return how two sides match."""
        versions = (first.version, second.version)
        if versions not in self._pairings:
            found = self._group.match(first, second, self._evidence)
            self._pairings[versions] = self._by_number(first, second, found)
        return self._pairings[versions]

    def link(self, first: Side, second: Side) -> Pairing:
        """Return what two sides share beyond doubt, where the second tells nothing."""
        pairs = self._group.many.linked(first, second) if self._group.many else ()
        return self._by_number(first, second, Match(pairs))

    def _by_number(self, first: Side, second: Side, found: Match) -> Pairing:
        count = len(found.pairs)
        mine = [fact for fact, _ in found.pairs]
        theirs = [fact for _, fact in found.pairs]
        own = self._shelves[first.version].number([*mine, *found.lost])
        other = self._shelves[second.version].number([*theirs, *found.extra])
        pairs = tuple(zip(own[:count], other[:count], strict=True))
        return Pairing(
            pairs, frozenset(own[:count]), frozenset(own[count:]), tuple(other[count:])
        )
