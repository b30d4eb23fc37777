"""Decision: from which probability on a name is reported as missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qa.kinds.name import thresholds
from qa.kinds.name.name_fact import classify, is_copied
from qa.language import gazetteer
from qa.language.spelling import folded
from qa.model import Fact


@dataclass(frozen=True, slots=True)
class MissingName:
    """A name that may be missing: its features, how likely it is lost, from where on that is reported; what replaced it."""

    fact: Fact
    features: Mapping[str, float]
    probability: float
    limit: float
    replacement: Fact | None

    @property
    def is_lost(self) -> bool:
        """Whether it is likely enough that the name is lost."""
        return self.probability > self.limit


def choose_limit(fact: Fact, first: str, second: str) -> float:
    """Return the probability above which a name of language `first` is reported as missing in `second`.

    What is copied or has a name there is reported sooner, what is also a common word later.
    """
    if is_copied(fact, first, second):
        return thresholds.COPIED
    if gazetteer.is_named(folded(fact.text), first, second):
        return thresholds.NAMED
    if classify(fact, first) == "both":
        return thresholds.COMMON
    return thresholds.MISSING
