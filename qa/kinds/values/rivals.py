"""Number words that contradict each other.

A number in words may be said in many other ways, so one that is merely absent accuses
nobody. But where each of two versions has a number word of which the other has no
trace, the one stands in the place of the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import combinations, product

from qa.compare import Match, Side
from qa.kinds.values import spelled
from qa.kinds.values.digits import read_whole
from qa.kinds.values.words import SCALE, WORDS
from qa.model import Fact

_RANKS = frozenset({"ordinal", "roman numeral"})
"""What number words of ranks are called."""
_IDLE = frozenset({"0", "1"})
"""Numbers that are said in many ways."""
_PERIOD = 5
"""A period has so many smaller ones at least (a week: five or seven days)."""
_FRACTION = 4
"""Ordinals up to this are fractions as well (`a third`, `a quarter`)."""
_SIMPLE = 12
"""Larger numbers are often said in several words."""
_GROUP = 3
"""Powers of ten from one scale word to the next."""

Pair = tuple[Fact, Fact]


def complete(sides: list[Side], source: str | None) -> list[Side]:
    """Make number words strong that contradict what another version says."""
    if not any(map(_has_word, sides)):
        return sides
    contested: set[str] = set()
    for first, second in combinations(sides, 2):
        if source is not None and source not in {first.version, second.version}:
            continue
        for mine, theirs in _find_rivals(first, second, first.facts, second.facts):
            contested.add(mine.value)
            contested.add(theirs.value)
    if not contested:
        return sides
    return [_make_strong(side, contested) for side in sides]


def compare(
    first: Side,
    second: Side,
    mine: Sequence[Fact],
    theirs: Sequence[Fact],
) -> Match:
    """Pair the number words of two versions; what contradicts is lost and extra.

    `mine` and `theirs` are the weak facts that nothing else is paired with, and the
    strong ones that the other version lacks.
    """
    own = list(filter(_is_word, mine))
    other = list(filter(_is_word, theirs))
    if not own and not other:
        return Match(())
    pairs = _pair_off(own, other)
    own += filter(_is_plain, mine)
    other += filter(_is_plain, theirs)
    if not own or not other:
        return Match(tuple(pairs))
    lost: dict[Fact, None] = {}
    extra: dict[Fact, None] = {}
    for fact, rival in _find_rivals(first, second, own, other):
        if _is_word(fact):
            lost[fact] = None
        if _is_word(rival):
            extra[rival] = None
    return Match(tuple(pairs), tuple(lost), tuple(extra))


def _has_word(side: Side) -> bool:
    return any(map(_is_word, side.facts))


def _is_word(fact: Fact) -> bool:
    return fact.kind in WORDS


def _make_strong(side: Side, values: Collection[str]) -> Side:
    """Return a side whose words of these values are strong."""
    facts = []
    for fact in side.facts:
        if fact.value in values and _is_word(fact):
            facts.append(replace(fact, strong=True))
        else:
            facts.append(fact)
    return replace(side, facts=tuple(facts))


def _pair_off(mine: list[Fact], theirs: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Pair number words of one value; they are taken out of both lists."""
    pairs = []
    for fact in list(mine):
        for other in theirs:
            if fact.value == other.value:
                pairs.append((fact, other))
                mine.remove(fact)
                theirs.remove(other)
                break
    return pairs


def _is_plain(fact: Fact) -> bool:
    """Tell whether a fact is a whole number in digits that a word may stand for."""
    return fact.strong and fact.kind == "number" and fact.value.isdecimal()


def _find_rivals(
    first: Side,
    second: Side,
    mine: Sequence[Fact],
    theirs: Sequence[Fact],
) -> list[Pair]:
    """Return those of these facts of which the other version has no trace.

    Each stands with one that may stand in its place, of which one at least is a word.
    Nothing where one version has none such: what is merely absent is said otherwise.
    """
    own = _list_untraced(filter(_is_candidate, mine), second.facts)
    other = _list_untraced(filter(_is_candidate, theirs), first.facts)
    if not any(map(_is_word, [*own, *other])):
        return []
    said = [*first.facts, *spelled(first.segment.text, first.language)]
    others = [*second.facts, *spelled(second.segment.text, second.language)]
    own = _list_untraced(own, others)
    other = _list_untraced(other, said)
    count = _count_numbers(said)
    count_there = _count_numbers(others)
    if count == count_there:
        own = own or _list_surplus(mine, said, others)
        other = other or _list_surplus(theirs, others, said)
    if any(map(_is_plain, own)) and any(map(_is_plain, other)):
        # Digits that differ stand in each other's place, and in that of no word.
        own = list(filter(_is_word, own))
        other = list(filter(_is_word, other))
    alone = max(count, count_there) == 1
    pairs = []
    for fact, rival in product(own, other):
        if _may_replace(fact, rival, alone=alone):
            pairs.append((fact, rival))
    return _choose_nearest(first, second, pairs)


def _is_candidate(fact: Fact) -> bool:
    return _is_word(fact) or _is_plain(fact)


def _may_replace(first: Fact, second: Fact, *, alone: bool) -> bool:
    """Tell whether a number word can stand in another's place, or in that of digits.

    Those with a scale word are of a kind, and so are ordinals, unless both versions say
    no other number (`one in five`, `every sixth`). Where one is a part of the other
    (`32`, `30`), the rest of it is not read.
    """
    if not _is_word(first) and not _is_word(second):
        return False
    small, large = sorted([read_whole(first.value), read_whole(second.value)])
    has_one_scale = small < SCALE <= large
    if has_one_scale or _is_part(small, large):
        return False
    if not _is_word(first) or not _is_word(second):
        return True
    is_rank = first.kind in _RANKS
    is_rank_too = second.kind in _RANKS
    if is_rank == is_rank_too:
        return True
    return alone and small > _FRACTION


def _is_part(small: int, large: int) -> bool:
    """Tell whether a number is what one or more words of a larger one say."""
    if not _SIMPLE < large < SCALE:
        return False
    digits = str(large)
    for place in range(1, len(digits)):
        head = int(digits[:place])
        tail = int(digits[place:])
        if small in {head, tail}:
            return True
    power = len(digits) - 1
    largest: int = int(digits[0]) * 10**power
    return small == largest


def _choose_nearest(first: Side, second: Side, pairs: list[Pair]) -> list[Pair]:
    """Return each number word with one rival, those at like places of the texts first."""
    length = len(first.segment.text)
    length_there = len(second.segment.text)

    def measure_gap(pair: Pair) -> float:
        fact, rival = pair
        place = fact.span.start / length
        place_there = rival.span.start / length_there
        return abs(place - place_there)

    chosen: list[Pair] = []
    taken: list[Fact] = []
    for pair in sorted(pairs, key=measure_gap):
        fact, rival = pair
        if fact not in taken and rival not in taken:
            chosen.append(pair)
            taken += pair
    return chosen


def _list_untraced(facts: Iterable[Fact], others: Sequence[Fact]) -> list[Fact]:
    """Return the number words that none of these facts may say."""

    def is_traced(fact: Fact) -> bool:
        return any(_may_say(other, fact) for other in others)

    return [fact for fact in facts if not is_traced(fact)]


def _count_numbers(facts: Iterable[Fact]) -> int:
    """Return how many numbers a version states, in digits or words, but for one."""
    return len({fact.span for fact in facts if _is_number(fact)})


def _is_number(fact: Fact) -> bool:
    if fact.value in _IDLE:
        return False
    return _is_word(fact) or (fact.strong and fact.value[:1].isdigit())


def _list_surplus(
    facts: Iterable[Fact],
    own: Sequence[Fact],
    others: Sequence[Fact],
) -> list[Fact]:
    """Return those number words that a version says more often than the other.

    `own` and `others` are all that both say, weak facts too.
    """
    surplus = []
    for fact in filter(_is_word, facts):
        here = sum(_may_say(each, fact) for each in own)
        there = sum(_may_say(each, fact) for each in others)
        if here > there:
            surplus.append(fact)
    return surplus


def _may_say(other: Fact, fact: Fact) -> bool:
    """Tell whether a fact of one version may say what a number word of another does.

    Millions may be any number of them. A period (`a week`) is a number of another only
    where that is counted.
    """
    if fact.readings & other.readings:
        is_period = other.kind == "idiom" and "1" in other.readings
        return bool(fact.unit) or not is_period or read_whole(fact.value) < _PERIOD
    if "scale word" not in {fact.kind, other.kind}:
        return False
    return _count_groups(fact.value) == _count_groups(other.value)


def _count_groups(value: str) -> int:
    """Return the power of a thousand of a number: 2 for millions."""
    whole = value.partition(".")[0]
    return (len(whole) - 1) // _GROUP
