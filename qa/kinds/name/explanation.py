"""The evidence for a missing name in words."""

from __future__ import annotations

from typing import NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.features import describe_name
from qa.kinds.name.history import study
from qa.kinds.name.name_fact import is_country, is_territory, read_codes
from qa.kinds.name.pipeline import find_missing
from qa.kinds.name.probability import estimate
from qa.kinds.name.text_pair import TextPair
from qa.language.spelling import folded
from qa.model import Confidence, Fact

UNIONS = frozenset({"EU", "EZ", "UN"})
"""Codes of unions of countries, for which one of their members may be named."""


class Explanation(NamedTuple):
    """What speaks for a missing name.

    `sentence` is the end of one, empty where the other units say nothing. The loss is
    certain where the name is replaced by one that is known to be another, and
    contradicted where most of the other units do without the name too. It is doubtful
    where many of them do. `confidence` is how sure it is at most.
    """

    sentence: str = ""
    is_certain: bool = False
    is_contradicted: bool = False
    is_doubtful: bool = False
    confidence: Confidence = Confidence.HIGH


def explain(
    fact: Fact,
    texts: TextPair,
    *,
    is_replaced: bool,
    is_exact: bool = False,
    is_alone: bool = False,
) -> Explanation:
    """Return what the other units say of a name that the second text has not.

    The loss of a country is certain where `is_exact`: the name of another stands in its place, in both languages.
    Where it `is_alone`, nothing stands there.
    """
    history = study(fact, texts)
    kept = history.units_with_name
    lost = find_probability(fact, texts)
    confidence = rate_confidence(lost, kept, history.units)
    if is_exact:
        confidence = Confidence.HIGH
    if not kept:
        return Explanation(is_certain=is_exact, confidence=confidence)
    wording = f'is "{history.rendering}"' if history.rendering else "is kept"
    version = texts.second.version
    told = f'; elsewhere "{fact.text}" {wording} in {version} ({kept} of {history.units} other places)'
    if not is_replaced:
        return Explanation(
            told,
            is_contradicted=is_contradicted(kept, history.units),
            is_doubtful=is_doubtful(kept, history.units)
            or (is_alone and is_everywhere(fact, history.units)),
            confidence=confidence,
        )
    features = {} if history.stands_here else describe_name(fact, None, history, texts)
    probability = estimate({**features, "instead known": 1.0})
    certain = is_exact or is_certain(kept, probability)
    if certain:
        confidence = Confidence.HIGH
    return Explanation(told, is_certain=certain, confidence=confidence)


def find_probability(fact: Fact, texts: TextPair) -> float:
    """Return how likely a name of the first text is lost in the second, 0 where it may be found."""
    for name in find_missing(texts):
        if name.fact.span == fact.span:
            return name.probability
    return 0.0


def rate_confidence(probability: float, kept: int, units: int) -> Confidence:
    """Return how sure the loss of a name is, which so many of the other units keep.

    It is sure where it is likely and enough units keep the name. Without any it is no more than a guess.
    """
    if is_certain(kept, probability) and not is_doubtful(kept, units):
        return Confidence.HIGH
    if kept or probability > thresholds.LIKELY:
        return Confidence.MEDIUM
    return Confidence.LOW


def is_contradicted(kept: int, units: int) -> bool:
    """Say whether so few of the other units keep a name that its loss here tells nothing."""
    return units >= thresholds.UNITS_AGAINST and kept < thresholds.SHARE_AGAINST * units


def is_doubtful(kept: int, units: int) -> bool:
    """Say whether many of the other units do without a name: translators add or leave it out at will."""
    return units >= thresholds.UNITS_AGAINST and kept < thresholds.SHARE_KEPT * units


def is_everywhere(fact: Fact, units: int) -> bool:
    """Say whether a country is named in so many of the other units that translators add it, or leave it out, at will."""
    return is_territory(fact) and units >= thresholds.UNITS_EVERYWHERE


def is_certain(kept: int, probability: float) -> bool:
    """Say whether a name is nearly certainly lost: so many units keep it, and it is so probably lost."""
    return kept >= thresholds.UNITS_FOR_ERROR and probability > thresholds.CERTAIN


def are_two_countries(fact: Fact, instead: Fact) -> bool:
    """Say whether both are countries, by their whole names, and not one."""
    if not (fact.strong and is_territory(fact)):
        return False
    if not (instead.strong and is_territory(instead)):
        return False
    mine, theirs = read_codes(fact.readings), read_codes(instead.readings)
    if not UNIONS.isdisjoint({*mine, *theirs}):
        return False
    return not any(may_be_one(code, other) for code in mine for other in theirs)


def may_be_one(code: str, other: str) -> bool:
    """Say whether one place may be named for another: a continent, or a part of the country."""
    if code.isdigit() or other.isdigit():
        return True
    return code.lower().startswith(other.lower()) or other.lower().startswith(
        code.lower()
    )


def is_known_as_another(fact: Fact, instead: Fact) -> bool:
    """Say whether what stands instead is known to be another name: a country for a country, or another unit's name."""
    if is_country(fact) or is_country(instead):
        return is_country(fact) and is_country(instead)
    return instead.readings != {folded(instead.text)}
