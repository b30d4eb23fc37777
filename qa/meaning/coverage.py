"""How likely it is that a text lacks something that another says: coverage.

What pieces usually are answered like is learnt from the batch, by piece; the traits of a
pair are measured against those of the other pairs of its two versions, and weighed. The
weights are fitted on planted omissions: `python -m tools.meaning_model` prints and writes
them (`model.json`).
"""

from __future__ import annotations

import functools
import importlib.resources
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from qa.meaning.answers import Answers, Run, Side, find_mutual, find_run
from qa.meaning.encoder import Floats

TRAITS = (
    "unanswered", "unanswered by the other", "less than usual", "less than usual by the other",
    "not mutual", "not mutual by the other", "both", "both by the other",
    "gap", "gap of the other", "difference of gaps",
    "mutual", "mutual of the other", "characters", "pieces",
    "share", "share of the other", "share less than usual", "share not mutual",
)  # fmt: skip
LOW = 0.6
"""Likeness below which a piece is hardly answered (cosine; the best of 0.55 to 0.75 on planted omissions)."""
_EASE = 0.05
"""How much less than usual an answer may be like its piece."""
_PRIOR = 3
"""How many pieces the mean of all counts as, beside those of one kind."""
_PIECES = 200
"""How many pieces the mean of other texts counts as: those of ten sentences."""
_LINKED, _LOOSE = 0.35, 0.15
_LINKED_MORE, _WEAK = 0.25, 0.62
"""What a mutual answer takes off a run, and what others add to it."""
_LEAST, _MOST = -4.0, 8.0
"""Bounds of a trait, in deviations: one alone never decides."""
_USUAL_COUNT = 40
"""Pairs that what is usual elsewhere counts as, beside those of the batch."""
_NORMAL = 1.4826
"""Median distances in a deviation, where values are normal."""
_TINY = 1e-6


class Usual:
    """What pieces of a version are usually answered like by another.

    `mean` is what they are where nothing is known.
    """

    def __init__(self, sides: Iterable[Side], mean: float) -> None:
        sums: dict[int, float] = {}
        counts: dict[int, int] = {}
        for side in sides:
            likeness = side.likeness.tolist()
            for piece, value in zip(side.pieces.tolist(), likeness, strict=True):
                sums[piece] = sums.get(piece, 0.0) + value
                counts[piece] = counts.get(piece, 0) + 1
        total = sum(counts.values()) + _PIECES
        self.mean = (sum(sums.values()) + _PIECES * mean) / total
        self.by_piece = {
            piece: (sums[piece] + _PRIOR * self.mean) / (count + _PRIOR)
            for piece, count in counts.items()
        }

    def expect(self, side: Side) -> Floats:
        """Return what each piece of a text is usually answered like."""
        expected = [self.by_piece.get(p, self.mean) for p in side.pieces.tolist()]
        return np.array(expected, np.float32)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the traits, and what is usual where a batch is small.

    `mean` is how like a piece its best answer is.
    """

    weights: Floats
    bias: float
    medians: Floats
    deviations: Floats
    mean: float


@functools.cache
def load_model() -> Model:
    """Return the fitted model."""
    file = importlib.resources.files(__package__).joinpath("model.json")
    said = json.loads(file.read_text(encoding="utf-8"))
    return Model(
        np.array(said["weights"], np.float32),
        said["bias"],
        np.array(said["medians"], np.float32),
        np.array(said["deviations"], np.float32),
        said["mean"],
    )


@dataclass(slots=True)
class Pairs:
    """All pairs of texts of two versions: what the batch says of them."""

    answers: list[Answers] = field(default_factory=list)

    def weigh(self, model: Model | None = None) -> list[float]:
        """Return for each pair how sure it is that the second lacks what the first says (log-odds)."""
        model = model or load_model()
        traits = self.measure(model.mean)
        if not len(traits):
            return []
        medians, deviations = find_usual(traits)
        share = len(traits) / (len(traits) + _USUAL_COUNT)
        medians = share * medians + (1 - share) * model.medians
        deviations = share * deviations + (1 - share) * model.deviations
        apart = np.clip((traits - medians) / deviations, _LEAST, _MOST)
        odds: list[float] = (apart @ model.weights + model.bias).tolist()
        return odds

    def measure(self, mean: float) -> Floats:
        """Return the traits of each pair (pairs, traits)."""
        first = Usual((answers.first for answers in self.answers), mean)
        second = Usual((answers.second for answers in self.answers), mean)
        rows = [_measure(answers, first, second) for answers in self.answers]
        return np.array(rows, np.float32).reshape(len(rows), len(TRAITS))


def find_usual(traits: Floats) -> tuple[Floats, Floats]:
    """Return the median of each trait, and its deviation (by the median distance, which outliers do not move)."""
    medians = np.median(traits, axis=0)
    distances = np.median(np.abs(traits - medians), axis=0) * _NORMAL
    floor = traits.std(axis=0) * 0.3 + _TINY
    return medians, np.maximum(distances, floor)


def _measure(answers: Answers, first: Usual, second: Usual) -> Sequence[float]:
    """Return the traits of a pair, in the order of `TRAITS`."""
    own, other = answers
    missed = first.expect(own) - _EASE - own.likeness
    missed_there = second.expect(other) - _EASE - other.likeness
    mutual, mutual_there = find_mutual(own, other), find_mutual(other, own)
    gap, gap_there = float(missed.mean()), float(missed_there.mean())
    count, count_there = len(own.pieces), len(other.pieces)
    unanswered, unasked = find_unanswered(own, other), find_unanswered(other, own)
    unusual = find_run(missed)
    loose = find_run(np.where(mutual, -_LINKED, _LOOSE))
    return (
        find_run(LOW - own.likeness).total,
        find_run(LOW - other.likeness).total,
        unusual.total,
        find_run(missed_there).total,
        loose.total,
        find_run(np.where(mutual_there, -_LINKED, _LOOSE)).total,
        unanswered.total,
        unasked.total,
        gap,
        gap_there,
        gap_there - gap,
        float(mutual.mean()),
        float(mutual_there.mean()),
        float(np.log((other.size + 8) / (own.size + 8))),
        float(np.log((count_there + 2) / (count + 2))),
        unanswered.size / count,
        unasked.size / count_there,
        unusual.total / count,
        loose.size / count,
    )


def find_unanswered(own: Side, other: Side) -> Run:
    """Return the row of pieces that nothing answers: weakly, and by nothing that they answer in turn."""
    mutual = find_mutual(own, other)
    linked = np.where(mutual, -_LINKED_MORE, 0.0)
    values: Floats = (linked + (_WEAK - own.likeness)).astype(np.float32)
    return find_run(values)
