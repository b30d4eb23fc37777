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
        groups = {trait: [name for name in names if traits[name] == trait] for trait in traits.values()}
        ranked = sorted(groups.values(), key=lambda group: -votes(group, unit))
        right, blamed = ranked[0][0], votes(ranked[0], unit) > votes(ranked[1], unit)
    for name in names:
        if traits[name] != traits[right]:
            yield Odd(name, right, blamed)
