"""The evidence for a missing name in words."""

from __future__ import annotations

from qa.kinds.name import thresholds
from qa.kinds.name.features import describe_name
from qa.kinds.name.history import study
from qa.kinds.name.name_fact import is_country
from qa.kinds.name.probability import estimate
from qa.kinds.name.text_pair import TextPair
from qa.language.spelling import folded
from qa.model import Fact


def explain(
    fact: Fact,
    texts: TextPair,
    *,
    is_replaced: bool,
) -> tuple[str, bool]:
    """Return what the other units say of a name that the second text has not, as the end of a sentence.

    The second value says whether the loss is nearly certain: the name `is_replaced` by one that is known to be
    another.
    """
    history = study(fact, texts)
    kept = history.units_with_name
    if not kept:
        return "", False
    wording = f'is "{history.rendering}"' if history.rendering else "is kept"
    version = texts.second.version
    told = f'; elsewhere "{fact.text}" {wording} in {version} ({kept} of {history.units} other places)'
    if not is_replaced:
        return told, False
    features = {} if history.stands_here else describe_name(fact, None, history, texts)
    return told, is_certain(kept, estimate({**features, "instead known": 1.0}))


def is_certain(kept: int, probability: float) -> bool:
    """Say whether a name is nearly certainly lost: so many units keep it, and it is so probably lost."""
    return kept >= thresholds.UNITS_FOR_ERROR and probability > thresholds.CERTAIN


def is_known_as_another(fact: Fact, instead: Fact) -> bool:
    """Say whether what stands instead is known to be another name: a country for a country, or another unit's name."""
    if is_country(fact) or is_country(instead):
        return is_country(fact) and is_country(instead)
    return instead.readings != {folded(instead.text)}
