"""The facts of a unit's versions, by number, and how they match.

Each fact is known by its version and its number there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qa.compare.group import Group, Match, Side
from qa.evidence import Evidence
from qa.model import Fact, Span


@dataclass(frozen=True, slots=True)
class Pairing:
    """How two sides match, by the numbers of their facts.

    `pairs` have a number of the first side and one of the second; `kept` and `lost`
    are the first's, `extra` the second's.
    """

    pairs: tuple[tuple[int, int], ...]
    kept: frozenset[int]
    lost: frozenset[int]
    extra: tuple[int, ...]


class Shelf:
    """The facts of one version in their order.

    Behind them come those that a matcher adds, as it adds them.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts: list[Fact] = []
        self._numbers: dict[Span, list[int]] = {}
        for fact in facts:
            self._add(fact)

    def number(self, facts: Iterable[Fact]) -> list[int]:
        """Return the number of each fact.

        Of equal facts at one place (`<br><br>`) each has a number of its own. A fact
        that a matcher has made, and that the version does not have, is added.
        """
        numbers: list[int] = []
        for fact in facts:
            equal = self._find_equal(fact) or self._strengthen(fact)
            equal = equal or [self._add(fact)]
            free = [number for number in equal if number not in numbers]
            numbers.append(free[0] if free else equal[-1])
        return numbers

    def _find_equal(self, fact: Fact) -> list[int]:
        """Return the numbers of all facts that are equal to this one."""
        there = self._numbers.get(fact.span, ())
        return [number for number in there if self.facts[number] == fact]

    def _strengthen(self, fact: Fact) -> list[int]:
        """Put a sure fact in the place of the same that was doubtful; return its number, if there is one."""
        doubtful = replace(fact, strong=False)
        equal = self._find_equal(doubtful) if fact.strong else []
        for number in equal[:1]:
            self.facts[number] = fact
        return equal[:1]

    def _add(self, fact: Fact) -> int:
        """Put a fact behind the others; return its number."""
        number = len(self.facts)
        self.facts.append(fact)
        self._numbers.setdefault(fact.span, []).append(number)
        return number


class Numbered:
    """The facts of all sides of one unit by number, and how any two sides match.

    Each two sides are compared once.
    """

    def __init__(
        self,
        present: Sequence[Side],
        group: Group,
        evidence: Evidence,
    ) -> None:
        self._group = group
        self._evidence = evidence
        self._shelves = {side.version: Shelf(side.facts) for side in present}
        self._pairings: dict[tuple[str, str], Pairing] = {}

    def fact(
        self,
        version: str,
        number: int,
    ) -> Fact:
        """Return the fact of a version that has this number."""
        return self._shelves[version].facts[number]

    def match(
        self,
        first: Side,
        second: Side,
    ) -> Pairing:
        """Return how two sides match."""
        versions = (first.version, second.version)
        if versions not in self._pairings:
            match = self._group.match(first, second, self._evidence)
            self._pairings[versions] = self._number(first, second, match)
        return self._pairings[versions]

    def link(
        self,
        first: Side,
        second: Side,
    ) -> Pairing:
        """Return what two sides share beyond doubt, where the second tells nothing."""
        pairs = self._group.many.linked(first, second) if self._group.many else ()
        return self._number(first, second, Match(pairs))

    def _number(
        self,
        first: Side,
        second: Side,
        match: Match,
    ) -> Pairing:
        """Return a match by the numbers of its facts.

        The first numbers of both are those of the pairs, in one order.
        """
        mine = [fact for fact, _ in match.pairs]
        theirs = [fact for _, fact in match.pairs]
        own = self._shelves[first.version].number([*mine, *match.lost])
        other = self._shelves[second.version].number([*theirs, *match.extra])
        count = len(match.pairs)
        return Pairing(
            pairs=tuple(zip(own[:count], other[:count], strict=True)),
            kept=frozenset(own[:count]),
            lost=frozenset(own[count:]),
            extra=tuple(other[count:]),
        )
