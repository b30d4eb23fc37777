"""Numbers, dates and times pair when a reading of one is a reading of the other; fewest readings first.

The order of the steps decides: strong with strong, the parts of a time or a date, strong with weak, other units, and
at last what repeats or restates a value that is paired already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.compare import Match, Side
from qa.evidence import Evidence
from qa.kinds.values import rivals, spelled, units
from qa.kinds.values.other_times import are_other_halves, are_other_times
from qa.kinds.values.restated import leave_out_restated
from qa.kinds.values.told_apart import (
    TELEPHONE,
    are_other_numbers,
    find_told_apart,
)
from qa.kinds.values.unmatched import unmatched
from qa.kinds.values.words import WORDS
from qa.model import Confidence, Fact

_SAID_AGAIN = {"year", "month", "weekday", "decade", "code"}
_DATED = {"day", "month"}

Pair = tuple[Fact, Fact]


def complete(
    sides: list[Side],
    source: str | None,
    evidence: Evidence,  # noqa: ARG001
) -> list[Side]:
    """Make sure what leaves doubt in the light of another version.

    A month where another version names as many, a number word where another has a word
    that contradicts it.
    """
    return rivals.complete(_complete_months(sides), source)


def _complete_months(sides: list[Side]) -> list[Side]:
    """Make months sure whose form leaves doubt, where another version names as many."""
    counts = [_count_months(side.facts) for side in sides]
    completed = []
    for side, count in zip(sides, counts, strict=True):
        doubtful = any(map(_is_doubtful_month, side.facts))
        completed.append(
            _make_sure(side) if doubtful and counts.count(count) > 1 else side
        )
    return completed


def _count_months(facts: Sequence[Fact]) -> int:
    return sum(fact.kind == "month" for fact in facts)


def _is_doubtful_month(fact: Fact) -> bool:
    return fact.kind == "month" and not fact.strong


def _make_sure(side: Side) -> Side:
    facts = [
        replace(fact, strong=True) if _is_doubtful_month(fact) else fact
        for fact in side.facts
    ]
    return replace(side, facts=tuple(facts))


@dataclass(slots=True)
class _Rest:
    """What of a side is not paired yet; what is `weak` satisfies another side's fact but never accuses."""

    side: Side
    strong: list[Fact]
    weak: list[Fact]

    def take(self, fact: Fact) -> None:
        """Take out a fact that is paired."""
        (self.strong if fact in self.strong else self.weak).remove(fact)

    def drop(self, kinds: set[str]) -> None:
        """Leave out the strong facts of these kinds."""
        self.strong = [fact for fact in self.strong if fact.kind not in kinds]

    def states(self, kinds: set[str]) -> bool:
        """Tell whether a strong fact is of one of these kinds."""
        return any(fact.kind in kinds for fact in self.strong)


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair the values of two versions of one unit; what may be equal is paired or left out."""
    mine, theirs = _begin(first), _begin(second)
    pairs = _pair_readings(mine.strong, theirs.strong)
    apart = find_told_apart(pairs, first, second)
    pairs = [pair for pair in pairs if pair not in apart]
    apart += _set_aside_halves(mine, theirs)
    if mine.strong or theirs.strong:
        mine.weak += spelled(first.segment.text, first.language)
        theirs.weak += spelled(second.segment.text, second.language)
        pairs += _pair_parts(mine, theirs)
        pairs += _turn(_pair_parts(theirs, mine))
        pairs += _pair_readings(mine.strong, theirs.weak)
        pairs += _turn(_pair_readings(theirs.strong, mine.weak))
        pairs += _pair_measures(mine, theirs)
        _leave_out_repeated(mine, theirs, pairs)
        theirs.strong += _rival_months(mine, theirs)
        mine.strong += _rival_months(theirs, mine)
        _leave_out_weekdays(mine, theirs)
        _leave_out_weekdays(theirs, mine)
    mine.strong = leave_out_restated(mine.strong, [fact for fact, _ in pairs])
    theirs.strong = leave_out_restated(theirs.strong, [fact for _, fact in pairs])
    mine.strong += [fact for fact, _ in apart]
    theirs.strong += [other for _, other in apart]
    lost, extra = _lost(mine, second), _lost(theirs, first)
    told = rivals.compare(first, second, [*mine.weak, *lost], [*theirs.weak, *extra])
    return Match((*pairs, *told.pairs), (*lost, *told.lost), (*extra, *told.extra))


def _begin(side: Side) -> _Rest:
    strong: list[Fact] = []
    weak: list[Fact] = []
    for fact in side.facts:
        is_word = fact.kind in WORDS
        (strong if fact.strong and not is_word else weak).append(fact)
    return _Rest(side, strong, weak)


def _turn(pairs: list[Pair]) -> list[Pair]:
    return [(mine, theirs) for theirs, mine in pairs]


def _lost(rest: _Rest, other: Side) -> tuple[Fact, ...]:
    """Return what the other side has no trace of."""
    if not rest.strong:
        return ()
    return tuple(
        unmatched(rest.strong, rest.side.segment.text, other.facts, other.segment.text)
    )


def _pair_readings(mine: list[Fact], theirs: list[Fact]) -> list[Pair]:
    """Pair facts that share a reading, those with fewest readings first; they are taken out of both lists."""
    pairs: list[Pair] = []
    for fact in sorted(mine, key=lambda f: (len(f.readings), f.span.start)):
        for other in theirs:
            if fact.readings & other.readings and not _is_rival(fact, other):
                pairs.append((fact, other))
                mine.remove(fact)
                theirs.remove(other)
                break
    return pairs


def _is_rival(first: Fact, second: Fact) -> bool:
    """Tell whether two facts cannot be the same though their readings meet.

    So with decades of two centuries, a day and `a`, 5 inches and 5 centimetres.
    """
    if units.conflict(first, second) or are_other_times(first, second):
        return True
    if first.kind == second.kind == TELEPHONE:
        return are_other_numbers(first, second)
    if first.kind == "day" and not second.strong:
        return second.kind == "idiom" or (second.kind == "word" and second.value == "1")
    if first.kind == "decade" and second.kind == "century":
        return True
    if first.kind == "decade" and second.kind == "decade":
        return len(first.value) == len(second.value) and first.value != second.value
    return False


def _set_aside_halves(mine: _Rest, theirs: _Rest) -> list[Pair]:
    """Take out the times that differ in the half of the day alone; return them in pairs.

    Nothing weak excuses one: 2 p.m. is not the two of another word.
    """
    halves: list[Pair] = []
    for fact in [each for each in mine.strong if each.kind == "time"]:
        for other in theirs.strong:
            if other.kind == "time" and are_other_halves(fact, other):
                mine.take(fact)
                theirs.take(other)
                halves.append((fact, other))
                break
    return halves


def _pair_parts(mine: _Rest, theirs: _Rest) -> list[Pair]:
    """Pair what one side states as one (17:05) with what the other states in parts, if all parts are there."""
    pairs: list[Pair] = []
    for whole in [fact for fact in mine.strong if fact.parts]:
        parts = _find_parts(whole, theirs)
        if parts:
            mine.take(whole)
        for part in parts:
            theirs.take(part)
            pairs.append((whole, part))
    return pairs


def _find_parts(whole: Fact, theirs: _Rest) -> list[Fact]:
    """Return the facts of the other side that are the parts of a fact, nothing if one is not there."""
    rest = [fact for fact in [*theirs.strong, *theirs.weak] if fact.kind != "idiom"]
    found: list[Fact] = []
    for part in whole.parts:
        partner = next((fact for fact in rest if fact.readings & part.readings), None)
        if partner is None:
            return []
        found.append(partner)
        rest.remove(partner)
    return found


def _pair_measures(mine: _Rest, theirs: _Rest) -> list[Pair]:
    """Pair measures in different units: a strong fact with any, then with a weak one what is left of the others."""
    pairs: list[Pair] = []
    for fact in list(mine.strong):
        partner = _find_converted(fact, [*theirs.strong, *theirs.weak])
        if partner and not _measures_alike(fact, theirs):
            mine.take(fact)
            theirs.take(partner)
            pairs.append((fact, partner))
    for fact in list(theirs.strong):
        partner = _find_converted(fact, mine.weak)
        if partner and not _measures_alike(fact, mine):
            mine.take(partner)
            theirs.take(fact)
            pairs.append((partner, fact))
    return pairs


def _find_converted(fact: Fact, others: Sequence[Fact]) -> Fact | None:
    """Return the first fact that may state the same amount in another unit."""
    for other in others:
        if units.equal(fact, other):
            return other
    return None


def _measures_alike(fact: Fact, other: _Rest) -> bool:
    """Tell whether the other side measures in the same unit, so that it has not converted this one."""
    return fact.unit not in {"", "degree"} and any(
        one.unit == fact.unit for one in other.strong
    )


def _leave_out_repeated(mine: _Rest, theirs: _Rest, pairs: Sequence[Pair]) -> None:
    """Leave out what is only said again; but a number that the first says twice counts twice."""
    by_me, by_them = set[str](), set[str]()
    for fact, other in pairs:
        by_me |= fact.readings
        by_them |= other.readings
    mine.strong = [
        fact
        for fact in mine.strong
        if fact.kind not in _SAID_AGAIN or not fact.readings & by_them
    ]
    theirs.strong = [fact for fact in theirs.strong if not fact.readings & by_me]


def _rival_months(lost: _Rest, other: _Rest) -> list[Fact]:
    """Return the months whose form leaves doubt that stand where a month is lost, as sure ones."""
    wanted = _count_months(lost.strong) - _count_months(other.strong)
    months = [
        fact
        for fact in other.weak
        if fact.kind == "month" and fact.weight > Confidence.LOW
    ]
    return [replace(fact, strong=True) for fact in months[: max(0, wanted)]]


def _leave_out_weekdays(own: _Rest, other: _Rest) -> None:
    """Leave out a weekday that the other side does not name, or names by its date (`Friday`, the 28th)."""
    if own.states({"weekday"}) and not other.states({"weekday"}):
        own.drop({"weekday"})
        if not own.states(_DATED):
            other.drop(_DATED)
