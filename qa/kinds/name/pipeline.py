"""The comparison of the names of two texts, stage by stage.

    detection      reading.py        the names that a text states, as facts
    candidates     candidates.py     where each may stand in the other text: exact, gazetteer, phonetic
    features       history.py, features.py, replacements.py
                                     what the other units, the sound and the surroundings say of one that is not found
    probability    probability.py    how likely it is lost
    decision       decision.py       whether that is enough

What is derived of the whole batch (`batch.py`) is made once a pair of versions and handed on in a `TextPair`.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.kinds.name import thresholds
from qa.kinds.name.batch import NameBatch
from qa.kinds.name.candidates import Candidate
from qa.kinds.name.decision import MissingName, choose_limit
from qa.kinds.name.features import describe_name, describe_surroundings
from qa.kinds.name.history import study
from qa.kinds.name.name_fact import is_country
from qa.kinds.name.named_text import NamedText
from qa.kinds.name.probability import estimate
from qa.kinds.name.replacements import Replacement, find_replacements, may_replace
from qa.kinds.name.text_pair import TextPair
from qa.model import Fact

Described = tuple[Fact, dict[str, float]]
"""A name that is not found, and its features."""


def find_missing(first: NamedText, second: NamedText, batch: NameBatch) -> tuple[MissingName, ...]:
    """Return the names of the first text that may be missing in the second, with how likely that is."""
    versions = batch.pair(first.version, second.version)
    known = versions.recall_missing(first, second)
    if known is not None:
        return known
    missing = compare_texts(TextPair(first, second, versions))
    versions.keep_missing(first, second, missing)
    return missing


def compare_texts(texts: TextPair) -> tuple[MissingName, ...]:
    """Take the names of the first text through all stages; what is found in the second leaves on the way."""
    names = select_unpaired(texts)
    candidates = texts.find(names)
    described = []
    for fact, candidate in zip(names, candidates, strict=True):
        if is_in_doubt(fact, candidate):
            history = study(fact, texts)
            if not history.stands_here:
                described.append((fact, describe_name(fact, candidate, history, texts)))
    return tuple(decide(described, texts)) if described else ()


def select_unpaired(texts: TextPair) -> list[Fact]:
    """Return the sure names that the first text states by itself and that no name of the second is."""
    own = {fact.span for fact in texts.versions.first.read_names(texts.first.text)}
    rest = own - texts.paired_spans
    return [fact for fact in texts.first.names if fact.strong and fact.span in rest]


def is_in_doubt(fact: Fact, candidate: Candidate | None) -> bool:
    """Say whether a candidate leaves open that the name is missing: it sounds otherwise, or not quite right."""
    if candidate is None or candidate.ratio < thresholds.POSSIBLE_MATCH:
        return True
    sure = thresholds.PHONETIC_MATCH if is_country(fact) else thresholds.UNCONFIRMED_MATCH
    return not candidate.is_sure and candidate.ratio < sure


def decide(described: list[Described], texts: TextPair) -> Iterator[MissingName]:
    """Yield the names with their probability; what stands in the place of a lost one stands in no other's."""
    replacements = list(find_replacements(texts))
    for fact, features in described:
        replacement = choose_replacement(fact, replacements, texts)
        instead = replacement.kind if replacement else "nothing"
        features |= describe_surroundings(fact, len(described), instead, texts)
        limit = choose_limit(fact, texts.first.language, texts.second.language)
        name = MissingName(fact, features, estimate(features), limit, replacement.fact if replacement else None)
        if replacement and name.is_lost:
            replacements.remove(replacement)
        yield name


def choose_replacement(fact: Fact, replacements: list[Replacement], texts: TextPair) -> Replacement | None:
    """Return the first name that may stand in a missing one's place."""
    for replacement in replacements:
        if may_replace(replacement, fact, texts):
            return replacement
    return None
