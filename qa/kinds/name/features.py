"""Features: what speaks for and against the loss of a name, as numbers that the model weighs.

`bias` 1; `class C` 1 for the name's class; `expected` log-odds that a unit keeps it; `units` ln(1 + weight of the other
units); `missed` share of these without it; `sound` 0 to 1, how well the best candidate fits; `contrast` how much better
it fits elsewhere; `alike` share of the renderings elsewhere that resemble the candidate, `unlike` ln(1 + their number)
where none does; the rest says what stands around the name and what may stand instead.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from qa.kinds.name import thresholds
from qa.kinds.name.candidates import Candidate
from qa.kinds.name.concordance import Occurrence
from qa.kinds.name.derived_forms import has_derived_form
from qa.kinds.name.history import History, resembles
from qa.kinds.name.name_fact import classify
from qa.kinds.name.text_pair import TextPair
from qa.language import gazetteer
from qa.language.spelling import folded
from qa.model import Fact

Features = Mapping[str, float]
"""Values by the names of `model.json`."""


def describe_name(fact: Fact, candidate: Candidate | None, history: History, texts: TextPair) -> dict[str, float]:
    """Return the features of a name of the first text that is not found, or badly, in the second."""
    name_class = classify(fact, texts.first.language)
    weight, kept = history.weight, history.weight_with_name
    prior = thresholds.CLASS_WEIGHT
    rate = texts.versions.concordance.rate(name_class)
    features = {
        "bias": 1.0,
        f"class {name_class}": 1.0,
        "expected": _log_odds((kept + prior * rate) / (weight + prior)),
        "units": math.log1p(weight),
        "missed": 1 - kept / weight if weight else 0.0,
    }
    # A place that is spelt there as here is not called otherwise.
    if gazetteer.is_shared(folded(fact.text), texts.first.language, texts.second.language):
        candidate = None
    return features | _describe_sound(fact, candidate, history.kept, texts)


def _describe_sound(
    fact: Fact, candidate: Candidate | None, kept: Sequence[Occurrence], texts: TextPair
) -> dict[str, float]:
    """Return what the sound says: how well it fits here and elsewhere, and whether it is like what it is there."""
    fit = min(max(candidate.ratio, 0.0), 1.0) if candidate else 0.0
    is_short = len(fact.text) < thresholds.SHORT_NAME_LETTERS
    features = {"sound": fit, "sound of a short name": fit if is_short else 0.0}
    if not kept:
        return features
    features["contrast"] = sum(min(one.ratio, 1.0) for one in kept) / len(kept) - fit
    if candidate and fit >= thresholds.POSSIBLE_MATCH:
        here = folded(texts.second.text[candidate.span.start : candidate.span.end])
        alike = sum(resembles(here, one.word) for one in kept)
        features["unlike"] = 0.0 if alike else math.log1p(len(kept))
        features["alike"] = alike / len(kept)
    return features


def describe_surroundings(fact: Fact, missing: int, instead: str, texts: TextPair) -> dict[str, float]:
    """Return the features of what is around a name: of so many missing names one, with this kind of name instead."""
    return {
        "given": float(_is_given_name(fact, texts)),
        "unseen": math.log(missing),
        "adjective": float(has_derived_form(fact, texts.first, texts.second_index, texts.second)),
        f"instead {instead}": 1.0,
    }


def _is_given_name(fact: Fact, texts: TextPair) -> bool:
    """Say whether the name behind a name is kept: `Donald` of `Donald Trump` is often left out."""
    end = fact.span.end
    if not any(span.start == end + 1 for span in texts.paired_spans):
        return False
    return texts.first.text[end] in " -"


def _log_odds(share: float) -> float:
    """Return the natural log-odds of a share, within bounds: no number of units makes it certain."""
    share = min(max(share, thresholds.LEAST_SHARE), 1 - thresholds.LEAST_SHARE)
    return math.log(share / (1 - share))
