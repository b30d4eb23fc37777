"""What many versions tell together about a name that one of them lacks: how sure they must be of its loss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.batch import NameBatch
from qa.kinds.name.name_fact import classify, is_country
from qa.kinds.name.named_text import NamedText
from qa.kinds.name.pipeline import find_missing
from qa.language import name_words
from qa.model import Fact

PLACES = frozenset({"city", "country"})
"""Classes of names that a gazetteer has."""


class Ballot(NamedTuple):
    """What a version that has a name says of another.

    `probability` is that the other has lost the name; None where the name is found there, or may be.
    `is_kept` says that other units keep the name.
    """

    holder: NamedText
    fact: Fact
    probability: float | None
    is_kept: bool = False


def lacks_name(
    cells: Mapping[str, Fact],
    side: NamedText,
    asked: Sequence[NamedText],
    present: Sequence[NamedText],
    batch: NameBatch,
) -> bool:
    """Say whether one of many versions lacks a name.

    `cells` has the name as each version states it, `side` is the version in question; `asked` are those
    versions with which others are compared, and `present` are all. Where most others have it, how well it is
    heard says less than how naturally a name of its class is left out.
    """
    ballots = [
        _ask(holder, cells[holder.version], side, batch)
        for holder in asked
        if holder.version in cells
    ]
    missed = [ballot for ballot in ballots if ballot.probability is not None]
    if not missed:
        return False
    return average(ballots) > choose_majority_limit(
        missed, len(cells), side, present, batch
    )


def average(ballots: Sequence[Ballot]) -> float:
    """Return the mean probability of the loss; who finds the name, or may, weighs less than who does not."""
    lost = 0.0
    weight = 0.0
    for ballot in ballots:
        if ballot.probability is not None:
            lost += ballot.probability
            weight += 1
        elif ballot.fact.strong:
            weight += thresholds.SEEN_WEIGHT
    return lost / weight


def _ask(
    holder: NamedText,
    fact: Fact,
    side: NamedText,
    batch: NameBatch,
) -> Ballot:
    """Return what a version that has a name says of another version."""
    for missing in find_missing(batch.texts(holder, side)):
        if missing.fact.span == fact.span:
            is_kept = "contrast" in missing.features
            return Ballot(holder, fact, missing.probability, is_kept)
    return Ballot(holder, fact, None)


def choose_majority_limit(
    missed: Sequence[Ballot],
    having: int,
    side: NamedText,
    present: Sequence[NamedText],
    batch: NameBatch,
) -> float:
    """Return the probability above which a name is reported that `side` lacks.

    `missed` is what the versions say that do not find it there, `having` how many versions have the name, and
    `present` are all versions. A name that most have is measured by its class, one that some have needs more.
    """
    others = [one for one in present if one.version != side.version]
    classes = {_classify(ballot) for ballot in missed}
    is_majority = having >= max(
        thresholds.FEWEST_VERSIONS, thresholds.MAJORITY * len(others)
    )
    if "country" in classes and is_majority and names_another_country(side, others):
        return thresholds.EXCHANGED_COUNTRY
    if not is_majority:
        limit = (
            thresholds.MISSING if having == len(others) else thresholds.SPLIT_VERSIONS
        )
    elif classes == {"none"} and not any(
        name_words.kind("", one.language) for one in present
    ):
        limit = thresholds.MAJORITY_BY_CLASS["no dictionary"]
    else:
        limit = _limit_by_class(classes)
        if any(ballot.is_kept for ballot in missed):
            limit = max(limit, thresholds.KEPT_ELSEWHERE)
    if PLACES.isdisjoint(classes) and all(
        is_mostly_called_otherwise(ballot, side, batch) for ballot in missed
    ):
        return max(limit, thresholds.MAJORITY_BY_CLASS["none"])
    return limit


def _limit_by_class(classes: set[str]) -> float:
    """Return the limit of the classes that a name has where others have it: a dictionary knows more than none."""
    known = classes - {"none"} or {"none"}
    return max(thresholds.MAJORITY_BY_CLASS[name_class] for name_class in known)


def _classify(ballot: Ballot) -> str:
    """Return the class of a name; one of few letters is heard no better than a common word."""
    fact = ballot.fact
    name_class = classify(fact.text, fact.readings, ballot.holder.language)
    is_short = len(fact.text) < thresholds.SHORT_IN_MANY_LETTERS
    return "both" if is_short and name_class not in {"none", "country"} else name_class


def names_another_country(side: NamedText, others: Sequence[NamedText]) -> bool:
    """Say whether a version names a country that no other one names: it stands for the one that is not there."""
    elsewhere: set[str] = set()
    for one in others:
        for fact in one.names:
            elsewhere |= fact.readings
    return any(
        fact.strong and is_country(fact) and fact.readings.isdisjoint(elsewhere)
        for fact in side.names
    )


def is_mostly_called_otherwise(
    ballot: Ballot,
    side: NamedText,
    batch: NameBatch,
) -> bool:
    """Say whether a version mostly calls a name otherwise in this document, or leaves it out.

    Units of other documents do not count, and a few units tell nothing.
    """
    concordance = batch.pair(ballot.holder.version, side.version).concordance
    elsewhere = concordance.find_elsewhere(ballot.fact, ballot.holder.text)
    kept = [occurrence.is_kept for is_near, occurrence in elsewhere if is_near]
    return len(kept) >= thresholds.UNITS_OF_DOCUMENT and 2 * sum(kept) < len(kept)
