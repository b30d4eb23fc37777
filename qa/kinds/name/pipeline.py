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
from qa.kinds.name.history import History, study
from qa.kinds.name.known_names import find_known_lost
from qa.kinds.name.missing import MissingName
from qa.kinds.name.text_pair import TextPair
from qa.language import name_words
from qa.model import Fact


def is_known(fact: Fact, history: History, texts: TextPair) -> bool:
    """Say whether a word is surely a name: by its class, by a name beside it, or as another unit keeps it.

    Where all nouns have a capital, a word alone that no dictionary has is more often one of these.
    """
    if texts.profile(fact).name_class != "unknown":
        return True
    if not name_words.capitalises_nouns(texts.first.language):
        return True
    return bool(history.kept) or texts.has_name_beside(fact)


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
            if not history.stands_here and is_known(fact, history, texts):
                described.append((fact, describe_name(fact, candidate, history, texts)))
    decided = tuple(decide(described, texts)) if described else ()
    return (*decided, *find_known_lost(texts))
