"""How well a name in one script can be the rendering of a name in another, by tables learned from gazetteers.

Scores are natural log-odds: how much likelier the two come from one name than by chance, summed over the best
alignment of the whole name with a stretch of the text (Smith and Waterman 1981, local on the text's side alone).
"""

from __future__ import annotations

import functools
import importlib.resources
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qa.languages.romanisation import SYMBOLS

Floats = NDArray[np.float32]
Codes = NDArray[np.uint8]

_FLOOR, _CEILING = -6.0, 6.0


@dataclass(frozen=True, eq=False)
class Table:
    """The log-odds of one sound for another, of losing and of adding one, and what a true rendering scores."""

    pairs: Floats
    lost: Floats
    new: Floats
    expected: Floats


class Reach(NamedTuple):
    """The best place of a name in a stream: score, share of what a true rendering scores, end (index of a sound)."""

    score: float
    ratio: float
    end: int


class Stream(NamedTuple):
    """A text as sounds, what it costs to begin before each (and after the last) and to end after each."""

    codes: Codes
    start: Floats
    end: Floats


@functools.cache
def _tables() -> dict[str, Any]:
    text = importlib.resources.files(__package__).joinpath("transliteration.json").read_text(encoding="utf-8")
    tables: dict[str, Any] = json.loads(text)["tables"]
    return tables


@functools.cache
def _joint(script: str) -> tuple[Floats, Floats, Floats]:
    """Return the probabilities of a Latin sound and a sound of `script`, of losing and of adding one."""
    tables = _tables()
    table = tables.get(script, tables["Latn"])
    size = len(SYMBOLS)
    joint, lost, new = (np.exp(np.array(table[key], np.float32) / 100) for key in ("joint", "lost", "new"))
    return joint.reshape(size, size), lost, new


@functools.cache
def table(first: str, second: str) -> Table:
    """Return the table of two scripts; where neither is Latin, the Latin name behind both is summed over."""
    if second == "Latn" and first != "Latn":
        joint, new, lost = _joint(first)
        joint = joint.T
    elif first in {"Latn", second}:
        joint, lost, new = _joint("Latn" if first == second else second)
    else:
        one, lost_one, new_one = _joint(first)
        two, lost_two, new_two = _joint(second)
        latin = np.sqrt((one.sum(1) + lost_one) * (two.sum(1) + lost_two))
        joint = one.T @ (two / latin[:, None])
        lost = new_one + one.T @ (lost_two / latin)
        new = new_two + two.T @ (lost_one / latin)
    return _odds(joint, lost, new)


def _odds(joint: Floats, lost: Floats, new: Floats) -> Table:
    mine, theirs = joint.sum(1) + lost, joint.sum(0) + new
    mine_share, theirs_share = mine / mine.sum(), theirs / theirs.sum()
    total = joint.sum() + lost.sum() + new.sum()
    pairs = np.clip(np.log(joint / total / np.outer(mine_share, theirs_share)), _FLOOR, _CEILING)
    gone = np.clip(np.log(lost / total / mine_share), _FLOOR, 0)
    come = np.clip(np.log(new / total / theirs_share), _FLOOR, 0)
    expected = ((joint * pairs).sum(1) + lost * gone) / mine
    return Table(pairs, gone, come, expected)


_ZERO = np.zeros(1, np.float32)
_CODES = np.zeros(128, np.uint8)
for _place, _symbol in enumerate(SYMBOLS):
    _CODES[ord(_symbol)] = _place


def codes(sounds: str) -> Codes:
    """Return sounds as indexes into the tables."""
    return _CODES[np.frombuffer(sounds.encode("ascii"), np.uint8)]


def reaches(names: Sequence[str], stream: Stream, table: Table) -> list[Reach]:
    """Return where each name (sounds, at least one) fits best in the text; all at once, for speed."""
    if not len(stream.codes):
        return [Reach(-20.0, -1.0, -1) for _ in names]
    size = max(map(len, names))
    mine = np.zeros((len(names), size), np.uint8)
    for place, name in enumerate(names):
        mine[place, : len(name)] = codes(name)
    expected = table.expected[mine]
    added = np.concatenate((_ZERO, np.cumsum(table.new[stream.codes], dtype=np.float32)))
    pairs, lost = table.pairs[:, stream.codes], table.lost[mine]
    found: list[Reach | None] = [None] * len(names)
    row = np.broadcast_to(-stream.start, (len(names), len(added)))
    for at in range(size):
        step = row + lost[:, at, None]
        np.maximum(step[:, 1:], row[:, :-1] + pairs[mine[:, at]], out=step[:, 1:])
        step -= added
        row = np.maximum.accumulate(step, axis=1)
        row += added
        for place, name in enumerate(names):
            if len(name) == at + 1:
                ends = row[place, 1:] - stream.end
                best = int(ends.argmax())
                score = float(ends[best])
                found[place] = Reach(score, score / max(float(expected[place, : at + 1].sum()), 1.0), best)
    return [reach for reach in found if reach is not None]


def begin(name: str, stream: Stream, end: int, table: Table) -> int:
    """Return where a name that ends at `end` begins: the same search backwards."""
    start = max(0, end + 1 - _LENGTHS * len(name))
    back = unspaced("")._replace(codes=stream.codes[start : end + 1][::-1])
    size = len(back.codes)
    starts = np.full(size + 1, _FAR, np.float32)
    starts[0] = 0.0
    whole = back._replace(start=starts, end=np.zeros(size, np.float32))
    return end - reaches([name[::-1]], whole, table)[0].end


def stream(words: Sequence[tuple[str, Sequence[int]]]) -> Stream:
    """Return a text of words; each comes with the lengths (in sounds) of the clitics it may begin with."""
    start: list[float] = []
    end: list[float] = []
    for sounds, clitics in words:
        first = [_INSIDE] * len(sounds)
        first[0] = 0.0
        for length in clitics:
            first[length] = min(first[length], _CLITIC)
        start += first
        end += [min(_ENDING * rest, _LONGEST) for rest in range(len(sounds) - 1, -1, -1)]
    text = "".join(sounds for sounds, _ in words)
    return Stream(codes(text), np.array([*start, 5.0], np.float32), np.array(end, np.float32))


def unspaced(sounds: str) -> Stream:
    """Return a text without spaces: a name may begin and end anywhere."""
    return Stream(codes(sounds), np.zeros(len(sounds) + 1, np.float32), np.zeros(len(sounds), np.float32))


_LENGTHS, _FAR = 3, 50.0
_INSIDE, _CLITIC, _ENDING, _LONGEST = 2.0, 0.3, 0.35, 2.5
