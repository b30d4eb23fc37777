"""How likely a name is lost: a logistic model of its features (`model.json`)."""

from __future__ import annotations

import functools
import importlib.resources
import json
import math
from collections.abc import Mapping

LARGEST = 30.0
"""Log-odds beyond which a probability is 0 or 1 in floating point."""


@functools.cache
def read_weights() -> Mapping[str, float]:
    """Return the weight of each feature, in natural log-odds."""
    text = (
        importlib.resources.files(__package__)
        .joinpath("model.json")
        .read_text(encoding="utf-8")
    )
    table: dict[str, float] = json.loads(text)["weights"]
    return table


def estimate(features: Mapping[str, float]) -> float:
    """Return how likely a name with these features is lost, from 0 to 1.

    Features that the model has no weight for count nothing.
    """
    weights = read_weights()
    odds = sum(weights.get(name, 0.0) * value for name, value in features.items())
    odds = max(-LARGEST, min(LARGEST, odds))
    return 1 / (1 + math.exp(-odds))
