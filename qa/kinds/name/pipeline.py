"""The comparison of the names of two texts, stage by stage.

    detection      reading.py       the names that a text states, as facts
    candidates     candidates.py    where each may stand in the other text: exact, gazetteer, phonetic
    features       features.py      what its class, the other units (history.py), the sound and the surroundings say
                                    of a name that is not found
    probability    probability.py   how likely it is lost, with what may stand instead (replacements.py)
    decision       decision.py      whether that is enough

What is derived of the whole batch (`batch.py`) is made once a pair of versions and handed on in a `TextPair`.
"""

from __future__ import annotations

from dataclasses import replace

from qa.kinds.name.candidates import is_in_doubt
from qa.kinds.name.decision import decide
from qa.kinds.name.features import Features, describe_name
from qa.kinds.name.history import study
from qa.kinds.name.known_names import find_known_lost
from qa.kinds.name.missing import MissingName
from qa.kinds.name.text_pair import TextPair
from qa.language import name_words
from qa.model import Fact


def is_known(fact: Fact, texts: TextPair) -> bool:
    """Say whether a word is surely a name: one that a dictionary has so, or that no version writes without a capital."""
    if texts.profile(fact).name_class not in {"unknown", "none"}:
        return True
    second = texts.versions.second
    if not name_words.is_cased(second.language.language):
        return True
    return fact.readings.isdisjoint(second.lower_case_words)


def find_missing(texts: TextPair) -> tuple[MissingName, ...]:
    """Return the names of the first text that may be missing in the second, with how likely that is."""
    if texts.missing is None:
        texts.missing = compare_texts(texts)
    return texts.missing


def compare_texts(texts: TextPair) -> tuple[MissingName, ...]:
    """Take the names of the first text through all stages; what is found in the second leaves on the way."""
    described: list[tuple[Fact, Features]] = []
    for fact, candidate in zip(texts.unpaired, texts.find(texts.unpaired), strict=True):
        if fact.span in texts.misspelt:
            history = study(fact, texts)
            sure = replace(fact, strong=True)
            described.append((sure, describe_name(sure, None, history, texts)))
        elif is_in_doubt(candidate, is_country=texts.profile(fact).is_country):
            history = study(fact, texts)
            if not history.stands_here and is_known(fact, texts):
                sure = fact if fact.strong else replace(fact, strong=True)
                described.append((sure, describe_name(sure, candidate, history, texts)))
    decided = tuple(decide(described, texts)) if described else ()
    return (*decided, *find_known_lost(texts))
