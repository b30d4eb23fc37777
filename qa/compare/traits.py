"""Which versions differ in something each of them has or has not, such as the mark at the end of a text."""

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
    """Yield the versions whose trait is not the source's, or without a source not the one of most versions."""
    if len(set(traits.values())) < 2:
        return
    names = list(traits)
    if unit.source is not None and unit.source in traits:
        right, blamed = unit.source, True
    else:
        groups = {
            trait: [name for name in names if traits[name] == trait]
            for trait in traits.values()
        }
        # In a draw what is well is right, then what has the first name: never what happens to stand first.
        order = sorted(
            groups,
            key=lambda trait: (
                -votes(groups[trait], unit),
                trait is not True,
                min(groups[trait]),
            ),
        )
        best, second = groups[order[0]], groups[order[1]]
        right, blamed = min(best), votes(best, unit) > votes(second, unit)
    for name in names:
        if traits[name] != traits[right]:
            yield Odd(name, right, blamed)
