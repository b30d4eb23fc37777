"""Features: what speaks for and against the loss of a name, as numbers that the model weighs.

`bias` 1; `class C` 1 for the name's class; `expected` log-odds that a unit keeps it; `units` ln(1 + weight of the other
units); `missed` share of these without it; `sound` 0 to 1, how well the best candidate fits; `contrast` how much better
it fits elsewhere; `alike` share of the renderings elsewhere that resemble the candidate, `unlike` ln(1 + their number)
where none does; `given` 1 if the name behind it is kept, `adjective` 1 if a word derived of it may stand there. The
decision adds `unseen` ln(names of the text that are not found) and `instead K` 1 for what may stand in its place.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from qa.kinds.name import thresholds
from qa.kinds.name.candidates import Candidate
from qa.kinds.name.concordance import Occurrence
from qa.kinds.name.history import History
from qa.kinds.name.resemblance import resembles
from qa.kinds.name.text_pair import TextPair
from qa.model import Fact

Features = Mapping[str, float]
"""Values by the names of `model.json`."""


def describe_name(
    fact: Fact,
    candidate: Candidate | None,
    history: History,
    texts: TextPair,
) -> Features:
    """Return the features of a name of the first text that is not found, or badly, in the second.

    `candidate` is the best place that it may have there all the same, `history` what the other units show of
    it. Features without a weight in the model count nothing.
    """
    profile = texts.profile(fact)
    weight = history.weight
    kept = history.weight_with_name
    prior = thresholds.CLASS_WEIGHT
    # A place that is spelt there as here is not called otherwise.
    sounds_like = None if profile.is_shared else candidate
    return {
        "bias": 1.0,
        f"class {profile.name_class}": 1.0,
        "expected": _log_odds((kept + prior * history.class_rate) / (weight + prior)),
        "units": math.log1p(weight),
        "missed": 1 - kept / weight if weight else 0.0,
        "given": float(_is_given_name(fact, texts)),
        **_describe_sound(fact, sounds_like, history.kept),
        "adjective": float(texts.has_derived_form(fact)),
    }


def _describe_sound(
    fact: Fact,
    candidate: Candidate | None,
    kept: Sequence[Occurrence],
) -> dict[str, float]:
    """Return what the sound says of a name.

    That is how well the candidate fits here, how well the name fits in the units that kept it, and whether the
    candidate is like what it is there.
    """
    fit = min(max(candidate.ratio, 0.0), 1.0) if candidate else 0.0
    is_short = len(fact.text) < thresholds.SHORT_NAME_LETTERS
    features = {"sound": fit, "sound of a short name": fit if is_short else 0.0}
    if not kept:
        return features
    features["contrast"] = sum(min(one.ratio, 1.0) for one in kept) / len(kept) - fit
    if candidate and fit >= thresholds.POSSIBLE_MATCH:
        alike = sum(resembles(candidate.word, one.word) for one in kept)
        features["unlike"] = 0.0 if alike else math.log1p(len(kept))
        features["alike"] = alike / len(kept)
    return features


def _is_given_name(fact: Fact, texts: TextPair) -> bool:
    """Say whether the name behind a name is kept: `Donald` of `Donald Trump` is often left out."""
    end = fact.span.end
    if not any(span.start == end + 1 for span in texts.paired_spans):
        return False
    return texts.first.text[end] in " -"


def _log_odds(share: float) -> float:
    """Return the natural log-odds of a share.

    The share is kept within bounds: no number of units makes it certain that a name is kept, or not.
    """
    share = min(max(share, thresholds.LEAST_SHARE), 1 - thresholds.LEAST_SHARE)
    return math.log(share / (1 - share))
