"""How well each piece of a text is answered by another text, and what stays unanswered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qa.meaning.encoder import Encoded, Floats, Integers
from qa.model import Span


@dataclass(frozen=True, slots=True)
class Side:
    """The pieces of one of two texts.

    `likeness` is how like the best answer is to each piece (a cosine, -1 to 1), `best` the
    place of that answer among the pieces of the other text. `size` is how many characters
    the text has.
    """

    pieces: Integers
    spans: Integers
    likeness: Floats
    best: Integers
    size: int


class Answers(NamedTuple):
    """Two texts, each answered by the other."""

    first: Side
    second: Side

    @property
    def turned(self) -> Answers:
        """The same from the other side."""
        return Answers(self.second, self.first)


def answer(first: Encoded, second: Encoded, sizes: tuple[int, int]) -> Answers | None:
    """Return how two texts answer each other; `sizes` are their characters.

    None where one has no pieces.
    """
    if not len(first.states) or not len(second.states):
        return None
    likeness = first.states @ second.states.T
    return Answers(
        _make_side(first, likeness, sizes[0]), _make_side(second, likeness.T, sizes[1])
    )


def _make_side(encoded: Encoded, likeness: Floats, size: int) -> Side:
    count = len(likeness)
    return Side(
        encoded.pieces[:count],
        encoded.spans[:count],
        likeness.max(axis=1).astype(np.float32),
        likeness.argmax(axis=1).astype(np.int32),
        size,
    )


def find_mutual(own: Side, other: Side) -> NDArray[np.bool_]:
    """Return which pieces are the best answer of their own best answer."""
    mutual: NDArray[np.bool_] = other.best[own.best] == np.arange(len(own.best))
    return mutual


class Run(NamedTuple):
    """Pieces in a row, `last` excluded, and what their values sum to."""

    total: float
    first: int
    last: int

    @property
    def size(self) -> int:
        """How many pieces there are."""
        return self.last - self.first


def find_run(values: Floats) -> Run:
    """Return the row of pieces with the largest sum (Kadane); an empty one where none is above 0."""
    best = Run(0.0, 0, 0)
    total, start = 0.0, 0
    for place, value in enumerate(values.tolist()):
        if total <= 0:
            total, start = 0.0, place
        total += value
        if total > best.total:
            best = Run(total, start, place + 1)
    return best


def mark(side: Side, run: Run, text: str) -> Span | None:
    """Return the place of a run of pieces in its text, without the space around it."""
    if run.first == run.last:
        return None
    start = int(side.spans[run.first][0])
    end = int(side.spans[run.last - 1][1])
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end -= len(stretch) - len(stretch.rstrip())
    return Span(start, end) if start < end else None
