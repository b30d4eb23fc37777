"""A group of facts that are compared with each other, as this package needs to know it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qa.evidence import Evidence
from qa.model import Fact, Segment, language_of

Pairs = tuple[tuple[Fact, Fact], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a unit, as a matcher sees it."""

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

    pairs: Pairs
    lost: tuple[Fact, ...] = ()
    extra: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Many:
    """How a group is compared where asking every version about every other would cost too much.

    `telling(sides, source)` returns the sides that the others are compared with, `linked(first, second)` pairs what is
    beyond doubt where the second tells nothing, and `lacks(cells, side, telling, sides, evidence)` says whether a side
    of more than two lacks what `cells` state.
    """

    telling: Callable[[Sequence[Side], str | None], Sequence[Side]]
    linked: Callable[[Side, Side], Pairs]
    lacks: Callable[
        [Mapping[str, Fact], Side, Sequence[Side], Sequence[Side], Evidence], bool
    ]


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that are compared with each other, and how.

    `read(segment, language)` returns a text's facts of the group in the order of the text, `category(label)` the
    category of findings about facts that are called so. `match(first, second, evidence)` pairs the facts of two sides:
    what may be equal is paired or left out, never reported. `complete(sides, source, evidence)` returns the sides with
    the facts that only other sides reveal: a name in a script without capitals. `may_replace(first, second)` says whether
    one may stand in the other's place, where more than their kinds tells it.
    """

    name: str
    read: Callable[[Segment, str], tuple[Fact, ...]]
    category: Callable[[str], str]
    match: Callable[[Side, Side, Evidence], Match]
    complete: Callable[[list[Side], str | None, Evidence], list[Side]] | None = None
    many: Many | None = None
    may_replace: Callable[[Fact, Fact], bool] | None = None
