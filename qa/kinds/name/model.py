"""How likely a name is lost: a logistic table of what speaks for and against it (`model.json`)."""

from __future__ import annotations

import functools
import importlib.resources
import json
import math
from collections.abc import Mapping


@functools.cache
def weights() -> Mapping[str, float]:
    """Return the weight of each clue, in natural log-odds."""
    text = importlib.resources.files(__package__).joinpath("model.json").read_text(encoding="utf-8")
    table: dict[str, float] = json.loads(text)["weights"]
    return table


def probability(clues: Mapping[str, float]) -> float:
    """Return how likely a name of which these clues are known is lost."""
    odds = sum(weights().get(name, 0.0) * value for name, value in clues.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
