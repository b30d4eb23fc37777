"""What many versions tell together about a name that one of them lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa.compare import Side
from qa.evidence import Evidence
from qa.kinds.name.classes import is_country, kind
from qa.kinds.name.column import column
from qa.kinds.name.doubting import LIMIT, doubted
from qa.kinds.name.judging import MOST as UNITS
from qa.language import name_words
from qa.model import Fact

MOST, SETTLED = 0.75, 0.5
"""Most of the other versions; the weight of one that sees the name, or may, against one that does not."""
FEW, SPLIT = 3, 0.5
"""Fewer versions are not many; where the versions are split a name is reported if it is lost so probably."""
ELSEWHERE = 3
"""So many other units of a document tell whether a version says a name as it sounds."""
SHORT = 4
"""Names of fewer letters are seldom heard surely."""
EXCHANGED = 0.05
"""Where a version alone names another country it is enough that this one is not seen there."""
PLACES = frozenset({"city", "country"})
"""Classes of names that a gazetteer has."""
VOTED = {
    "city": 0.12, "unknown": 0.12, "capital": 0.3, "small": 0.4, "both": 0.4, "country": 0.4, "none": 0.5,
    "unheard": 0.3,
}  # fmt: skip
"""A name that most other versions have is reported if it is lost so probably; countries are often left out.

A name without a class is one that a dictionary does not know as one, or (`unheard`) there is no dictionary.
"""


def lacks(
    cells: Mapping[str, Fact], side: Side, asked: Sequence[Side], present: Sequence[Side], evidence: Evidence
) -> bool:
    """Say whether one of many versions lacks a name, as the versions that have it tell together.

    Where most others have it, how well it is heard says less than how naturally a name of its class is left out.
    """
    told = [(cells[one.version], one) for one in asked if one.version in cells]
    chances = [_chance(fact, one, side, evidence) for fact, one in told]
    doubts = [chance for chance in chances if chance is not None]
    if not doubts:
        return False
    settled = sum(fact.strong for (fact, _), chance in zip(told, chances, strict=True) if chance is None)
    missed = [each for each, chance in zip(told, chances, strict=True) if chance is not None]
    return sum(doubts) / (len(doubts) + SETTLED * settled) > _bar(missed, len(cells), side, present, evidence)


def _bar(
    missed: Sequence[tuple[Fact, Side]], having: int, side: Side, present: Sequence[Side], evidence: Evidence
) -> float:
    """Return how probably a name must be lost to be reported; `missed` is the name where others have it."""
    others, classes = [one for one in present if one is not side], {_class(fact, one) for fact, one in missed}
    if "country" in classes and having >= max(FEW, MOST * len(others)) and _names_another(side, others):
        return EXCHANGED
    nobody = not any(name_words.kind("", one.language) for one in present)
    limit = _limit({"unheard"} if nobody and classes == {"none"} else classes, having, len(others))
    if PLACES.isdisjoint(classes) and all(_is_called_otherwise(fact, one, side, evidence) for fact, one in missed):
        return max(limit, VOTED["none"])
    return limit


def _names_another(side: Side, others: Sequence[Side]) -> bool:
    """Say whether a version names a country that no other one names: it stands for the one that is not there."""
    elsewhere = frozenset[str]().union(*(fact.readings for one in others for fact in one.facts))
    return any(fact.strong and is_country(fact) and fact.readings.isdisjoint(elsewhere) for fact in side.facts)


def _is_called_otherwise(fact: Fact, holder: Side, side: Side, evidence: Evidence) -> bool:
    """Say whether a version mostly calls a name otherwise in this document, or leaves it out."""
    found = column(holder.version, side.version, evidence.names).elsewhere(fact, holder.segment.text, UNITS)
    heard = [record.kept for near, record in found if near]
    return len(heard) >= ELSEWHERE and 2 * sum(heard) < len(heard)


def _class(fact: Fact, holder: Side) -> str:
    """Return the class of a name; one of few letters is heard no better than a common word."""
    name = kind(fact, holder.language)
    return "both" if name not in {"none", "country"} and len(fact.text) < SHORT else name


def _limit(names: set[str], having: int, others: int) -> float:
    """Return how probably a name must be lost that so many of the others have, by its class."""
    if having >= max(FEW, MOST * others):
        return max((VOTED[name] for name in names if name != "none"), default=VOTED["none"])
    return LIMIT if having == others else SPLIT


def _chance(fact: Fact, holder: Side, side: Side, evidence: Evidence) -> float | None:
    """Return how likely a version has lost another's name, None where it is seen or may stand there."""
    return next((doubt.chance for doubt in doubted(holder, side, evidence) if doubt.fact.span == fact.span), None)
