"""The interface of an encoder: texts in, pieces with places and states out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as an encoder sees it.

    `pieces` are numbers of its vocabulary (n), `spans` where they start and end in the
    text (n, 2), `states` what each means there (n, width), of length one.
    """

    pieces: Integers
    spans: Integers
    states: Floats

    @property
    def vector(self) -> Floats:
        """What the whole text means: the mean of its states, of length one."""
        mean = self.states.mean(axis=0) if len(self.states) else self.states.sum(axis=0)
        size = float(np.linalg.norm(mean))
        vector: Floats = mean / size if size else mean
        return vector


class Encoder(Protocol):
    """Turns texts into states; `name` tells one from another, release and layers included."""

    name: str

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Return each text's pieces and states."""
