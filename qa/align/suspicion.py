"""How likely it is that a text says only part of what another says.

A log-likelihood ratio of "a part was cut off or left out" against "nothing is missing" adds up the length against what
is usual, an end without closing punctuation, and words and figures whose usual counterparts are not there. Nothing is
learned from labels: what is usual is the batch itself, and a cut keeps a third to two thirds of a text.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.align.sketch import anchors
from qa.compare import differences
from qa.evidence import Evidence
from qa.evidence.endings import ended
from qa.evidence.lengths import Usual, median
from qa.evidence.lexicon import Links
from qa.languages.extent import extent
from qa.model import Unit, language_of
from qa.split import sentences

SHORT = 2.35
LONG = 3.5
"""The log-likelihood ratios that make a suspicion: ten to one, and thirty to one for what only says more."""
HOPELESS = -1.0
"""A log-likelihood ratio of length and ending below which nothing else is asked."""
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
NAME = 2.0
"""What it says for a cut that names went with it (log-likelihood ratio); a second one says hardly more."""
TRUST = 0.7
"""Words of one phrase go together: each counts less than one that stands alone."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """`part` seems to say only some of what `whole` says: `share` of the usual length; `lost` is not in it."""

    unit: Unit
    part: str
    whole: str
    share: float
    strength: float
    open: bool
    lost: tuple[str, ...]


@functools.lru_cache(maxsize=256)
def suspicions(unit: Unit, evidence: Evidence) -> tuple[Suspicion, ...]:
    """Return the pairs of versions of which one seems to say only part of the other."""
    sizes = {name: size for name, segment in unit.segments if (size := extent(segment.text))}
    if len(sizes) < 2:
        return ()
    return tuple(_all(unit, sizes, evidence))


def _all(unit: Unit, sizes: dict[str, float], evidence: Evidence) -> Iterator[Suspicion]:
    for name, size in sizes.items():
        if name == unit.source:
            continue
        others = [unit.source] if unit.source in sizes else [other for other in sizes if other != name]
        usual = {other: evidence.lengths.usual(other, name) for other in others}
        seen = {other: usual[other].surprise(sizes[other], size) for other in others}
        middle = median((surprise, 1.0) for surprise in seen.values())
        other = min(others, key=lambda o: abs(seen[o] - middle))
        part, whole = (name, other) if middle < 0 else (other, name)
        if abs(middle) > CLEAR and (len(sizes) > 2 or unit.source or part == name):
            yield from _judged(unit, part, whole, evidence)


def _judged(unit: Unit, part: str, whole: str, evidence: Evidence) -> Iterator[Suspicion]:
    """Yield the suspicion that `part` lacks some of `whole`, if it is strong enough."""
    usual = evidence.lengths.usual(whole, part)
    text, full = unit[part].text, unit[whole].text
    strength = _length(usual, extent(full), extent(text))
    cut = ended(full) and not ended(text) and whole == (unit.source or whole)
    if cut:
        strength += max(0.0, math.log(CUT_OPEN / evidence.endings.chance(whole, part)))
    if strength < HOPELESS:
        return
    links = evidence.lexicon.links(whole, part, None if unit[whole].unit else unit.document)
    words, lost = _words(links, full, links.left(full, language_of(whole)), links.right(text, language_of(part)))
    figures, gone = _figures(anchors(full), anchors(text))
    strength += words + figures
    enough = LONG if part == unit.source else SHORT
    strength += _sentences(unit, part, whole) if strength + MORE >= enough else 0.0
    # Names are looked for last: no other evidence costs as much.
    named = _names(unit, part, whole, evidence) if strength + NAME >= enough else ()
    strength += NAME if named else 0.0
    if strength >= enough:
        share = extent(text) / extent(full) / math.exp(usual.mean)
        yield Suspicion(unit, part, whole, share, strength, cut, tuple(dict.fromkeys((*gone, *named, *lost))))


def _length(usual: Usual, whole: float, part: float) -> float:
    """Return how much likelier the length is for a cut text than for a whole one."""
    cut = sum(math.exp(-(usual.surprise(whole, part, share) ** 2) / 2) for share in SHARES) / len(SHARES)
    return math.log(max(cut, 1e-9)) + usual.surprise(whole, part) ** 2 / 2


def _sentences(unit: Unit, part: str, whole: str) -> float:
    """Return what it says that one text has more sentences than the other."""
    more = len(sentences(unit[whole].text, language_of(whole))) > len(sentences(unit[part].text, language_of(part)))
    if part != unit.source:
        return MORE if more else 0.0
    return MORE if more else SAME if ended(unit[whole].text) else 0.0


def _names(unit: Unit, part: str, whole: str, evidence: Evidence) -> tuple[str, ...]:
    """Return the names of one text that went with what the other lacks: nothing stands in their place."""
    return tuple(
        fact.text
        for difference in differences(unit, "names", evidence)
        if part in difference.lacking and not difference.instead
        for version, fact in difference.stated
        if version == whole
    )


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
