"""Names pair when one is seen in the other's text: by its letters, sound, place, or what it became elsewhere.

What is not seen is lost only where a name of its kind is nearly always kept: by its class, by what the other units that
have it show, and by a name that stands there instead. Everything in doubt is left out.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace

from qa.compare import Difference, Match, Side, sides
from qa.compare.intruders import has_adjective, intruders, may_replace, overlaps
from qa.compare.judging import PERHAPS, SEEN, Judgement, best, is_country, judged
from qa.compare.sightings import Sighting, found, sightings
from qa.evidence import Evidence
from qa.languages.spelling import WORD, folded
from qa.model import Fact, Span, Unit

LIMIT = 0.05
"""A name is lost if clean translations lack one like it less often."""
INSTEAD, CAP = 0.15, 0.3
"""How often a known other name stands there by chance, and the most that the absence alone then counts."""
SURE = 3
"""Units that kept a name before its loss is called an error."""
GIVEN = 2.0
"""How much oftener a first name is left out than others."""
CLEAR, WORTH = 0.9, 0.9
"""A sound that clear needs no other unit to confirm it; what is lacking so often is not worth a look."""


def match(first: Side, second: Side, evidence: Evidence) -> Match:
    """Pair the names of two sides; the same whichever side is asked first."""
    if first.version > second.version:
        turned = _compared(second, first, evidence)
        both = Match(tuple((theirs, mine) for mine, theirs in turned.pairs), turned.extra, turned.lost)
    else:
        both = _compared(first, second, evidence)
    own = {fact: fact for fact in first.facts}
    pairs = tuple((own[mine], theirs) for mine, theirs in both.pairs if mine in own)
    return Match(pairs, tuple(own.get(fact, fact) for fact in both.lost), both.extra)


@functools.lru_cache(maxsize=512)
def _compared(first: Side, second: Side, evidence: Evidence) -> Match:
    there = _one_way(first, second, evidence)
    taken = {id(theirs) for _, theirs in there.pairs}
    rest = tuple(fact for fact in second.facts if id(fact) not in taken)
    back = _one_way(Side(second.version, second.segment, rest), first, evidence)
    paired = {id(mine) for mine, _ in there.pairs}
    pairs = [*there.pairs, *((mine, theirs) for theirs, mine in back.pairs if id(mine) not in paired)]
    used = {id(fact) for pair in pairs for fact in pair}
    lost = [fact for fact in (*there.lost, *back.extra) if id(fact) not in used]
    extra = [fact for fact in (*back.lost, *there.extra) if id(fact) not in used]
    return Match(tuple(pairs), _once(lost), _once(extra))


def _once(facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple({id(fact): fact for fact in facts}.values())


def _one_way(first: Side, second: Side, evidence: Evidence) -> Match:
    """Look for the first side's names in the second's text: seen, lost, and what stands there instead."""
    pairs: list[tuple[Fact, Fact]] = []
    missing: list[tuple[Fact, Judgement]] = []
    seen = sightings(first.segment.text, first.language, second.segment.text, second.language) if first.facts else {}
    for fact in first.facts:
        sight = best(fact, seen)
        judgement = judged(fact, sight, first, second, evidence) if _in_doubt(fact, sight) else None
        if judgement is not None and judgement.clean < WORTH:
            missing.append((fact, replace(judgement, clean=judgement.clean * _given(fact, first, seen))))
        elif sight is not None and sight.ratio >= SEEN:
            pairs.append((fact, _fact(fact, sight, second)))
    return _settled(pairs, missing, first, second, evidence)


def _given(fact: Fact, side: Side, seen: Mapping[str, Sighting | None]) -> float:
    """Return how much oftener a name is left out because the name behind it is kept: `Donald` of `Donald Trump`."""
    for other in side.facts:
        if other.span.start == fact.span.end + 1 and side.segment.text[fact.span.end] in " -":
            sight = best(other, seen)
            return GIVEN if sight is not None and sight.ratio >= SEEN else 1.0
    return 1.0


def _in_doubt(fact: Fact, seen: Sighting | None) -> bool:
    if seen is None or seen.ratio < PERHAPS:
        return fact.strong
    return fact.strong and seen.how == "sound" and seen.ratio < CLEAR and not is_country(fact)


def _fact(fact: Fact, seen: Sighting, side: Side) -> Fact:
    """Return what the other side has for a name: its own fact where it found one there."""
    own = next((other for other in side.facts if overlaps(seen.span, [other.span])), None)
    text = side.segment.text[seen.span.start : seen.span.end]
    return own or Fact(fact.kind, text, seen.span, text, fact.readings)


def _settled(
    pairs: list[tuple[Fact, Fact]],
    missing: list[tuple[Fact, Judgement]],
    first: Side,
    second: Side,
    evidence: Evidence,
) -> Match:
    lost: list[Fact] = []
    extra: list[Fact] = []
    taken = [other.span for _, other in pairs]
    rivals = sorted(intruders(first, second, taken, evidence), key=lambda r: not r[0]) if missing else []
    for fact, judgement in missing:
        rival = next((r for r in rivals if may_replace(r[1], fact, first, second)), None)
        known = rival is not None and rival[0]
        clean = min(judgement.clean, CAP) * INSTEAD if known else judgement.clean + has_adjective(fact, second)
        if clean < LIMIT:
            lost.append(fact)
            if rival is not None:
                rivals.remove(rival)
                extra.append(rival[1])
    return Match(tuple(pairs), tuple(lost), tuple(extra))


def rendering(name: str, first: str, text: str, second: str) -> Span | None:
    """Return where the words of a name seem to stand in a text, None where nothing sounds like them."""
    keys = tuple(folded(word) for word in WORD.findall(name))
    sights = [sight for sight in found(keys, first, text, second).values() if sight and sight.ratio >= SEEN]
    return Span(min(s.span.start for s in sights), max(s.span.end for s in sights)) if sights else None


def because(difference: Difference, unit: Unit, evidence: Evidence) -> tuple[str, bool]:
    """Return what speaks for a lost name, as the end of a sentence, and whether that makes it nearly certain."""
    others = (difference.odd,) if difference.odd else difference.lacking
    (holder, fact), where = difference.stated[0], [v for v in others if v not in dict(difference.stated)]
    if not where:
        return "", False
    sides_by_name = {side.version: side for side in sides(unit, "names")}
    judgement = judged(fact, None, sides_by_name[holder], sides_by_name[where[0]], evidence)
    certain = bool(difference.instead) and judgement.kept >= SURE and judgement.clean < LIMIT / 2
    if not judgement.kept:
        return "", False
    wording = f'is "{judgement.rendering}"' if judgement.rendering else "is kept"
    told = f'; elsewhere "{fact.text}" {wording} in {where[0]} ({judgement.kept} of {judgement.others} other places)'
    return told, certain
