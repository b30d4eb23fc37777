"""Names pair when one is seen in the other's text: by its letters, sound, place, or what it became elsewhere.

What is not seen is lost only where a name of its kind is nearly always kept: by its class, by what the other units that
have it show, and by a name that stands there instead. Everything in doubt is left out.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qa.compare import Difference, Match, Side, sides
from qa.compare.names.classes import is_copied, is_country, kind
from qa.compare.names.column import SEEN, best, column
from qa.compare.names.intruders import has_adjective, intruders, may_replace, overlaps
from qa.compare.names.judging import PERHAPS, Judgement, is_trusted, judged
from qa.compare.names.model import probability
from qa.compare.names.sightings import Sighting, found
from qa.evidence import Evidence
from qa.facts import plain
from qa.languages import script
from qa.languages.spelling import WORD, folded
from qa.languages.typography import CASED
from qa.model import Fact, Span, Unit

Pairs = list[tuple[Fact, Fact]]
"""Facts of two sides that have a reading in common."""
LIMIT, COPIED, COMMON, NEARLY = 0.3, 0.15, 0.5, 0.6
"""A name that is lost so probably is reported: one that is copied letter for letter sooner, a common word later; so
probably, where another is known to stand there, as an error."""
PAIRS = 36
"""Of so many pairs of versions, at most, the names are heard of in each other's texts."""
MOST, SETTLED = 0.75, 0.5
"""Most of the other versions; the weight of one that sees the name, or may, against one that does not."""
VOTED = {
    "city": 0.1, "unknown": 0.2, "capital": 0.25, "small": 0.4, "both": 0.4, "country": 0.5, "none": 0.5,
}  # fmt: skip
"""A name that most other versions have is reported if it is lost so probably; countries are often left out."""
SURE = 3
"""Units that kept a name before its loss is called an error."""
CLEAR = 0.9
"""A sound that clear needs no other unit to confirm it."""


@dataclass(frozen=True)
class Doubt:
    """A name that is not seen: what is known of it, and the name that may stand there instead."""

    fact: Fact
    clues: Mapping[str, float]
    instead: Fact | None
    limit: float = LIMIT

    @functools.cached_property
    def chance(self) -> float:
        """How likely the name is lost."""
        return probability(self.clues)

    @property
    def is_lost(self) -> bool:
        """Whether that is likely enough."""
        return self.chance > self.limit


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


def lacks(
    cells: Mapping[str, Fact], side: Side, asked: Sequence[Side], present: Sequence[Side], evidence: Evidence
) -> bool:
    """Say whether one of many versions lacks a name, as the versions that have it tell together.

    Where most others have it, how well it is heard says less than how naturally a name of its class is left out.
    """
    told = [
        (cells[one.version], one, chance_of(cells[one.version], one, side, evidence))
        for one in asked
        if one.version in cells
    ]
    doubted = [(fact, one, chance) for fact, one, chance in told if chance is not None]
    if not doubted:
        return False
    settled = sum(fact.strong for fact, _, chance in told if chance is None)
    chance = sum(chance for _, _, chance in doubted) / (len(doubted) + SETTLED * settled)
    kinds = [kind(fact, one.language) for fact, one, _ in doubted]
    name = next((name for name in kinds if name != "none"), "none")
    most = len(cells) >= MOST * (len(present) - 1)
    return chance > (VOTED[name] if most else LIMIT)


def chance_of(fact: Fact, holder: Side, side: Side, evidence: Evidence) -> float | None:
    """Return how likely a version has lost another's name, None where it is seen or may stand there."""
    return next((doubt.chance for doubt in _doubted(holder, side, evidence) if doubt.fact.span == fact.span), None)


def complete(present: Sequence[Side], source: str | None, evidence: Evidence) -> list[Side]:
    """Return the sides with every name that another side's names reveal in their texts, under the readings of both."""
    facts = {side.version: list(side.facts) for side in present}
    for side in sorted(telling(present, source), key=lambda side: (side.version != source, -len(side.facts))):
        for other in present:
            if other is not side and side.facts:
                _reveal(side, other, facts[side.version], facts[other.version], evidence)
    return [replace(side, facts=tuple(sorted(facts[side.version], key=lambda f: f.span.start))) for side in present]


def telling(present: Sequence[Side], source: str | None) -> Sequence[Side]:
    """Return the versions that the others are asked about: of many only some, the same in all units.

    What became of one version's names in another is heard over the whole batch: with thirty versions all pairs would
    cost thousands of times what one does. Scripts with capitals say best what a name is.
    """
    most = max(2, PAIRS // len(present))
    ranked = sorted(present, key=lambda s: (s.version != source, script(s.language) not in CASED, s.version))
    return present if len(present) <= most else ranked[:most]


def _reveal(side: Side, other: Side, mine: Sequence[Fact], theirs: list[Fact], evidence: Evidence) -> None:
    """Add to `theirs` the names of `side` that are seen in the other text."""
    linked = {reading for fact in theirs for reading in fact.readings}
    known = {fact.span: fact.readings for fact in mine}
    rest = [fact for fact in side.facts if not known.get(fact.span, fact.readings) & linked]
    seen = _heard(rest, side, other, evidence)
    for fact in rest:
        sight = best(fact, seen)
        if sight is not None and sight.ratio >= SEEN and is_trusted(fact, sight, side, other, evidence):
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
    return Match(tuple(linked(first, second)), _once([*there.lost, *back.extra]), _once([*back.lost, *there.extra]))


def linked(first: Side, second: Side) -> Pairs:
    """Return the pairs of facts that have a reading in common."""
    pairs: list[tuple[Fact, Fact]] = []
    for fact in first.facts:
        partner = next((other for other in second.facts if other.readings & fact.readings), None)
        if partner is not None:
            pairs.append((fact, partner))
    return pairs


def _once(facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple({id(fact): fact for fact in facts}.values())


def _one_way(first: Side, second: Side, evidence: Evidence) -> Match:
    """Say which of the first side's unpaired names are lost in the second's text, and what stands there instead."""
    lost = [doubt for doubt in _doubted(first, second, evidence) if doubt.is_lost]
    return Match((), tuple(doubt.fact for doubt in lost), tuple(doubt.instead for doubt in lost if doubt.instead))


@functools.lru_cache(maxsize=512)
def _doubted(first: Side, second: Side, evidence: Evidence) -> tuple[Doubt, ...]:
    return tuple(doubts(first, second, linked(first, second), evidence))


def doubts(first: Side, second: Side, pairs: Pairs, evidence: Evidence) -> Iterator[Doubt]:
    """Yield the names of the first side that are not seen in the second's text, with what is known of each."""
    mine = {fact.span for fact, _ in pairs}
    own = {fact.span for fact in plain(first.segment.text, first.language).get("names", ())}
    rest = [fact for fact in first.facts if fact.strong and fact.span in own and fact.span not in mine]
    seen = _heard(rest, first, second, evidence)
    unseen = [(fact, sight) for fact in rest if _in_doubt(fact, sight := best(fact, seen))]
    judgements = [(fact, judged(fact, sight, first, second, evidence)) for fact, sight in unseen]
    missing = [(fact, judgement) for fact, judgement in judgements if judgement.clues]
    if missing:
        yield from _weighed(missing, first, second, pairs, evidence)


def _heard(facts: Sequence[Fact], first: Side, second: Side, evidence: Evidence) -> Mapping[str, Sighting | None]:
    if not facts:
        return {}
    return column(first.version, second.version, evidence.names).sights(facts, first.segment.text, second.segment.text)


def _in_doubt(fact: Fact, seen: Sighting | None) -> bool:
    if seen is None or seen.ratio < PERHAPS:
        return True
    return seen.how == "sound" and seen.ratio < (SEEN if is_country(fact) else CLEAR)


def _weighed(
    missing: Sequence[tuple[Fact, Judgement]], first: Side, second: Side, pairs: Pairs, evidence: Evidence
) -> Iterator[Doubt]:
    """Yield the doubts; a name that stands in the place of one that is lost stands in no other's."""
    mine = {fact.span for fact, _ in pairs}
    taken = sorted({fact.span for _, fact in pairs}, key=lambda span: span.start)
    rivals = sorted(intruders(first, second, taken, evidence), key=lambda rival: rival[0] in {"new", "foreign"})
    for fact, judgement in missing:
        rival = next((r for r in rivals if may_replace(r[1], fact, first, second)), None)
        around = {
            "given": _given(fact, first, mine),
            "unseen": math.log(len(missing)),
            "adjective": float(has_adjective(fact, first.language, second)),
            f"instead {rival[0] if rival else 'nothing'}": 1.0,
        }
        limit = _limit(fact, first.language, second.language)
        doubt = Doubt(fact, judgement.clues | around, rival[1] if rival else None, limit)
        if rival and doubt.is_lost:
            rivals.remove(rival)
        yield doubt


def _limit(fact: Fact, first: str, second: str) -> float:
    if is_copied(fact, first, second):
        return COPIED
    return COMMON if kind(fact, first) == "both" else LIMIT


def _given(fact: Fact, side: Side, paired: set[Span]) -> float:
    """Say whether the name behind a name is kept: `Donald` of `Donald Trump` is often left out."""
    behind = [span for span in paired if span.start == fact.span.end + 1]
    return float(bool(behind) and side.segment.text[fact.span.end] in " -")


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
