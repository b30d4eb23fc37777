"""An encoder for tests: words of one meaning have one state, all others are a little alike."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

import numpy as np

from qa.meaning.encoder import Encoded, Floats

MEANINGS = """
mayor bürgermeister maire burmistrz
signed unterzeichnete signa podpisał
treaty vertrag traité traktat
today heute aujourd'hui dziś
union gewerkschaft syndicat związek
strike streik grève strajk
begins beginnt commence zaczyna
monday montag lundi poniedziałek
museum musée muzeum
opens öffnet ouvre otwiera
tickets karten billets bilety
cost kosten coûtent kosztują
bridge brücke pont most
closed gesperrt fermé zamknięty
repairs reparaturen réparations naprawy
the der die das den le la les
and und et i
for für pour na
will wird va będzie
because weil parce że
"""
_WORD = re.compile(r"[\w']+|[.,;:!?]")
_WIDTH = 96
_COMMON = 0.2
"""How much of a state all words share: two have a cosine of about 0.04."""
_NUMBERS = {
    word: number
    for number, line in enumerate(MEANINGS.split("\n"))
    for word in line.split()
}


class WordEncoder:
    """Words as pieces; the states of two words of different meanings are hardly alike."""

    name = "words"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Return each text's words."""
        self.asked += texts
        return [_encode(text) for text in texts]


def _encode(text: str) -> Encoded:
    found = list(_WORD.finditer(text))
    words = [match.group().casefold() for match in found]
    return Encoded(
        np.array(list(map(_number, words)), np.int32),
        np.array([match.span() for match in found], np.int32).reshape(-1, 2),
        _states(map(_number, words)),
    )


def _number(word: str) -> int:
    """Return the number of a word's meaning; of one that is not listed, its own."""
    if word in _NUMBERS:
        return _NUMBERS[word]
    return 1000 + int.from_bytes(hashlib.sha256(word.encode()).digest()[:2])


def _states(numbers: Iterable[int]) -> Floats:
    rows = []
    for number in numbers:
        own = np.random.default_rng(number).normal(size=_WIDTH)
        own /= np.linalg.norm(own)
        own += _COMMON / np.sqrt(_WIDTH)
        rows.append(own / np.linalg.norm(own))
    return np.array(rows, np.float32).reshape(-1, _WIDTH)
