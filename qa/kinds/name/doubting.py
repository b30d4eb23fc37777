"""Names that are not seen in another version's text, and how likely each is lost."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.compare import Side
from qa.evidence import Evidence
from qa.kinds import plain
from qa.kinds.name.classes import is_copied, is_country, kind
from qa.kinds.name.column import SEEN, best, column
from qa.kinds.name.intruders import has_adjective, intruders, is_another_country, may_replace
from qa.kinds.name.judging import PERHAPS, Judgement, judged
from qa.kinds.name.model import probability
from qa.kinds.name.sightings import Sighting
from qa.language import gazetteer
from qa.language.spelling import folded
from qa.model import Fact, Span

Pairs = tuple[tuple[Fact, Fact], ...]
"""Facts of two sides that have a reading in common."""
LIMIT, COPIED, KNOWN, COMMON = 0.28, 0.15, 0.22, 0.5
"""A name that is lost so probably is reported: one that is copied or known there sooner, a common word later."""
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


@functools.lru_cache(maxsize=512)
def linked(first: Side, second: Side) -> Pairs:
    """Return the pairs of facts that have a reading in common."""
    pairs: list[tuple[Fact, Fact]] = []
    for fact in first.facts:
        partner = next((other for other in second.facts if not fact.readings.isdisjoint(other.readings)), None)
        if partner is not None:
            pairs.append((fact, partner))
    return tuple(pairs)


@functools.lru_cache(maxsize=512)
def doubted(first: Side, second: Side, evidence: Evidence) -> tuple[Doubt, ...]:
    """Return the doubts about the first side's unpaired names."""
    return tuple(doubts(first, second, linked(first, second), evidence))


def doubts(first: Side, second: Side, pairs: Pairs, evidence: Evidence) -> Iterator[Doubt]:
    """Yield the names of the first side that are not seen in the second's text, with what is known of each."""
    mine = {fact.span for fact, _ in pairs}
    own = {fact.span for fact in plain(first.segment.text, first.language).get("names", ())}
    rest = [fact for fact in first.facts if fact.strong and fact.span in own and fact.span not in mine]
    seen = heard(rest, first, second, evidence)
    sights = [(fact, best(fact, seen)) for fact in rest]
    true = [(f, s if s and not is_another_country(f, s.span, second) else None) for f, s in sights]
    unseen = [(fact, sight) for fact, sight in true if _in_doubt(fact, sight)]
    judgements = [(fact, judged(fact, sight, first, second, evidence)) for fact, sight in unseen]
    missing = [(fact, judgement) for fact, judgement in judgements if judgement.clues]
    if missing:
        yield from _weighed(missing, first, second, pairs, evidence)


def heard(facts: Sequence[Fact], first: Side, second: Side, evidence: Evidence) -> Mapping[str, Sighting | None]:
    """Return where names of the first side stand in the second's text."""
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
            "adjective": float(has_adjective(fact, first, second)),
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
    if gazetteer.is_named(folded(fact.text), first, second):
        return KNOWN
    return COMMON if kind(fact, first) == "both" else LIMIT


def _given(fact: Fact, side: Side, paired: set[Span]) -> float:
    """Say whether the name behind a name is kept: `Donald` of `Donald Trump` is often left out."""
    behind = [span for span in paired if span.start == fact.span.end + 1]
    return float(bool(behind) and side.segment.text[fact.span.end] in " -")
