"""Names pair when one is seen in the other's text: by its letters, sound, place, or what it became elsewhere.

What is not seen is lost only where a name of its kind is nearly always kept: by its class, by what the other units that
have it show, and by a name that stands there instead. Everything in doubt is left out.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from qa.compare import Difference, Match, Side, sides
from qa.evidence import Evidence
from qa.kinds.name.classes import is_country
from qa.kinds.name.column import SEEN, best, rank
from qa.kinds.name.doubting import doubted, heard, linked
from qa.kinds.name.intruders import is_another_country, overlaps
from qa.kinds.name.judging import is_trusted, judged
from qa.kinds.name.model import probability
from qa.kinds.name.sightings import Sighting, found
from qa.kinds.name.voting import lacks
from qa.language.spelling import WORD, folded
from qa.model import Fact, Span, Unit

__all__ = ["because", "complete", "lacks", "linked", "match", "rendering", "teller", "telling"]

NEARLY = 0.6
"""A name that is lost so probably is an error where another is known to stand there."""
PAIRS = 36
"""Of so many pairs of versions, at most, the names are heard of in each other's texts."""
SURE = 3
"""Units that kept a name before its loss is called an error."""


def match(first: Side, second: Side, evidence: Evidence) -> Match:
    """Pair the names of two sides; the same whichever side is asked first."""
    if first.version > second.version:
        turned = _compared(second, first, evidence)
        both = Match(tuple((theirs, mine) for mine, theirs in turned.pairs), turned.extra, turned.lost)
    else:
        both = _compared(first, second, evidence)
    if not both.lost and not both.extra:
        return both
    own, others = ({fact: fact for fact in side.facts} for side in (first, second))
    lost, extra = (
        tuple(known.get(fact, fact) for fact in facts) for known, facts in ((own, both.lost), (others, both.extra))
    )
    return Match(both.pairs, lost, extra)


def complete(present: Sequence[Side], source: str | None, evidence: Evidence) -> list[Side]:
    """Return the sides with every name that another side's names reveal in their texts, under the readings of both."""
    if not any(side.facts for side in present):
        return list(present)
    facts = {side.version: list(side.facts) for side in present}
    for side in sorted(telling(present, source), key=lambda side: (side.version != source, -len(side.facts))):
        for other in present:
            if other is not side and side.facts:
                _reveal(side, other, facts[side.version], facts[other.version], evidence)
    return [_with(side, facts[side.version]) for side in present]


def _with(side: Side, facts: list[Fact]) -> Side:
    """Return a side with these facts in the order of the text."""
    known = tuple(sorted(facts, key=lambda fact: fact.span.start))
    return side if known == side.facts else Side(side.version, side.segment, known)


def telling(present: Sequence[Side], source: str | None) -> Sequence[Side]:
    """Return the versions that the others are asked about: of many only some, the same in all units.

    What became of one version's names in another is heard over the whole batch: with thirty versions all pairs would
    cost thousands of times what one does. Scripts with capitals say best what a name is.
    """
    ranked = sorted(present, key=lambda side: (side.version != source, rank(side.version)))
    return present if _all_tell(len(present)) else ranked[: _tellers(len(present))]


def teller(versions: Sequence[str], source: str | None) -> str:
    """Return the version with which the others are compared: the source, else the first, of many one that tells."""
    return source or (versions[0] if _all_tell(len(versions)) else min(versions, key=rank))


def _all_tell(versions: int) -> bool:
    return versions <= _tellers(versions)


def _tellers(versions: int) -> int:
    return max(2, PAIRS // versions)


def _reveal(side: Side, other: Side, mine: Sequence[Fact], theirs: list[Fact], evidence: Evidence) -> None:
    """Add to `theirs` the names of `side` that are seen in the other text."""
    linked = {reading for fact in theirs for reading in fact.readings}
    known = {fact.span: fact.readings for fact in mine}
    rest = [fact for fact in side.facts if not known.get(fact.span, fact.readings) & linked]
    seen = heard(rest, side, other, evidence)
    for fact in rest:
        sight = best(fact, seen)
        if sight is None or sight.ratio < SEEN or is_another_country(fact, sight.span, other):
            continue
        if is_trusted(fact, sight, side, other, evidence):
            _link(known.get(fact.span, fact.readings), fact, sight, theirs, other.segment.text)


def _link(readings: frozenset[str], fact: Fact, sight: Sighting, theirs: list[Fact], text: str) -> None:
    """Give the fact at a sighting these readings; make one where there is none."""
    for place, own in enumerate(theirs):
        if overlaps(sight.span, [own.span]):
            theirs[place] = own if readings <= own.readings else replace(own, readings=own.readings | readings)
            return
    written = text[sight.span.start : sight.span.end]
    theirs.append(Fact(fact.kind, written, sight.span, written, readings, fact.strong))


@functools.lru_cache(maxsize=512)
def _compared(first: Side, second: Side, evidence: Evidence) -> Match:
    there, back = _one_way(first, second, evidence), _one_way(second, first, evidence)
    return Match(linked(first, second), _once([*there.lost, *back.extra]), _once([*back.lost, *there.extra]))


def _once(facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple({id(fact): fact for fact in facts}.values())


def _one_way(first: Side, second: Side, evidence: Evidence) -> Match:
    """Say which of the first side's unpaired names are lost in the second's text, and what stands there instead."""
    lost = [doubt for doubt in doubted(first, second, evidence) if doubt.is_lost]
    return Match((), tuple(doubt.fact for doubt in lost), tuple(doubt.instead for doubt in lost if doubt.instead))


def rendering(name: str, first: str, text: str, second: str) -> Span | None:
    """Return where the words of a name seem to stand in a text, None where nothing sounds like them."""
    keys = tuple(folded(word) for word in WORD.findall(name))
    sights = [sight for sight in found(keys, first, text, second).values() if sight and sight.ratio >= SEEN]
    return Span(min(s.span.start for s in sights), max(s.span.end for s in sights)) if sights else None


def because(difference: Difference, unit: Unit, evidence: Evidence) -> tuple[str, bool]:
    """Return what speaks for a lost name, as the end of a sentence, and whether that makes it nearly certain."""
    others = (difference.odd,) if difference.odd else difference.lacking
    where = [version for version in others if version not in dict(difference.stated)]
    if not where:
        return "", False
    sides_by_name = {side.version: side for side in sides(unit, "names")}
    telling_ones = {side.version for side in telling([*sides_by_name.values()], unit.source)}
    holder, fact = next((each for each in difference.stated if each[0] in telling_ones), difference.stated[0])
    judgement = judged(fact, None, sides_by_name[holder], sides_by_name[where[0]], evidence)
    known = any(_is_another(fact, instead) for _, instead in difference.instead)
    certain = known and judgement.kept >= SURE and probability(judgement.clues | {"instead known": 1.0}) > NEARLY
    if not judgement.kept:
        return "", False
    wording = f'is "{judgement.rendering}"' if judgement.rendering else "is kept"
    told = f'; elsewhere "{fact.text}" {wording} in {where[0]} ({judgement.kept} of {judgement.others} other places)'
    return told, certain


def _is_another(fact: Fact, instead: Fact) -> bool:
    """Say whether what stands instead is known to be another name: a country for a country, or another unit's name."""
    if is_country(fact) or is_country(instead):
        return is_country(fact) and is_country(instead)
    return instead.readings != {folded(instead.text)}
