"""Opens the encoder that the settings ask for, and compares a batch with it."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from qa.meaning.batch import Meanings, Progress
from qa.meaning.batch import compare as compare_with
from qa.meaning.encoder import Encoder
from qa.meaning.store import Store, find_path
from qa.model import Document


def compare(
    documents: Iterable[Document], model: str | None, progress: Progress | None
) -> Meanings:
    """Return what is unanswered in some documents.

    `model` is a folder with an encoder (ONNX), None is the one of the extra. Raises
    QaError where it is not there.
    """
    encoder = open_encoder(model)
    store = Store(encoder.name, find_path())
    try:
        return compare_with(documents, encoder, store, progress)
    finally:
        store.close()


@functools.cache
def open_encoder(model: str | None) -> Encoder:
    """Return an encoder; reading one takes a third of a second."""
    if model is None:
        from qa.meaning.packaged import PackagedEncoder  # noqa: PLC0415 - reads a file

        return PackagedEncoder()
    from qa.meaning.folder import FolderEncoder  # noqa: PLC0415 - needs an extra

    return FolderEncoder(model)
