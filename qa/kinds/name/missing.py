"""A name that may be missing, and what may stand in its place: what the comparison of two texts ends with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from qa.model import Fact


class Replacement(NamedTuple):
    """A name that may stand instead of another.

    It is `known` as the rendering of another name elsewhere, a `country`, a `city`, `new` (a word like a name), or
    `foreign` (in the letters of foreign names).
    """

    kind: Literal["known", "country", "city", "new", "foreign"]
    fact: Fact


class MissingName(NamedTuple):
    """A name that is not found in the other text.

    `probability`, from 0 to 1, is that of its loss by the features; above `limit` it is reported.
    """

    fact: Fact
    features: Mapping[str, float]
    probability: float
    limit: float
    replacement: Replacement | None

    @property
    def is_lost(self) -> bool:
        """Whether it is likely enough that the name is lost."""
        return self.probability > self.limit
