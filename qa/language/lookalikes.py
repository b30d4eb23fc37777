"""Letters of different scripts that look the same (lookalikes.toml)."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Mapping


@functools.cache
def _pairs() -> Mapping[tuple[str, str], Mapping[str, str]]:
    text = importlib.resources.files("qa.language").joinpath("lookalikes.toml").read_text(encoding="utf-8")
    pairs: dict[tuple[str, str], dict[str, str]] = {}
    for row in tomllib.loads(text)["pair"]:
        one, two = row["scripts"]
        letters = [(pair[0], pair[1]) for pair in row["letters"].split() if len(pair) == 2]
        pairs.setdefault((one, two), {}).update(letters)
        pairs.setdefault((two, one), {}).update((b, a) for a, b in letters)
    return pairs


def twins(script: str, other: str) -> Mapping[str, str]:
    """Return the letters of a script that look like one of the other script, each with that letter."""
    return _pairs().get((script, other), {})
