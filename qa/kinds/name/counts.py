"""Countries that both texts name, one of them once too often in place of another: a later mention that was exchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.kinds.name.name_fact import is_territory, read_codes
from qa.kinds.name.named_text import NamedText, overlaps
from qa.kinds.name.reading import find_mentions
from qa.model import Fact

MENTIONS = 3
"""Mentions of countries from which on one of two is named twice."""


def find_exchanged_mention(
    mine: Sequence[Fact], theirs: Sequence[Fact]
) -> tuple[Fact, Fact] | None:
    """Return the mention of a country that the second text has exchanged, and the one that stands there.

    `mine` and `theirs` are the names of two texts, all their mentions. Both name the same countries, as often
    together and in the same order, but at one place. None where they do not: a pronoun, an adjective or another
    order tells nothing.
    """
    first, second = _list_countries(mine), _list_countries(theirs)
    if len(first) != len(second) or len(first) < MENTIONS:
        return None
    codes = [_choose_code(fact) for fact in first]
    others = [_choose_code(fact) for fact in second]
    if set(codes) != set(others):
        return None
    apart = [place for place, code in enumerate(codes) if code != others[place]]
    if len(apart) != 1:
        return None
    return first[apart[0]], second[apart[0]]


def add_mentions(
    first: NamedText, second: NamedText
) -> tuple[list[Fact], list[Fact]] | None:
    """Return the names of both texts with all mentions of countries, where one was exchanged; None elsewhere."""
    if min(_count_countries(first), _count_countries(second)) < 2:
        return None
    mine = list(find_mentions(first.text, first.language))
    theirs = list(find_mentions(second.text, second.language))
    if find_exchanged_mention(mine, theirs) is None:
        return None
    return _join(first.names, mine), _join(second.names, theirs)


def _count_countries(named: NamedText) -> int:
    """Return how many countries a text names, each counted once."""
    return sum(is_territory(fact) for fact in named.names)


def _join(names: Sequence[Fact], mentions: Sequence[Fact]) -> list[Fact]:
    """Return names, and the countries among these mentions that stand elsewhere."""
    spans = [fact.span for fact in names]
    later = [
        replace(fact, strong=True)
        for fact in _list_countries(mentions)
        if not overlaps(fact.span, spans)
    ]
    return [*names, *later]


def _list_countries(names: Sequence[Fact]) -> list[Fact]:
    """Return the countries among the names of a text, in their order."""
    return [fact for fact in names if is_territory(fact)]


def _choose_code(fact: Fact) -> str:
    """Return the code by which the mentions of a country are known."""
    return min(code for code in read_codes(fact.readings) if "/" not in code)
