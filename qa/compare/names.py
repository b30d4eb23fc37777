"""Names pair when one is seen in the other's text: by its letters, sound, place, or what it became elsewhere.

What is not seen is lost only where a name of its kind is nearly always kept: by its class, by what the other units that
have it show, and by a name that stands there instead. Everything in doubt is left out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from qa.compare import Match, Side
from qa.compare.sightings import Sighting, marks, prepared, sighting
from qa.evidence import Evidence
from qa.evidence.names import Elsewhere
from qa.facts import extract
from qa.facts.name import is_spaceless
from qa.languages import gazetteer, name_words, script
from qa.languages.spelling import folded
from qa.model import Fact, Span

SEEN = 0.6
PERHAPS = 0.35
MOST = 25
PRIOR = 2.0
FAR = 0.5
MISSED = 0.25
LIMIT = 0.05
INSTEAD = 0.15
STRANGE = 0.6
UNLIKE = 0.0
SURELY = 0.8
WORTH = 0.5
CLEAR = 0.9
FEW = 3
ODD = 0.1
ALIKE = 60.0
RARE = 12
COMMON = 25

ABSENT = {"country": 0.08, "city": 0.05, "unknown": 0.07, "capital": 0.08, "both": 0.15, "small": 0.5, "none": 0.2}
HARD = {"Hani": 3.0, "Hans": 3.0, "Hant": 3.0, "Jpan": 1.6, "Kore": 2.0, "Hang": 2.0, "Latn": 0.6}


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely a clean translation lacks the name like this, and what its other units show: with it and in all."""

    clean: float
    kept: int = 0
    others: int = 0


def match(first: Side, second: Side, evidence: Evidence) -> Match:
    """Pair the names of two sides."""
    pairs: list[tuple[Fact, Fact]] = []
    missing: list[tuple[Fact, Judgement]] = []
    for fact in first.facts:
        seen = _seen(fact, first.language, second.segment.text, second.language)
        judgement = judged(fact, seen, first, second, evidence) if _in_doubt(fact, seen) else None
        if judgement is not None and judgement.clean < WORTH:
            missing.append((fact, judgement))
        elif seen is not None and seen.ratio >= SEEN:
            pairs.append((fact, _fact(fact, seen, second)))
    added = list(_added(first, second, pairs, evidence))
    if not missing:
        return Match(tuple(pairs), (), tuple(added))
    return _settled(pairs, missing, added, first, second, evidence)


def _added(first: Side, second: Side, pairs: Sequence[tuple[Fact, Fact]], evidence: Evidence) -> Iterator[Fact]:
    """Yield the second side's names that are surely not in the first text."""
    taken = [other.span for _, other in pairs]
    for fact in second.facts:
        if not fact.strong or _overlaps(fact.span, taken):
            continue
        seen = _seen(fact, second.language, first.segment.text, first.language)
        if (
            (seen is None or seen.ratio < PERHAPS)
            and _is_new(fact, first, second, evidence)
            and judged(fact, seen, second, first, evidence).clean < LIMIT
        ):
            yield fact


def _in_doubt(fact: Fact, seen: Sighting | None) -> bool:
    if seen is None or seen.ratio < PERHAPS:
        return fact.strong
    return fact.strong and seen.how == "sound" and seen.ratio < CLEAR and not _is_country(fact)


def _settled(
    pairs: list[tuple[Fact, Fact]],
    missing: list[tuple[Fact, Judgement]],
    added: list[Fact],
    first: Side,
    second: Side,
    evidence: Evidence,
) -> Match:
    intruders = sorted(_intruders(first, second, pairs, evidence), key=lambda pair: not pair[0])
    lost: list[Fact] = []
    extra = list(added)
    for fact, judgement in missing:
        rivals = [(known, other) for known, other in intruders if _may_replace(other, fact, first, second)]
        known = bool(rivals) and rivals[0][0]
        if judgement.clean * (INSTEAD if known else STRANGE if rivals else 1.0) < LIMIT:
            lost.append(fact)
            if rivals:
                intruders.remove(rivals[0])
                extra += [rivals[0][1]] if rivals[0][1] not in extra else []
    return Match(tuple(pairs), tuple(lost), tuple(extra))


def _may_replace(intruder: Fact, fact: Fact, first: Side, second: Side) -> bool:
    """Say whether `intruder` stands where `fact` was lost: of its kind, and nothing like it in sound."""
    if _is_country(intruder) != _is_country(fact):
        return False
    heard = _seen(fact, first.language, intruder.text, second.language)
    return heard is None or heard.ratio < UNLIKE


def _seen(fact: Fact, first: str, text: str, second: str) -> Sighting | None:
    best: Sighting | None = None
    for key in sorted(fact.readings):
        found = sighting(key, first, text, second)
        if found is not None and (best is None or found.ratio > best.ratio):
            best = found
            if found.ratio >= 1.0:
                break
    return best


def _fact(fact: Fact, seen: Sighting, side: Side) -> Fact:
    """Return what the other side has for a name: its own fact where it found one there."""
    for other in side.facts:
        if other.span.start < seen.span.end and seen.span.start < other.span.end:
            return other
    text = side.segment.text[seen.span.start : seen.span.end]
    return Fact(fact.kind, text, seen.span, text, fact.readings)


def _is_country(fact: Fact) -> bool:
    return any(key.startswith("=") for key in fact.readings)


def kind(fact: Fact, language: str) -> str:
    """Return the class of a name."""
    key = min(fact.readings)
    if key.startswith("="):
        return "country"
    word = name_words.kind(key, language)
    if word in {"capital", "unknown"} and key in gazetteer.names(language):
        return "city"
    return word or "none"


def judged(fact: Fact, seen: Sighting | None, first: Side, second: Side, evidence: Evidence) -> Judgement:
    """Return how likely a faithful translation lacks a name that is not seen, or seen badly."""
    prior = min(0.9, ABSENT[kind(fact, first.language)] * HARD.get(script(second.language), 1.0))
    others = evidence.names.elsewhere(first.version, second.version, fact.readings, first.segment.text, MOST)
    sights = [_kept(fact, first.language, other.text, second.language) for other in others]
    words = [folded(o.text[s.span.start : s.span.end]) for o, s in zip(others, sights, strict=True) if s]
    if seen is not None and seen.ratio >= PERHAPS:
        here = folded(second.segment.text[seen.span.start : seen.span.end])
        alike = sum(_alike(here, word) for word in words)
        if len(words) < FEW or alike > len(words) * ODD:
            return Judgement(1.0, alike, len(words))
    if not others:
        return Judgement(prior)
    learned = _learned(second, others, evidence)
    if learned & marks(second.segment.text, second.language):
        return Judgement(1.0)
    have = [bool(s) or bool(learned & marks(o.text, second.language)) for s, o in zip(sights, others, strict=True)]
    weights = [1.0 if other.near else FAR for other in others]
    missed = MISSED * sum(w for w, h in zip(weights, have, strict=True) if not h)
    return Judgement((prior * PRIOR + missed) / (PRIOR + sum(weights)), sum(have), len(have))


def _alike(first: str, second: str) -> bool:
    return first[:3] == second[:3] or ratio(first, second) > ALIKE


def _kept(fact: Fact, first: str, text: str, second: str) -> Sighting | None:
    seen = _seen(fact, first, text, second)
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
    best = max(scored, default=(0.0, ""))
    return frozenset(mark for score, mark in scored if score > 0.8 * best[0])


def _intruders(
    first: Side, second: Side, pairs: Sequence[tuple[Fact, Fact]], evidence: Evidence
) -> Iterator[tuple[bool, Fact]]:
    """Yield names of the second side that the first side has not, and whether they are known to be other names."""
    taken = [other.span for _, other in pairs]
    for fact in _renderings(first, second, taken, evidence):
        taken.append(fact.span)
        yield True, fact
    for fact in second.facts:
        if fact.strong and not _overlaps(fact.span, taken) and _is_new(fact, first, second, evidence):
            yield _is_country(fact), fact


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)


def _is_new(fact: Fact, first: Side, second: Side, evidence: Evidence) -> bool:
    if fact.readings & evidence.names.small(second.version):
        return False
    back = _seen(fact, second.language, first.segment.text, first.language)
    if back is not None and back.ratio >= PERHAPS:
        return False
    return not any(_related(key, first) for key in fact.readings if key.startswith("="))


def _related(key: str, first: Side) -> bool:
    """Say whether the first text has an adjective of the country: `Turkish` for `Türkei`."""
    labels = gazetteer.labels((key[1:],), first.language)
    stems = {part[:_ADJECTIVE] for label in labels for part in label.split(" ")[-1:] if len(part) > _ADJECTIVE}
    return any(word[:_ADJECTIVE] in stems for word in prepared(first.segment.text, first.language).keys)


_ADJECTIVE = 3


def _renderings(first: Side, second: Side, taken: Sequence[Span], evidence: Evidence) -> Iterator[Fact]:
    """Yield words of the second text that elsewhere stand for a name which the first text has not."""
    if is_spaceless(second.language):
        return
    here = prepared(first.segment.text, first.language).keys
    texts, names = evidence.names.column(second.version), evidence.names.column(first.version)
    _, index = evidence.names.marks(second.version, marks)
    for word, start, end in prepared(second.segment.text, second.language).words:
        places = index.get(word, ())
        small = second.segment.text[start].islower()
        if len(word) < 3 or small or not 1 < len(places) <= COMMON or _overlaps(Span(start, end), taken):
            continue
        for place in places:
            if texts.texts[place] == second.segment.text:
                continue
            original = names.texts.get(place, "")
            if any(
                _stands_for(word, key, first, second) and key.split(" ")[0] not in here
                for key in _names(original, first)
            ):
                text = second.segment.text[start:end]
                yield Fact("name", text, Span(start, end), text, frozenset({word}))
                break


def _names(text: str, side: Side) -> Iterator[str]:
    for fact in extract(text, side.language).get("names", ()):
        if fact.strong:
            yield from (key for key in sorted(fact.readings) if not key.startswith("="))


def _stands_for(word: str, key: str, first: Side, second: Side) -> bool:
    found = sighting(key, first.language, word, second.language)
    return found is not None and found.ratio >= SURELY
