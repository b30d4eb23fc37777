"""How likely a faithful translation lacks a name that is not seen: by its class, and by the other units with it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from qa.compare import Side
from qa.compare.names.sightings import Sighting, marks, sightings
from qa.evidence import Evidence
from qa.evidence.names import Elsewhere
from qa.languages import gazetteer, name_words, script
from qa.languages.spelling import folded
from qa.model import Fact

SEEN = 0.6
"""A rendering that sounds at least so well (1 is the average of true ones) is the name."""
PERHAPS = 0.35
"""One that sounds worse is not; in between nothing is said."""
MOST = 25
"""Units that are asked what became of a name."""
PRIOR, FAR, MISSED = 2.0, 0.5, 0.15
"""Weights: of the class (in units), of a unit in another document, of a unit that lacks the name too."""
FEW, ODD, ALIKE = 3, 0.1, 60.0
"""From so many renderings on, one that at most this share of them resembles (per cent of letters) is no rendering."""
RARE = 12
"""A word that stands for a name is in less than one text of so many."""

ABSENT = {"country": 0.08, "city": 0.05, "unknown": 0.07, "capital": 0.09, "both": 0.15, "small": 0.5, "none": 0.2}
"""Names of a class that professional translations lack or render beyond recognition."""
HARD = {"Hani": 1.5, "Hans": 1.5, "Hant": 1.5, "Jpan": 1.2, "Kore": 1.2, "Hang": 1.2, "Latn": 0.6}
"""How much oftener that is so in a script."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely a clean translation lacks the name like this, and what its other units show: with it and in all."""

    clean: float
    kept: int = 0
    others: int = 0
    rendering: str = ""


def best(fact: Fact, seen: Mapping[str, Sighting | None]) -> Sighting | None:
    """Return the best sighting of a fact's readings."""
    sights = (sight for key in sorted(fact.readings) if (sight := seen.get(key)) is not None)
    return max(sights, key=lambda sight: sight.ratio, default=None)


def is_country(fact: Fact) -> bool:
    """Say whether a name is that of a country or territory."""
    return any(key.startswith("=") for key in fact.readings)


def kind(fact: Fact, language: str) -> str:
    """Return the class of a name."""
    if is_country(fact):
        return "country"
    key = folded(fact.text)
    word = name_words.kind(key, language)
    if word in {"capital", "unknown"} and key in gazetteer.names(language):
        return "city"
    return word or "none"


def judged(fact: Fact, seen: Sighting | None, first: Side, second: Side, evidence: Evidence) -> Judgement:
    """Return how likely a faithful translation lacks a name that is not seen, or seen badly."""
    prior = min(0.9, ABSENT[kind(fact, first.language)] * HARD.get(script(second.language), 1.0))
    others = evidence.names.elsewhere(first.version, second.version, fact.readings, first.segment.text, MOST)
    sights = [_kept(fact, first.language, other, second.language) for other in others]
    words = [folded(o.text[s.span.start : s.span.end]) for o, s in zip(others, sights, strict=True) if s]
    usual = max(sorted(set(words)), key=words.count, default="")
    if seen is not None and seen.ratio >= PERHAPS:
        here = folded(second.segment.text[seen.span.start : seen.span.end])
        alike = sum(_alike(here, word) for word in words)
        if len(words) < FEW or alike > len(words) * ODD:
            return Judgement(1.0, alike, len(words), usual)
    if not others:
        return Judgement(prior)
    learned = _learned(second, others, evidence) if len(words) * 2 < len(others) else frozenset()
    if learned & marks(second.segment.text, second.language):
        return Judgement(1.0)
    have = [bool(s) or bool(learned & marks(o.text, second.language)) for s, o in zip(sights, others, strict=True)]
    weights = [1.0 if other.near else FAR for other in others]
    missed = MISSED * sum(w for w, h in zip(weights, have, strict=True) if not h)
    return Judgement((prior * PRIOR + missed) / (PRIOR + sum(weights)), sum(have), len(have), usual)


def _alike(first: str, second: str) -> bool:
    return first[:3] == second[:3] or second in first or ratio(first, second) > ALIKE


def _kept(fact: Fact, first: str, other: Elsewhere, second: str) -> Sighting | None:
    seen = best(fact, sightings(other.original, first, other.text, second))
    return seen if seen is not None and seen.ratio >= SEEN else None


def _learned(second: Side, others: Sequence[Elsewhere], evidence: Evidence) -> frozenset[str]:
    """Return the words that most of the other units have in common and few units besides: what the name became."""
    if len(others) < 2:
        return frozenset()
    total, places = evidence.names.marks(second.version, marks)
    counts = Counter(mark for other in others for mark in marks(other.text, second.language))
    need = max(2, math.ceil(len(others) / 2))
    scored = [
        (count / len(others) * math.log(total / len(places[mark])), mark)
        for mark, count in counts.items()
        if count >= need and total / len(places[mark]) > RARE
    ]
    top = max(scored, default=(0.0, ""))
    return frozenset(mark for score, mark in scored if score > 0.8 * top[0])
