"""Is one segment in the language it claims? Script, then the fast engine; the others only where it does not confirm.

The decision is by likelihood against the declared language, never by the best guess alone: a rival must be more likely
by a margin that is larger where the two are easily confused (likelihood ratio over the square root of the length).
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from qa.language import Language, of, scripts
from qa.language.identify.carried import carries_terms
from qa.language.identify.engines import load
from qa.language.identify.masking import ASIDE, masked
from qa.language.scripts import count
from qa.memory import remember

ENOUGH = 20
"""Letters below which a text is too short to tell its language; a Chinese, Japanese or Korean one counts as three."""
LABEL = 10
"""Letters of a label from which on its script is judged, where it is none of the language's own."""
PLENTY = 50
"""Letters from which a clear answer may be called nearly certain."""
CONFIRMED = 0.7
"""Share of the text in the declared language by the fast engine that needs no second opinion."""
WHOLLY, STRANGE = 0.95, 12
"""Share of the text in the declared language from which no part is in another; letters of other scripts it may have."""
PART = 0.25
"""Share of the text in the declared language that shows it to be only partly in another."""
FOREIGN = 0.3
"""Share of letters in the language's own scripts below which the text is not written in it."""
MARGIN, NEAR, NO_WORDS, CLEAR = 1.0, 0.5, 1.2, 2.0
"""Likelihood ratios: for any rival; for one that is to be expected here, a neighbour; for
one that telling words usually part, where there are none; and what needs no last opinion."""
WORDS, TOWARDS = 2, -0.5
"""Words of a neighbour, less those of the language itself, that need no engine; and how
likely the neighbour must be beside the language where there is one (log-likelihood over
the root of the bytes)."""
PROSE = 3
"""Words in lower case that show a text in another script to be more than names."""

_WIDE = ("Hani", "Hira", "Kana", "Hang")
_LOWER = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text is in its language: `other` names what it is `instead`, and whether that is nearly certain.

    A `right` one that names a neighbour in `instead` leans to it by `margin`: its document may decide.
    `script` is the same language in another script, whose code stands in `instead`. A `pure` text has no part that
    could be in another language.
    """

    outcome: Literal["right", "other", "script", "short", "unknown"]
    instead: str = ""
    sure: bool = False
    margin: float = 0.0
    pure: bool = False


RIGHT, PURE, SHORT, UNKNOWN = (
    Verdict("right"),
    Verdict("right", pure=True),
    Verdict("short"),
    Verdict("unknown"),
)


@remember(65536)
def judge(text: str, tag: str) -> Verdict:
    """Return whether `text` is in the language of `tag`."""
    bare = masked(text)
    letters = count(bare)
    size = _size(letters)
    if size < ENOUGH:
        return SHORT
    language = of(tag)
    own = language.scripts
    strange = 0
    if own and not own.issuperset(letters):
        strange = size - _size(_only(letters, own))
    if strange > (1 - FOREIGN) * size:
        if _glossed(bare, own):
            return SHORT
        return _other_script(bare, tag, letters, size)
    fast = load("pycld2")
    shares = fast.shares(bare) if fast else {}
    confirmed = sum(shares.get(tongue, 0.0) for tongue in language.kinship.group)
    if confirmed >= CONFIRMED:
        fine = PURE if confirmed >= WHOLLY and strange < STRANGE else RIGHT
        return _by_words(bare, tag, shares) or fine
    return _by_words(bare, tag, shares) or _by_likelihood(bare, tag, shares)


def judge_label(text: str, tag: str, others: Iterable[str]) -> Verdict:
    """Return whether a text too short to tell its language is in a script of no other use there.

    `others` are the texts of other versions: what one of them has, too, was left as it is.
    """
    bare = masked(text)
    letters = count(bare)
    own = of(tag).scripts
    if not own or _size(letters) < LABEL or not own.isdisjoint(letters):
        return SHORT
    seen = {word for other in others for word in _LOWER.findall(other)}
    words = [word for word in _LOWER.findall(bare) if word not in seen]
    main = letters.most_common(1)[0][0]
    if scripts.of(main).cased:
        words = [word for word in words if word[0].islower()]
    if sum(map(len, words)) < LABEL / 2 or len(words) < 1 + scripts.of(main).spaced:
        return SHORT
    instead = spoken(bare, main)
    if instead in of(tag).kinship.group:
        return SHORT
    return Verdict("other", instead, margin=CLEAR)


def _only(letters: Counter[str], own: frozenset[str]) -> Counter[str]:
    """Return the counts of a language's own scripts."""
    return Counter({code: times for code, times in letters.items() if code in own})


def _glossed(bare: str, own: frozenset[str]) -> bool:
    """Say whether a text is in its own script, but for a longer quotation or gloss in brackets."""
    outside = count(ASIDE.sub(" ", bare))
    return sum(outside[code] for code in own) > outside.total() / 2


def _other_script(bare: str, tag: str, letters: Counter[str], size: int) -> Verdict:
    """Judge a text that is not in the language's script: names stay names in any script, prose does not."""
    main = letters.most_common(1)[0][0]
    if scripts.of(main).cased and not _is_prose(bare):
        return UNKNOWN
    instead = spoken(bare, main)
    if carries_terms(bare, of(tag).scripts, instead):
        return RIGHT
    if instead in of(tag).kinship.group:
        return Verdict("script", main, sure=size >= PLENTY)
    return Verdict("other", instead, sure=size >= PLENTY, margin=CLEAR)


def spoken(bare: str, script: str) -> str:
    """Return the likeliest language of a text in a script; empty where none is known."""
    fast = load("pycld2")
    shares = fast.shares(bare) if fast else {}
    return next((tongue for tongue in shares if script in of(tongue).scripts), "")


def _is_prose(bare: str) -> bool:
    """Say whether a text in a script with capitals is more than names and titles."""
    words = _LOWER.findall(bare)
    return bare.isupper() or sum(word[0].islower() for word in words) >= PROSE


def _size(letters: Counter[str]) -> int:
    return letters.total() + 2 * sum(letters[code] for code in _WIDE)


def _by_words(bare: str, tag: str, shares: Mapping[str, float]) -> Verdict | None:
    """Judge by the words that tell the language from its neighbours; None where they do not.

    They say nothing where an engine is confident of a language that has no such words.
    """
    balances = of(tag).telling.weigh(bare)
    first = next(iter(shares), "")
    is_home = first in of(tag).kinship.group
    is_third = not is_home and first not in balances
    if not balances or (is_third and shares.get(first, 0.0) >= CONFIRMED):
        return None
    rival = max(balances, key=balances.__getitem__)
    balance = balances[rival]
    if balance > 0:
        margin = lean(bare, tag, rival)
        if balance >= WORDS or first == rival or margin > TOWARDS:
            agreed = balance >= WORDS and shares.get(rival, 0.0) >= WHOLLY
            sure = agreed and _size(count(bare)) >= PLENTY
            margin = max(margin, float(balance))
            return Verdict("other", rival, sure=sure, margin=margin)
    return RIGHT if balance < 0 and not is_third else None


def _by_likelihood(bare: str, tag: str, shares: Mapping[str, float]) -> Verdict:
    """Judge by how much more likely the best rival is, if the fast engine does not hold with the declared language."""
    home, fast_best = of(tag).kinship.group, next(iter(shares), "")
    slow = load("py3langid")
    if slow is None or fast_best in home:
        return RIGHT if fast_best in home else UNKNOWN
    likelihoods = slow.likelihoods(bare)
    own = max(
        (likelihoods[tongue] for tongue in home if tongue in likelihoods), default=None
    )
    usual = _usual()
    best = next(
        tongue for tongue in likelihoods if tongue in usual and tongue not in home
    )
    if of(best).cased and not _is_prose(bare):
        return UNKNOWN
    if own is None:
        return _by_agreement(tag, shares, best, _size(count(bare)))
    return _by_margin(bare, tag, shares, best, likelihoods[best] - own)


def _by_margin(
    bare: str, tag: str, shares: Mapping[str, float], best: str, margin: float
) -> Verdict:
    language, kinship = of(tag), of(tag).kinship
    if (
        0 < margin <= NO_WORDS
        and best in language.telling.rivals
        and not kinship.margin
    ):
        return Verdict("right", best, margin=margin)
    partly = (
        best not in kinship.neighbours
        and sum(shares.get(tongue, 0.0) for tongue in kinship.group) >= PART
    )
    if (
        partly
        or margin <= _needed(language, best)
        or (margin < CLEAR and _cleared(bare, tag, best))
    ):
        return RIGHT
    named = next(iter(shares), "") == best and best not in language.telling.rivals
    return Verdict(
        "other",
        best,
        sure=named and margin > MARGIN and _size(count(bare)) >= PLENTY,
        margin=margin,
    )


@functools.cache
def _usual() -> frozenset[str]:
    """Return the languages both engines know: what only one names is most often noise."""
    fast, slow = load("pycld2"), load("py3langid")
    known = fast.languages() if fast else frozenset()
    return (
        known & slow.languages()
        if slow and known
        else known or (slow.languages() if slow else known)
    )


def _needed(language: Language, rival: str) -> float:
    """Return how much more likely the rival must be."""
    least = language.kinship.margin
    if rival in language.telling.rivals:
        return max(NO_WORDS, least)
    return max(NEAR if rival in language.kinship.neighbours else MARGIN, least)


def _by_agreement(
    tag: str, shares: Mapping[str, float], best: str, size: int
) -> Verdict:
    """Judge by two engines that name the same other language, where only one of them knows the declared one."""
    fast, kinship = load("pycld2"), of(tag).kinship
    if (
        fast is None
        or kinship.plain not in fast.languages()
        or any(shares.get(t, 0.0) > 0 for t in kinship.group)
    ):
        return UNKNOWN
    agreed = shares.get(best, 0.0) > 0.97 and best not in kinship.neighbours
    return (
        Verdict("other", best, sure=size >= PLENTY, margin=MARGIN) if agreed else RIGHT
    )


def _cleared(bare: str, tag: str, rival: str) -> bool:
    """Say whether the last opinion is the declared language; it does not know neighbours apart."""
    last, kinship = load("langdetect"), of(tag).kinship
    if (
        last is None
        or kinship.plain not in last.languages()
        or rival in kinship.neighbours
    ):
        return False
    return next(iter(last.shares(bare)), "") in kinship.group


def lean(text: str, tag: str, rival: str) -> float:
    """Return by how much `text` is more likely in the rival language than in its own; 0 where no engine can say."""
    slow = load("py3langid")
    scores = slow.likelihoods(masked(text)) if slow else {}
    plain = of(tag).kinship.plain
    return scores.get(rival, 0.0) - scores[plain] if plain in scores else 0.0
