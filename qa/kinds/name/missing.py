"""A name that may be missing: what the comparison of two texts ends with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qa.model import Fact


class MissingName(NamedTuple):
    """A name that is not found in the other text.

    `probability`, from 0 to 1, is that of its loss by the features; above `limit` it is reported. `replacement` is the
    name that may stand in its place.
    """

    fact: Fact
    features: Mapping[str, float]
    probability: float
    limit: float
    replacement: Fact | None

    @property
    def is_lost(self) -> bool:
        """Whether it is likely enough that the name is lost."""
        return self.probability > self.limit
