"""How likely it is that a text says only part of what another says."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qa.compare.remembered import remembered_of_unit
from qa.evidence import Evidence
from qa.evidence.endings import ended
from qa.evidence.lengths import even_length
from qa.language.abbreviations import spelt_out
from qa.language.extent import extent
from qa.model import Span, Unit, language_of
from qa.omission.likelihood import (
    Pair,
    combine,
    weigh_figures,
    weigh_length,
    weigh_sentences,
    weigh_words,
)
from qa.omission.lost_names import find_lost_names
from qa.omission.lost_words import write_words
from qa.omission.thresholds import (
    CLEAR,
    CUT_OPEN,
    LEAST_ADDED,
    LEAST_LENGTH,
    LEAST_REST,
    LONG,
    LONG_OF_MANY,
    MORE_SENTENCES,
    MOST_ASKED,
    MOST_MEASURED,
    NAME,
    SHORT,
    SHORT_OF_MANY,
    Threshold,
)

HEADING = "heading"
"""The role of a segment whose length says nothing."""
SHORT_WORDS = (
    (0.3, "less than a third as long as usual"),
    (0.45, "less than half as long as usual"),
    (0.55, "about half as long as usual"),
    (0.7, "about two thirds as long as usual"),
)
"""Shares of the usual length, each with what is said of a text below it."""
LONG_WORDS = (
    (3.0, "more than three times as long as usual"),
    (2.0, "more than twice as long as usual"),
    (1.4, "about half as long again as usual"),
)
"""Multiples of the usual length, each with what is said of a text from it on."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """`part` seems to say only some of what `whole` says.

    `odd` is the one of the two that stands against the others: it is cut, or says
    more. `share` is the length of the part against what is usual (1.0), `strength`
    the score of the suspicion, `open` whether the part lacks closing punctuation,
    and `lost` is what stands in the whole and not in the part, as it stands there:
    names, figures, words.
    """

    unit: Unit
    part: str
    whole: str
    odd: str
    share: float
    strength: float
    open: bool
    lost: tuple[str, ...]


@remembered_of_unit
def suspicions(unit: Unit, evidence: Evidence) -> tuple[Suspicion, ...]:
    """Return the versions that seem to say only part of what the others say, or more.

    Remembered, since the checks for short and for long texts both ask.
    """
    lengths = {name: extent(segment.text) for name, segment in unit.segments}
    lengths = {name: length for name, length in lengths.items() if length}
    found = []
    for name in lengths:
        if name != unit.source and len(lengths) > 1:
            suspicion = _suspect(unit, name, lengths, evidence)
            if suspicion is not None:
                found.append(suspicion)
    return tuple(found)


def _suspect(
    unit: Unit,
    name: str,
    lengths: Mapping[str, float],
    evidence: Evidence,
) -> Suspicion | None:
    """Return the suspicion about one version, by most of those that are asked."""
    others = _choose_others(unit, name, lengths)
    if _says_little(unit, (name, *others)):
        return None
    offs = {}
    for other in others:
        usual = evidence.lengths.usual(other, name)
        offs[other] = usual.surprise(lengths[other], lengths[name])
    middle = combine(list(offs.values()))
    # Of two versions without a source the shorter one is looked at.
    has_two_equals = len(lengths) == 2 and not unit.source
    if abs(middle) <= CLEAR or (middle > 0 and has_two_equals):
        return None
    is_cut = middle < 0
    pairs = []
    for other in sorted(others, key=lambda other: (abs(offs[other] - middle), other)):
        whole, part = (other, name) if is_cut else (name, other)
        usual = evidence.lengths.usual(whole, part)
        length = lengths[part] + spelt_out(unit[part].text, unit[whole].text)
        pairs.append(Pair(whole, part, lengths[whole], length, usual))
    threshold = _choose_threshold(is_cut=is_cut, of_many=len(others) > 1)
    length = weigh_length(pairs)
    asked = pairs[:MOST_ASKED]
    weighed = [_weigh(unit, pair, length, threshold, evidence) for pair in asked]
    weighed.sort(key=lambda suspicion: suspicion.strength)
    suspicion = weighed[(len(weighed) - 1) // 2]
    return (
        replace(suspicion, odd=name) if suspicion.strength >= threshold.enough else None
    )


def _says_little(unit: Unit, names: Sequence[str]) -> bool:
    """Return whether texts are headings, or too short for a length to say anything."""
    if any(unit[name].role == HEADING for name in names):
        return True
    longest = max(even_length(name, unit[name].text) for name in names)
    return longest < math.log(LEAST_LENGTH)


def _choose_others(
    unit: Unit, name: str, lengths: Mapping[str, float]
) -> Sequence[str]:
    """Return the versions that a length is measured against: the source, or some."""
    if unit.source is not None and unit.source in lengths:
        return [unit.source]
    others = [other for other in sorted(lengths) if other != name]
    return others[:MOST_MEASURED]


def _choose_threshold(
    *,
    is_cut: bool,
    of_many: bool,
) -> Threshold:
    """Return when a suspicion of this kind is strong enough."""
    if of_many:
        return SHORT_OF_MANY if is_cut else LONG_OF_MANY
    return SHORT if is_cut else LONG


def _weigh(
    unit: Unit,
    pair: Pair,
    length: float,
    threshold: Threshold,
    evidence: Evidence,
) -> Suspicion:
    """Return how strong the suspicion is by one pair of versions.

    `length` is what the length says. What costs more is asked while it may decide;
    names come last, since no other evidence costs as much.
    """
    whole, part = pair.whole, pair.part
    full, text = unit[whole].text, unit[part].text
    is_open = ended(full) and not ended(text) and unit.source in {None, whole}
    strength = length
    lost: list[str] = []
    if is_open:
        chance = evidence.endings.chance(whole, part)
        strength += max(0.0, math.log(CUT_OPEN / chance))
    if strength >= threshold.least:
        document = None if unit[whole].unit else unit.document
        links = evidence.lexicon.links(whole, part, document)
        mine = links.left(full, language_of(whole))
        theirs = links.right(text, language_of(part))
        words, lost_words = weigh_words(links, full, mine, theirs)
        figures, lost_figures = weigh_figures(full, text)
        strength += words + figures
        if strength + MORE_SENTENCES >= threshold.enough:
            strength += weigh_sentences(unit, pair)
        names = []
        if strength + NAME >= threshold.enough:
            names = find_lost_names(unit, whole, part, evidence)
        if names:
            strength += NAME
        written = write_words(full, language_of(whole), lost_words)
        lost = _list_once([*names, *lost_figures, *written])
    return Suspicion(
        unit, part, whole, part, pair.share, strength, is_open, tuple(lost)
    )


def _list_once(words: Iterable[str]) -> list[str]:
    """Return words without those that stand in one before, in whatever case."""
    kept: list[str] = []
    for word in words:
        if not any(word.casefold() in other.casefold() for other in kept):
            kept.append(word)
    return kept


def is_added(suspicion: Suspicion, place: Span | None) -> bool:
    """Return whether the whole is long enough without what stands at a place.

    `place` is the sentences of the whole that the part has nothing for. Where the rest
    is too short one sentence was made two, and nothing is added.
    """
    if place is None:
        return False
    text = suspicion.unit[suspicion.whole].text
    added = extent(text[place.start : place.end])
    rest = (1 - added / extent(text)) / suspicion.share
    return added >= LEAST_ADDED and rest > LEAST_REST


def reasons(suspicion: Suspicion, shown: Sequence[str]) -> str:
    """Return the evidence in words; `shown` of what is lost is named."""
    if suspicion.odd == suspicion.part:
        sentence = f"it is {_describe_short(suspicion.share)} beside {suspicion.whole}"
    else:
        sentence = (
            f"it is {_describe_long(1 / suspicion.share)} beside {suspicion.part}"
        )
    if suspicion.open:
        sentence += "; no closing punctuation"
    if shown:
        quoted = ", ".join(f'"{word}"' for word in shown)
        sentence += f"; {suspicion.part} has nothing for {quoted}"
    return sentence


def _describe_short(share: float) -> str:
    """Return a share of the usual length, below 1, in words."""
    for most, words in SHORT_WORDS:
        if share < most:
            return words
    return "shorter than usual"


def _describe_long(times: float) -> str:
    """Return how many times the usual length, above 1, in words."""
    for least, words in LONG_WORDS:
        if times >= least:
            return words
    return "longer than usual"
