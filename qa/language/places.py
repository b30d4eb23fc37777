"""Countries, their parts and large cities by the names they have in each language (CLDR)."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from qa.language import tags
from qa.language.files import compiled


@functools.cache
def _lines() -> str:
    return "\n" + compiled("places.txt")


def read(tag: str) -> Mapping[str, tuple[str, ...]]:
    """Return the names (folded) of each place by its code: a territory's, a part's of a country, an IANA zone."""
    found: dict[str, tuple[str, ...]] = {}
    for parent in reversed(tags.parents(tag)):
        found |= _line(parent)
    return found


def _line(tag: str) -> dict[str, tuple[str, ...]]:
    start = _lines().find(f"\n{tag}\t")
    if start < 0:
        return {}
    line = _lines()[start + 1 : _lines().index("\n", start + 1)]
    cells = (cell.partition("=") for cell in line.split("\t")[1:])
    return {key: tuple(names.split("|")) for key, _, names in cells}
