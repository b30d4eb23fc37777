"""Decision: what stands instead of each missing name, how likely it is lost, and whether that is enough."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from qa.kinds.name import thresholds
from qa.kinds.name.features import Features
from qa.kinds.name.full_names import find_exchanged
from qa.kinds.name.left_out import is_left_out
from qa.kinds.name.missing import MissingName
from qa.kinds.name.probability import estimate
from qa.kinds.name.replacements import (
    choose_replacement,
    find_replacements,
    find_slip,
)
from qa.kinds.name.text_pair import TextPair
from qa.model import Fact


def decide(
    described: Sequence[tuple[Fact, Features]],
    texts: TextPair,
) -> Iterator[MissingName]:
    """Yield the names that are not found, given with their features, in the order of the text.

    What stands in the place of a name that is lost stands in no other's.
    """
    replacements = find_replacements(texts)
    exchanged = find_exchanged([fact for fact, _ in described], texts)
    for fact, features in described:
        replacement = find_slip(fact, texts) or choose_replacement(
            fact, replacements, texts
        )
        if replacement is None and is_left_out(fact, texts):
            continue
        kind = replacement.kind if replacement else "nothing"
        every = {**features, "unseen": math.log(len(described)), f"instead {kind}": 1.0}
        probability = estimate(every)
        if fact.span in texts.misspelt:
            probability = max(probability, thresholds.MISSPELT)
        if fact.span in exchanged:
            probability = max(probability, thresholds.EXCHANGED)
        name = MissingName(
            fact, every, probability, texts.profile(fact).limit, replacement
        )
        if replacement in replacements and name.is_lost:
            replacements.remove(replacement)
        yield name
