"""Which versions differ in something that each of them has or has not.

So the mark at the end of a text.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple

from qa.compare import votes
from qa.model import Unit


class Odd(NamedTuple):
    """`version` differs from `other`; `blamed` is False where nobody can be."""

    version: str
    other: str
    blamed: bool = True


def differing(unit: Unit, traits: Mapping[str, Hashable]) -> Iterator[Odd]:
    """Yield the versions whose trait is another than it ought to be.

    `traits` are those of some versions of the unit. Right is the source's, or without
    a source that of most versions.
    """
    if len(set(traits.values())) < 2:
        return
    right, blamed = _choose_right(unit, traits)
    for name, trait in traits.items():
        if trait != traits[right]:
            yield Odd(name, right, blamed)


def _choose_right(unit: Unit, traits: Mapping[str, Hashable]) -> tuple[str, bool]:
    """Return a version whose trait is right, and whether the others are to blame.

    Of the versions that have it, the first by name stands for all.
    """
    if unit.source is not None and unit.source in traits:
        return unit.source, True
    groups: dict[Hashable, list[str]] = {}
    for name, trait in traits.items():
        groups.setdefault(trait, []).append(name)

    def rank(trait: Hashable) -> tuple[float, bool, str]:
        """Put the most votes first; in a draw what is well, then the first name.

        Never what happens to stand first.
        """
        return -votes(groups[trait], unit), trait is not True, min(groups[trait])

    first, second = sorted(groups, key=rank)[:2]
    best = groups[first]
    return min(best), votes(best, unit) > votes(groups[second], unit)
