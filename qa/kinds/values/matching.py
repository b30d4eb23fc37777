"""Numbers, dates and times pair when a reading of one is a reading of the other; fewest readings first.

The order of the steps decides: strong with strong, the parts of a time or a date, strong with weak, other units, and
at last what repeats or restates a value that is paired already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.compare import Match, Side
from qa.evidence import Evidence
from qa.kinds.values import spelled, units
from qa.kinds.values.unmatched import unmatched
from qa.model import Confidence, Fact

_SAID_AGAIN = {"year", "month", "weekday", "decade", "code"}
_DATED = {"day", "month"}

Pairs = list[tuple[Fact, Fact]]


def complete(sides: list[Side], source: str | None, evidence: Evidence) -> list[Side]:  # noqa: ARG001
    """Make months sure whose form leaves doubt, where another version names as many."""
    counts = [sum(fact.kind == "month" for fact in side.facts) for side in sides]
    return [
        replace(side, facts=tuple(replace(fact, strong=True) for fact in side.facts))
        if counts.count(count) > 1 and not all(fact.strong for fact in side.facts)
        else side
        for side, count in zip(sides, counts, strict=True)
    ]


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair the values of two versions of one unit; what may be equal is paired or left out."""
    if not first.facts and not second.facts:
        return Match(())
    tally = _Tally(first.facts, second.facts)
    tally.exact()
    if tally.mine or tally.theirs:
        tally.weak_mine += spelled(first.segment.text, first.language)
        tally.weak_theirs += spelled(second.segment.text, second.language)
        tally.apart()
        tally.weakly()
        tally.measured()
        tally.repeated()
        tally.instead()
        tally.weekdays()
        tally.mine = unmatched(tally.mine, first.segment.text, second.facts, second.segment.text)
        tally.theirs = unmatched(tally.theirs, second.segment.text, first.facts, first.segment.text)
    return Match(tuple(tally.pairs), tuple(tally.mine), tuple(tally.theirs))


class _Tally:
    """What is paired so far, and the strong facts of both sides that are not."""

    def __init__(self, mine: Sequence[Fact], theirs: Sequence[Fact]) -> None:
        self.mine = [fact for fact in mine if fact.strong]
        self.theirs = [fact for fact in theirs if fact.strong]
        self.weak_mine = [fact for fact in mine if not fact.strong]
        self.weak_theirs = [fact for fact in theirs if not fact.strong]
        self.pairs: Pairs = []

    def exact(self) -> None:
        """Pair strong facts that share a reading."""
        self.pairs += _paired(self.mine, self.theirs)

    def apart(self) -> None:
        """Pair what one side states as one (17:05) and the other in parts, if all parts are found."""
        for whole in [fact for fact in self.mine if fact.parts]:
            _apart(whole, self.mine, self.theirs, self.weak_theirs, self.pairs, swapped=False)
        for whole in [fact for fact in self.theirs if fact.parts]:
            _apart(whole, self.theirs, self.mine, self.weak_mine, self.pairs, swapped=True)

    def weakly(self) -> None:
        """Pair strong facts with what is spelled out on the other side."""
        self.pairs += _paired(self.mine, self.weak_theirs)
        self.pairs += [(mine, theirs) for theirs, mine in _paired(self.theirs, self.weak_mine)]

    def measured(self) -> None:
        """Pair measures in different units."""
        for mine in list(self.mine):
            rest = [*self.theirs, *self.weak_theirs]
            partner = next((fact for fact in rest if units.equal(mine, fact)), None)
            if partner is not None and not _kept(mine, self.theirs):
                self._take(mine, partner)
        for theirs in list(self.theirs):
            partner = next((fact for fact in self.weak_mine if units.equal(fact, theirs)), None)
            if partner is not None and not _kept(theirs, self.mine):
                self._take(partner, theirs)

    def _take(self, mine: Fact, theirs: Fact) -> None:
        self.pairs.append((mine, theirs))
        (self.mine if mine in self.mine else self.weak_mine).remove(mine)
        (self.theirs if theirs in self.theirs else self.weak_theirs).remove(theirs)

    def instead(self) -> None:
        """Let a month that cannot be sure of its form stand against the month it is written for."""
        self.theirs += _rivals(self.mine, self.theirs, self.weak_theirs)
        self.mine += _rivals(self.theirs, self.mine, self.weak_mine)

    def weekdays(self) -> None:
        """Leave out a weekday that the other side does not name, or names by its date (`Friday`, the 28th)."""
        for own, other in ((self.mine, self.theirs), (self.theirs, self.mine)):
            named = [fact for fact in own if fact.kind == "weekday"]
            if named and not any(fact.kind == "weekday" for fact in other):
                own[:] = [fact for fact in own if fact.kind != "weekday"]
                if not any(fact.kind in _DATED for fact in own):
                    other[:] = [fact for fact in other if fact.kind not in _DATED]

    def repeated(self) -> None:
        """Leave out what is only said again; but a number that the first says twice counts twice."""
        stated_mine = frozenset[str]().union(*(mine.readings for mine, _ in self.pairs))
        stated_theirs = frozenset[str]().union(*(theirs.readings for _, theirs in self.pairs))
        self.mine = [fact for fact in self.mine if fact.kind not in _SAID_AGAIN or not fact.readings & stated_theirs]
        self.theirs = [fact for fact in self.theirs if not fact.readings & stated_mine]


def _kept(fact: Fact, others: Sequence[Fact]) -> bool:
    """Tell whether the other side measures in the same unit, so that it has not converted this one."""
    return fact.unit not in {"", "degree"} and any(other.unit == fact.unit for other in others)


def _rival(first: Fact, second: Fact) -> bool:
    """Tell whether two facts cannot be the same though their readings meet.

    So with decades of two centuries, a day and `a`, 5 inches and 5 centimetres.
    """
    if units.conflict(first, second):
        return True
    if first.kind == "day" and not second.strong:
        return second.kind == "idiom" or (second.kind == "word" and second.value == "1")
    if first.kind != "decade" or second.kind not in {"decade", "century"}:
        return False
    return second.kind == "century" or (len(first.value) == len(second.value) and first.value != second.value)


def _rivals(lost: Sequence[Fact], extra: Sequence[Fact], weak: Sequence[Fact]) -> list[Fact]:
    wanted = sum(fact.kind == "month" for fact in lost) - sum(fact.kind == "month" for fact in extra)
    months = [fact for fact in weak if fact.kind == "month" and fact.weight > Confidence.LOW]
    return [replace(fact, strong=True) for fact in months[: max(0, wanted)]]


def _paired(mine: list[Fact], theirs: list[Fact]) -> Pairs:
    """Take the pairs out of both lists."""
    pairs: Pairs = []
    for fact in sorted(mine, key=lambda f: (len(f.readings), f.span.start)):
        partner = next((other for other in theirs if fact.readings & other.readings and not _rival(fact, other)), None)
        if partner is not None:
            pairs.append((fact, partner))
            mine.remove(fact)
            theirs.remove(partner)
    return pairs


def _apart(whole: Fact, own: list[Fact], strong: list[Fact], weak: list[Fact], pairs: Pairs, *, swapped: bool) -> None:
    """Pair a fact with the facts of the other side that are its parts, if all are there."""
    rest = [fact for fact in [*strong, *weak] if fact.kind != "idiom"]
    found: list[Fact] = []
    for part in whole.parts:
        partner = next((fact for fact in rest if fact.readings & part.readings), None)
        if partner is None:
            return
        found.append(partner)
        rest.remove(partner)
    own.remove(whole)
    for partner in found:
        pairs.append((partner, whole) if swapped else (whole, partner))
        (strong if partner in strong else weak).remove(partner)
