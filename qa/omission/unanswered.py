"""What a version leaves unanswered of another, as the encoder sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qa.compare import votes
from qa.evidence import Evidence
from qa.meaning.batch import Meanings, Unanswered
from qa.meaning.thresholds import ADDS, FEWEST, LACKS
from qa.model import Unit
from qa.omission.suspicion import suspicions


class Stretch(NamedTuple):
    """A stretch of a text that a version leaves unanswered, and who is to blame.

    `is_added`: the version that has it is alone with it. `blamed` is None where two
    equals differ.
    """

    unanswered: Unanswered
    is_added: bool
    blamed: str | None


def find_stretches(
    unit: Unit, meanings: Meanings, evidence: Evidence
) -> Iterator[Stretch]:
    """Yield what is missing in a version or added by one; what a length tells to be missing is left to it."""
    found = [
        each
        for each in meanings.of(unit)
        if each.odds >= LACKS and each.span and each.pieces >= FEWEST
    ]
    if not found:
        return
    told = {suspicion.odd for suspicion in suspicions(unit, evidence)}
    for each in found:
        stretch = _blame(unit, each, found)
        if stretch.is_added and each.odds < ADDS:
            continue
        if stretch.is_added or stretch.blamed not in told:
            yield stretch


def _blame(unit: Unit, one: Unanswered, found: list[Unanswered]) -> Stretch:
    """Return who lacks or added a stretch that a version leaves unanswered."""
    if unit.source is not None:
        is_added = one.whole != unit.source
        return Stretch(one, is_added, one.whole if is_added else one.by)
    if len(unit.segments) == 2:
        return Stretch(one, is_added=False, blamed=None)
    silent = [each.by for each in found if each.whole == one.whole]
    others = [name for name, _ in unit.segments if name not in {one.whole, *silent}]
    is_added = votes(silent, unit) > votes([one.whole, *others], unit)
    return Stretch(one, is_added, one.whole if is_added else one.by)
