"""Cuts a text into pieces of a vocabulary: the most likely ones (unigram model, Viterbi)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qa.meaning.encoder import Floats

_SPACE = "▁"
"""Stands for a space in the pieces."""
_LONGEST = 16
"""Characters of the longest piece that is looked for: longer ones are rows of one sign."""
_SPECIAL = 4
"""The first pieces are no text: begin, padding, end, unknown."""
_UNKNOWN_COST = 10.0
"""How much less likely than the least likely piece an unknown character is (log)."""


class Piece(NamedTuple):
    """A piece by its number, and where it starts and ends in the text."""

    number: int
    start: int
    end: int


class Vocabulary:
    """Pieces with their scores (log-likelihoods), and how characters are written first."""

    def __init__(
        self,
        pieces: Sequence[str],
        scores: Floats,
        characters: Mapping[str, str],
        unknown: int,
    ) -> None:
        self.known = {
            piece: (float(score), number)
            for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))
            if piece and number >= _SPECIAL
        }
        self.characters = characters
        self.unknown = unknown
        self.least = float(scores.min()) - _UNKNOWN_COST

    def cut(self, text: str) -> list[Piece]:
        """Return the pieces of a text, in its order."""
        written, places = self._write(text)
        found: list[Piece] = []
        steps = self._find_best(written)
        end = len(written)
        while end > 0:
            number, start = steps[end]
            found.append(Piece(number, places[start], places[end - 1] + 1))
            end = start
        return found[::-1]

    def _write(self, text: str) -> tuple[str, list[int]]:
        """Return a text as the pieces have it, and where each of its characters came from.

        It begins with a space, and rows of spaces are one.
        """
        written, places = [_SPACE], [0]
        for place, character in enumerate(text):
            for sign in self.characters.get(character, character):
                if sign != " ":
                    written.append(sign)
                    places.append(place)
                elif written[-1] != _SPACE:
                    written.append(_SPACE)
                    places.append(place)
        return "".join(written), places

    def _find_best(self, written: str) -> list[tuple[int, int]]:
        """Return the piece that ends at each place of the likeliest cut, and where it starts."""
        count = len(written)
        scores = [0.0] + [float("-inf")] * count
        steps = [(0, 0)] * (count + 1)
        known = self.known.get
        for start in range(count):
            so_far = scores[start]
            for end in range(start + 1, min(count, start + _LONGEST) + 1):
                piece = known(written[start:end])
                if piece is not None and so_far + piece[0] > scores[end]:
                    scores[end] = so_far + piece[0]
                    steps[end] = piece[1], start
            if so_far + self.least > scores[start + 1]:
                scores[start + 1] = so_far + self.least
                steps[start + 1] = self.unknown, start
        return steps
