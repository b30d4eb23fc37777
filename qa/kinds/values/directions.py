"""Where a number goes: up or down, as the clause around it says."""

from __future__ import annotations

import re
from collections.abc import Collection

from qa.kinds.values.bound_reading import is_time
from qa.kinds.values.bound_words import PLACE, cut_clause, list_directions
from qa.kinds.values.digits import read_whole
from qa.language.folding import bare, fold
from qa.model import Fact

_COUNTED = frozenset({"number", "word", "scale word"})
"""What may rise or fall."""
SMALL = 12
"""Numbers up to this, of nothing that is measured, are persons or things, and no rise."""


def may_change(facts: Collection[Fact]) -> bool:
    """Tell whether a number, as all versions state it, may be how much something rises or falls.

    Few persons do not, nor do years.
    """
    if any(fact.kind not in _COUNTED or is_time(fact) for fact in facts):
        return False
    is_small = all(
        fact.value.isdecimal() and read_whole(fact.value) <= SMALL for fact in facts
    )
    return not is_small or any(fact.unit for fact in facts)


def find_direction(fact: Fact, text: str, language: str) -> tuple[str, str]:
    """Return `up` or `down` with the word that says so in the clause; empty if none does, or both."""
    forms = list_directions(language)
    if forms is None:
        return "", ""
    clause = bare(cut_clause(fact, fold(text)))
    place = clause.index(PLACE)
    said = {
        sense: match.group()
        for match, sense in forms.find(clause)
        if not _has_digit(clause, match, place)
    }
    return next(iter(said.items())) if len(said) == 1 else ("", "")


def _has_digit(clause: str, match: re.Match[str], place: int) -> bool:
    """Tell whether another number stands between a word and the fact at a place."""
    first, last = sorted([match.start(), place])
    return any(map(str.isdecimal, clause[first:last]))
