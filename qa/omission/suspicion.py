"""How likely it is that a text says only part of what another says.

A log-likelihood ratio of "a part was cut off or left out" against "nothing is missing" adds up the length against what
is usual, an end without closing punctuation, and words and figures whose usual counterparts are not there. Nothing is
learned from labels: what is usual is the batch itself, and a cut keeps a third to two thirds of a text.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from qa import kinds as facts
from qa.align.sketch import anchors
from qa.evidence import Evidence
from qa.evidence.endings import ended
from qa.evidence.lengths import Usual, median
from qa.evidence.lexicon import Links
from qa.kinds.name import thresholds as name_thresholds
from qa.kinds.name.named_text import overlaps
from qa.language.extent import extent
from qa.language.prose import prose
from qa.language.sentences import sentences
from qa.model import Unit, language_of


class Bar(NamedTuple):
    """Below the `least` log-likelihood ratio of length and ending nothing else is asked; `enough` is a suspicion."""

    least: float
    enough: float


SHORT, LONG = Bar(-1.0, 2.35), Bar(-1.0, 3.5)
"""Ten to one, and thirty to one for what only says more."""
SHORT_OF_MANY, LONG_OF_MANY = Bar(0.5, 3.35), Bar(0.5, 5.0)
"""It takes more where no source is named: each of many versions may be the odd one."""
MEASURED = 5
"""Of many other versions, a length is measured against so many: more make it no surer."""
ASKED = 3
"""Of many other versions, so many are asked what they say beyond the length: those of the most usual length."""
CLEAR = 1.0
"""A text no shorter than so many standard deviations is not suspected, whatever else is odd."""
SHARES = (0.35, 0.45, 0.55, 0.62, 0.7)
"""What may be left of a text that was cut."""
CUT_OPEN = 0.5
"""How often a text that was cut lacks its closing punctuation."""
TENTHS = 10
STRETCHES = [(start, start + size) for size in (3, 4, 5) for start in range(TENTHS - size + 1)]
"""What may be gone, in tenths of a text."""
HALF = 0.6
"""How much of what stands in a text stays in a cut one."""
MORE = math.log(0.85 / 0.12)
SAME = math.log(0.15 / 0.88)
"""Who adds adds a sentence; a translator splits one in eight. A cut leaves the number of sentences mostly as it was."""
KEPT = {"#": 0.9, "@": 0.95}
"""How often a translation keeps a figure as figures, and an address."""
NAME = 1.6
"""What it says for a cut that names went with it (log-likelihood ratio); a second one says hardly more."""
TRUST = 0.7
"""Words of one phrase go together: each counts less than one that stands alone."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """`part` seems to say only some of what `whole` says: `share` of the usual length; `lost` is not in it.

    `odd` is the one of the two that stands against the others: it is cut, or says more.
    """

    unit: Unit
    part: str
    whole: str
    odd: str
    share: float
    strength: float
    open: bool
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Length:
    """The lengths of a part and a whole, and what is usual for them."""

    usual: Usual
    whole: float
    part: float


@functools.lru_cache(maxsize=256)
def suspicions(unit: Unit, evidence: Evidence) -> tuple[Suspicion, ...]:
    """Return the versions that seem to say only part of what the others say, or more than they do."""
    sizes = {name: size for name, segment in unit.segments if (size := extent(segment.text))}
    if len(sizes) < 2:
        return ()
    return tuple(_all(unit, sizes, evidence))


def _all(unit: Unit, sizes: dict[str, float], evidence: Evidence) -> Iterator[Suspicion]:
    for name, size in sizes.items():
        if name == unit.source:
            continue
        others = (
            [unit.source] if unit.source in sizes else [other for other in sorted(sizes) if other != name][:MEASURED]
        )
        seen = {o: evidence.lengths.usual(o, name).surprise(sizes[o], size) for o in others}
        middle = median((surprise, 1.0) for surprise in seen.values()) / _narrower(len(others))
        # Of two versions without a source the shorter one is looked at.
        if middle < -CLEAR or (middle > CLEAR and (len(sizes) > 2 or unit.source)):
            typical = sorted(others, key=lambda o: (abs(seen[o] - middle), o))
            yield from _judged(unit, name, typical, sizes, evidence, cut=middle < 0)


def _judged(
    unit: Unit, odd: str, others: Sequence[str], sizes: Mapping[str, float], evidence: Evidence, *, cut: bool
) -> Iterator[Suspicion]:
    """Yield the suspicion that a version is cut, or says more, if it is strong enough against most of those asked."""
    pairs = [(other, odd) if cut else (odd, other) for other in others]
    lengths = [_Length(evidence.lengths.usual(*pair), sizes[pair[0]], sizes[pair[1]]) for pair in pairs]
    length, many = _length(lengths), len(others) > 1
    bar = (SHORT_OF_MANY if many else SHORT) if cut else (LONG_OF_MANY if many else LONG)
    near = list(zip(pairs, lengths, strict=True))[:ASKED]
    asked = [_weighed(unit, *pair, length, bar, evidence, one) for pair, one in near]
    middle = sorted(asked, key=lambda suspicion: suspicion.strength)[(len(asked) - 1) // 2]
    if middle.strength >= bar.enough:
        yield replace(middle, odd=odd)


def _weighed(unit: Unit, whole: str, part: str, length: float, bar: Bar, evidence: Evidence, one: _Length) -> Suspicion:
    """Return how strong the suspicion is by one pair of versions: what costs more is asked while it may decide."""
    text, full = unit[part].text, unit[whole].text
    cut = ended(full) and not ended(text) and whole == (unit.source or whole)
    strength, lost = length, list[str]()
    if cut:
        strength += max(0.0, math.log(CUT_OPEN / evidence.endings.chance(whole, part)))
    if strength >= bar.least:
        links = evidence.lexicon.links(whole, part, None if unit[whole].unit else unit.document)
        words, lost = _words(links, full, links.left(full, language_of(whole)), links.right(text, language_of(part)))
        figures, gone = _figures(anchors(full), anchors(text))
        strength, lost = strength + words + figures, gone + lost
        strength += _sentences(unit, part, whole) if strength + MORE >= bar.enough else 0.0
        # Names are looked for last: no other evidence costs as much.
        named = _names(unit, part, whole, evidence) if strength + NAME >= bar.enough else []
        strength, lost = strength + (NAME if named else 0.0), named + lost
    share = one.part / one.whole / math.exp(one.usual.mean)
    return Suspicion(unit, part, whole, part, share, strength, cut, tuple(dict.fromkeys(lost)))


def _length(lengths: Sequence[_Length]) -> float:
    """Return how much likelier the length is for a cut text than for a whole one."""
    cut = sum(math.exp(-(_surprise(lengths, share) ** 2) / 2) for share in SHARES) / len(SHARES)
    return math.log(max(cut, 1e-9)) + _surprise(lengths) ** 2 / 2


def _surprise(lengths: Sequence[_Length], share: float = 1.0) -> float:
    """Return how many standard deviations a part is off a share of what most of the others make one expect."""
    offs = ((one.usual.surprise(one.whole, one.part, share), 1.0) for one in lengths)
    return median(offs) / _narrower(len(lengths))


def _narrower(others: int) -> float:
    """Return how much less a length scatters around what several versions make one expect than around one of them."""
    return math.sqrt((1 + 1 / others) / 2)


def _sentences(unit: Unit, part: str, whole: str) -> float:
    """Return what it says that one text has more sentences than the other; nothing where these have no ends."""
    if not (prose(language_of(whole)).ends and prose(language_of(part)).ends):
        return 0.0
    more = len(sentences(unit[whole].text, language_of(whole))) > len(sentences(unit[part].text, language_of(part)))
    if part != unit.source:
        return MORE if more else 0.0
    return MORE if more else SAME if ended(unit[whole].text) else 0.0


def _names(unit: Unit, part: str, whole: str, evidence: Evidence) -> list[str]:
    """Return the names of one text that nothing in the other sounds like: more than those that may stand instead."""
    first, second, text = language_of(whole), language_of(part), unit[part].text
    names = [fact for fact in facts.of(unit[whole], first, "names") if fact.strong]
    keys = tuple(sorted({key for fact in names for key in fact.readings}))
    seen = evidence.names.batch.search(first, second).find(keys, text)
    heard = {key: one.span for key, one in seen.items() if one and one.ratio >= name_thresholds.POSSIBLE_MATCH}
    gone = [fact.text for fact in names if heard.keys().isdisjoint(fact.readings)]
    instead = [fact for fact in facts.of(unit[part], second, "names") if not overlaps(fact.span, [*heard.values()])]
    return gone if len(gone) > len(instead) else []


def _words(links: Links, text: str, whole: frozenset[str], part: frozenset[str]) -> tuple[float, list[str]]:
    """Return what linked words say for a cut, the mean over all stretches that may be gone; and the words not there."""
    if not whole:
        return 0.0, []
    folded, weights, lost = text.casefold(), [0.0] * TENTHS, []
    for word in sorted(whole):
        link, there = links.links[word], word in part
        kept, chance = min(link.kept, 0.95), min(link.chance, 0.5)
        tells = math.log(chance / kept) if there else math.log((1 - chance) / (1 - kept))
        weights[folded.find(word) * TENTHS // len(folded)] += TRUST * tells
        if not there and link.kept > 0.6:
            lost.append(word)
    sums = [0.0, *itertools.accumulate(weights)]
    gone = [sums[end] - sums[start] for start, end in STRETCHES]
    return max(gone) + math.log(sum(math.exp(fit - max(gone)) for fit in gone) / len(gone)), lost


def _figures(whole: frozenset[str], part: frozenset[str]) -> tuple[float, list[str]]:
    """Weigh figures and addresses that are gone; where as many others stand, they were changed and not left out."""
    strength, lost = 0.0, []
    for kind, kept in KEPT.items():
        mine, theirs = _of(kind, whole), _of(kind, part)
        strength += len(mine & theirs) * _kept(kept, 0.02, there=True)
        if len(theirs) < len(mine):
            lost += [anchor[1:] for anchor in sorted(mine - theirs)]
    return strength + len(lost) * _kept(KEPT["#"], 0.02, there=False), lost


def _of(kind: str, found: frozenset[str]) -> frozenset[str]:
    return frozenset(anchor for anchor in found if anchor[0] == kind and len(anchor) > 2)


def _kept(whole: float, chance: float, *, there: bool) -> float:
    """Return what it says for a cut that something usual is there or is not."""
    cut = max(chance, whole * HALF)
    return TRUST * (math.log(cut / whole) if there else math.log((1 - cut) / (1 - whole)))


def reasons(suspicion: Suspicion, shown: Sequence[str]) -> str:
    """Return the evidence in words."""
    told = [f"{suspicion.share:.0%} of the length that {suspicion.whole} makes one expect"]
    if suspicion.open:
        told.append("no closing punctuation")
    if shown:
        told.append(f"nothing for {', '.join(shown)}")
    return "; ".join(told)
