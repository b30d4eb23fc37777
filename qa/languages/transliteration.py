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
    broken = np.full((len(SYMBOLS), 1), _FLOOR, np.float32)
    return Table(np.hstack((pairs, broken)), gone, np.append(come, np.float32(_FLOOR)), expected)


BREAK = len(SYMBOLS)
"""The code of what parts two stretches of a text that no name crosses."""
_CODES = bytes(SYMBOLS.find(chr(code)) if chr(code) in SYMBOLS else BREAK for code in range(256))


def codes(sounds: str) -> bytes:
    """Return sounds as indexes into the tables, a byte each."""
    return sounds.encode("ascii").translate(_CODES)


Asked = tuple[str, Stream]
"""A name (sounds, at least one) and a text to look for it in."""


def reaches(asked: Sequence[Asked], table: Table) -> list[Reach]:
    """Return where each name fits best in its text; all names and texts at once, for speed."""
    found = [Reach(-20.0, -1.0, -1)] * len(asked)
    order = sorted((place for place, (_, text) in enumerate(asked) if len(text.codes)), key=lambda p: -len(asked[p][0]))
    for start in range(0, len(order), _TOGETHER):
        part = order[start : start + _TOGETHER]
        for place, reach in zip(part, _reaches([asked[place] for place in part], table), strict=True):
            found[place] = reach
    return found


def _reaches(asked: Sequence[Asked], table: Table) -> list[Reach]:
    """Return the reaches of names, the longest first, by dynamic programming over the sounds of all at once."""
    ids: dict[int, int] = {}
    where = np.array([ids.setdefault(id(text), len(ids)) for _, text in asked])
    texts = _Texts.of(list({id(text): text for _, text in asked}.values()), table)
    lengths = [len(name) for name, _ in asked]
    sounds = b"".join(codes(name).ljust(lengths[0], b"\0") for name, _ in asked)
    mine = np.frombuffer(sounds, np.uint8).reshape(len(asked), lengths[0])
    expected, lost = table.expected[mine], table.lost[mine]
    row, added = -texts.start[where], texts.added[where]
    found: list[Reach] = []
    active = len(asked)
    for at in range(lengths[0]):
        step = row + lost[:active, at, None]
        np.maximum(step[:, 1:], row[:, :-1] + texts.pairs[where[:active], mine[:active, at]], out=step[:, 1:])
        step -= added[:active]
        row = np.maximum.accumulate(step, axis=1)
        row += added[:active]
        left = next((n for n in range(active - 1, -1, -1) if lengths[n] > at + 1), -1) + 1
        if left < active:
            ends = row[left:active, 1:] - texts.end[where[left:active]]
            best = ends.argmax(axis=1)
            found = [
                _reach(float(ends[n, end]), float(expected[left + n, : at + 1].sum()), int(end))
                for n, end in enumerate(best)
            ] + found
            active, row = left, row[:left]
    return found


def _reach(score: float, expected: float, end: int) -> Reach:
    return Reach(score, score / max(expected, 1.0), end)


class _Texts(NamedTuple):
    """Texts side by side, filled up to one length: what each sound of a name scores at each of theirs, and the rest."""

    pairs: Floats
    added: Floats
    start: Floats
    end: Floats

    @staticmethod
    def of(streams: Sequence[Stream], table: Table) -> _Texts:
        size = max(len(text.codes) for text in streams)
        sounds = np.full((len(streams), size), BREAK, np.uint8)
        start = np.full((len(streams), size + 1), _FAR, np.float32)
        end = np.full((len(streams), size), _FAR, np.float32)
        for place, text in enumerate(streams):
            length = len(text.codes)
            sounds[place, :length] = text.codes
            start[place, : length + 1] = text.start
            end[place, :length] = text.end
        added = np.zeros((len(streams), size + 1), np.float32)
        np.cumsum(table.new[sounds], axis=1, out=added[:, 1:])
        return _Texts(np.moveaxis(table.pairs[:, sounds], 1, 0), added, start, end)


def begins(asked: Sequence[tuple[str, Stream, int]], table: Table) -> list[int]:
    """Return where names that end at a sound of their texts begin: the same search backwards."""
    back = [(name[::-1], _before(text, end, len(name))) for name, text, end in asked]
    return [end - reach.end for (_, _, end), reach in zip(asked, reaches(back, table), strict=True)]


def _before(text: Stream, end: int, length: int) -> Stream:
    back = text.codes[max(0, end + 1 - _LENGTHS * length) : end + 1][::-1]
    starts = np.full(len(back) + 1, _FAR, np.float32)
    starts[0] = 0.0
    return Stream(back, starts, np.zeros(len(back), np.float32))


def stream(words: Sequence[tuple[str, tuple[int, ...]]]) -> Stream:
    """Return a text of words; each comes with the lengths (in sounds) of the clitics it may begin with."""
    margins = [_margins(len(sounds), clitics) for sounds, clitics in words]
    start = b"".join([start for start, _ in margins]) + _LAST
    return Stream(
        np.frombuffer(codes("".join([sounds for sounds, _ in words])), np.uint8),
        np.frombuffer(start, np.float32),
        np.frombuffer(b"".join([end for _, end in margins]), np.float32),
    )


@functools.lru_cache(maxsize=4096)
def _margins(length: int, clitics: tuple[int, ...]) -> tuple[bytes, bytes]:
    """Return what it costs to begin before and to end after each sound of a word, as the bytes of an array."""
    start = np.full(length, _INSIDE, np.float32)
    start[0] = 0.0
    start[list(clitics)] = np.minimum(start[list(clitics)], np.float32(_CLITIC))
    end = np.minimum(_ENDING * np.arange(length - 1, -1, -1, dtype=np.float32), np.float32(_LONGEST))
    return start.tobytes(), end.tobytes()


def unspaced(sounds: str) -> Stream:
    """Return a text without spaces: a name may begin and end anywhere but crosses nothing that is no sound."""
    size = len(sounds)
    return Stream(np.frombuffer(codes(sounds), np.uint8), np.zeros(size + 1, np.float32), np.zeros(size, np.float32))


_LENGTHS, _FAR = 3, 50.0
_INSIDE, _CLITIC, _ENDING, _LONGEST = 2.0, 0.3, 0.35, 2.5
_LAST = np.full(1, 5.0, np.float32).tobytes()
_TOGETHER = 128
"""Names looked for at once: as many as the cache of a processor holds."""
