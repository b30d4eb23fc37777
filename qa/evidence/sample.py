"""Keeps summaries bounded: a bottom-k sketch (Cohen and Kaplan 2007).

Of many keys those with the smallest hashes are kept. A key among the smallest of a
whole is among the smallest of every part that has it, so nothing of it is ever lost,
and samples of parts merge in any order to the sample of the whole.
"""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def hash_text(text: str) -> int:
    """Return a number below 2**32 for a text: the same in every run and process."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def keep_smallest(values: Mapping[K, V], most: int) -> Mapping[K, V]:
    """Return at most `most` of the entries: those whose written keys hash smallest."""
    if len(values) <= most:
        return values
    ranked = heapq.nsmallest(most, values, key=_rank)
    return {key: values[key] for key in ranked}


def _rank(key: object) -> tuple[int, str]:
    text = str(key)
    return hash_text(text), text
