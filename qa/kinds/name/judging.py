"""What speaks for and against a name's loss: its class, its sound, the other units with it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from qa.compare import Side
from qa.evidence import Evidence
from qa.kinds.name.classes import kind
from qa.kinds.name.column import OFTEN, SURELY, Record, column
from qa.kinds.name.evidence import Names
from qa.kinds.name.reading import is_spaceless
from qa.kinds.name.sightings import Sighting
from qa.kinds.name.texts import line, marks, parts, prepared
from qa.language import gazetteer
from qa.language.spelling import folded
from qa.model import Fact

PERHAPS = 0.35
"""A rendering that sounds worse is none."""
MOST = 25
"""Units that are asked what became of a name."""
PRIOR, FAR = 2.0, 0.5
"""Weights: of the class (in units), and of a unit in another document."""
ALIKE = 60.0
"""Renderings of one name resemble each other at least so much (per cent of letters)."""
OWN = 0.4
"""A word that stands for a name stands at least so often with it."""
RARE = 12
"""A word that stands for a name is in less than one text of so many."""
FEW = 2
"""So many renderings that are all unlike another make that one doubtful."""
SHORT, STEM = 5, 4
"""A name of fewer sounds is heard by chance; endings leave so many letters alone."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known of a name that is not seen: clues for the model; units that kept it, and all; its usual rendering.

    Without clues it may stand there.
    """

    clues: dict[str, float] = field(default_factory=dict)
    kept: int = 0
    others: int = 0
    rendering: str = ""


def judged(fact: Fact, seen: Sighting | None, first: Side, second: Side, evidence: Evidence) -> Judgement:
    """Return what is known of a name that is not seen, or seen badly, in the second text."""
    there = column(first.version, second.version, evidence.names)
    found = there.elsewhere(fact, first.segment.text, MOST)
    others = [record for _, record in found]
    words = Counter(record.word for record in others if record.kept)
    usual = max(sorted(words), key=lambda word: words[word], default="")
    learned = _learned(second, [record for record in others if not record.kept], evidence)
    if learned & marks(second.segment.text, second.language) or _stands(others, words, second):
        return Judgement({}, words.total(), len(others), usual)
    have = [r.kept or bool(learned & marks(r.text, second.language)) for r in others]
    weights = [1.0 if near else FAR for near, _ in found]
    kept = sum(weight for weight, has in zip(weights, have, strict=True) if has)
    name = kind(fact, first.language)
    clues = {
        "bias": 1.0,
        f"class {name}": 1.0,
        "expected": _odds((kept + PRIOR * there.rate(name)) / (sum(weights) + PRIOR)),
        "units": math.log1p(sum(weights)),
        "missed": 1 - kept / sum(weights) if weights else 0.0,
        **_sound(fact, first.language, seen, [record for record in others if record.kept], second),
    }
    return Judgement(clues, sum(have), len(have), usual)


def is_trusted(fact: Fact, seen: Sighting, first: Side, second: Side, evidence: Evidence) -> bool:
    """Say whether what is seen is the name: no common word, nor what the name never is elsewhere."""
    if seen.how != "sound":
        return True
    here = folded(second.segment.text[seen.span.start : seen.span.end])
    there = column(first.version, second.version, evidence.names)
    kept = [record for _, record in there.elsewhere(fact, first.segment.text, MOST) if record.kept]
    if len(kept) < FEW:
        return not _is_common(here, second, evidence.names)
    return any(_alike(here, record.word) for record in kept)


def _is_common(word: str, side: Side, names: Names) -> bool:
    """Say whether a word stands in more texts of the batch than names do."""
    most = max(OFTEN, len(names.column(side.version).texts) // RARE)
    return bool(word) and names.frequency(side.version, parts(word, side.language), line, most) > most


def _sound(fact: Fact, language: str, seen: Sighting | None, kept: Sequence[Record], second: Side) -> dict[str, float]:
    """Return what the sound says: how well it fits here and elsewhere, and whether it is like what it is there.

    A place that is spelt there as here is not called otherwise.
    """
    if gazetteer.is_shared(folded(fact.text), language, second.language):
        seen = None
    heard = min(max(seen.ratio, 0.0), 1.0) if seen else 0.0
    clues = {"sound": heard, "sound of a short name": heard if len(fact.text) < SHORT else 0.0}
    if kept:
        clues["contrast"] = sum(min(record.ratio, 1.0) for record in kept) / len(kept) - heard
        if seen is not None and heard >= PERHAPS:
            here = folded(second.segment.text[seen.span.start : seen.span.end])
            alike = sum(_alike(here, record.word) for record in kept)
            clues["unlike"] = 0.0 if alike else math.log1p(len(kept))
            clues["alike"] = alike / len(kept)
    return clues


def _stands(others: Sequence[Record], words: Counter[str], second: Side) -> bool:
    """Say whether a rendering that is sure elsewhere stands in the text."""
    sure = {r.word for r in others if r.kept and (r.ratio >= SURELY or words[r.word] > 1)}
    ready = prepared(second.segment.text, second.language)
    if is_spaceless(second.language):
        return any(len(word) > 1 and word in ready.line for word in sure)
    return any(
        word in ready.index or (len(word) > STEM and f" {word[: max(STEM, len(word) - 3)]}" in ready.line)
        for word in sure
    )


def _odds(share: float) -> float:
    share = min(max(share, 0.02), 0.98)
    return math.log(share / (1 - share))


def _alike(first: str, second: str) -> bool:
    return first[:3] == second[:3] or second in first or ratio(first, second) > ALIKE


def _learned(second: Side, others: Sequence[Record], evidence: Evidence) -> frozenset[str]:
    """Return the words that most units where a name is not seen have in common, and few besides."""
    if len(others) < 2:
        return frozenset()
    total = len(evidence.names.column(second.version).texts)
    counts: Counter[str] = Counter()
    for other in others:
        counts.update(marks(other.text, second.language))
    need = max(2, math.ceil(len(others) / 2))
    usual = [mark for mark, count in counts.items() if count >= need]
    names, language = evidence.names, second.language
    most = {mark: int(counts[mark] / OWN) for mark in usual}
    often = {m: max(counts[m], names.frequency(second.version, parts(m, language), line, most[m])) for m in usual}
    scored = {
        mark: counts[mark] / len(others) * math.log(total / times)
        for mark, times in often.items()
        if total > RARE * times and counts[mark] >= OWN * times
    }
    top = max(scored.values(), default=0.0)
    likely = {mark for mark, score in scored.items() if score > 0.8 * top}
    return frozenset(m for m in likely if not any(m != n and m in n and counts[n] == counts[m] for n in likely))
