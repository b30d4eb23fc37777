"""The second engine: a folder with an encoder as ONNX and its tokenizer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from qa.errors import QaError
from qa.meaning.encoder import Encoded

if TYPE_CHECKING:
    import onnxruntime

MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
"""The two files that the folder must have, as exporters of transformers write them."""
_LONGEST = 512
"""Pieces of a text that are read; what follows has no state."""
_TINY = 1e-9
_SAMPLE = 1 << 20
"""Bytes of a model that tell it from another, with its size."""


class FolderEncoder:
    """An encoder from a folder: its first output is a state a piece (1, n, width).

    Raises QaError where a file or a library is not there, or it is no such model.
    """

    def __init__(self, folder: str) -> None:
        root = Path(folder)
        for name in (MODEL, TOKENIZER):
            if not (root / name).is_file():
                raise QaError(
                    f"there is no {name} in the folder of the model",
                    path=folder,
                    hint=f"it needs {MODEL} and {TOKENIZER}",
                )
        self.name = f"folder-{_digest(root / MODEL)}"
        self.session, self.tokenizer = _load(root)
        self.inputs = {each.name for each in self.session.get_inputs()}

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Return each text's pieces and states, without the signs that begin and end it."""
        return [self._encode(text) for text in texts]

    def _encode(self, text: str) -> Encoded:
        cut = self.tokenizer.encode(text)
        ids = np.array([cut.ids[:_LONGEST]], np.int64)
        asked = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        asked["token_type_ids"] = np.zeros_like(ids)
        given = {name: value for name, value in asked.items() if name in self.inputs}
        states = np.asarray(self.session.run(None, given)[0][0], np.float32)
        states /= np.linalg.norm(states, axis=1, keepdims=True) + _TINY
        spans = np.array(cut.offsets[:_LONGEST], np.int32).reshape(-1, 2)
        kept = spans[:, 0] < spans[:, 1]
        return Encoded(ids[0][kept].astype(np.int32), spans[kept], states[kept])


def _load(root: Path) -> tuple[onnxruntime.InferenceSession, Any]:
    """Return the model and its tokenizer, opened."""
    try:
        import onnxruntime  # noqa: PLC0415 - an extra
        import tokenizers  # noqa: PLC0415 - an extra
    except ImportError:
        message = "a model of your own needs the extra `meaning-model`"
        raise QaError(message, hint="install the extra `meaning-model`") from None
    try:
        session = onnxruntime.InferenceSession(
            str(root / MODEL), providers=["CPUExecutionProvider"]
        )
        tokenizer = tokenizers.Tokenizer.from_file(str(root / TOKENIZER))
    except Exception as error:
        first = str(error).partition("\n")[0]
        raise QaError(
            f"this model cannot be opened: {first}", path=str(root)
        ) from error
    return session, tokenizer


def _digest(path: Path) -> str:
    """Return what tells a model from another: its size and its first bytes."""
    with path.open("rb") as handle:
        start = handle.read(_SAMPLE)
    return f"{path.stat().st_size}-{hashlib.sha256(start).hexdigest()[:16]}"
