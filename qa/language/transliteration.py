"""How well a name in one script can be the rendering of a name in another, by tables learned from gazetteers.

Scores are natural log-odds: how much likelier the two come from one name than by chance, summed over the best
alignment of the whole name with a stretch of the text (Smith and Waterman 1981, local on the text's side alone).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qa.language.files import read_compiled
from qa.language.romanisation import SYMBOLS
from qa.language.streams import BREAK, LONGEST, Start, Stream, codes

Floats = NDArray[np.float32]
Codes = NDArray[np.uint8]

_FLOOR, _CEILING = -6.0, 6.0


@dataclass(frozen=True, eq=False)
class Table:
    """The log-odds of one sound for another, of losing and of adding one, and what a true rendering scores.

    What is no sound scores badly in a text and nothing in a name.
    """

    pairs: Floats
    lost: Floats
    new: Floats
    expected: Floats


class Reach(NamedTuple):
    """The best place of a name in a stream: score, share of what a true rendering scores, end (index of a sound)."""

    score: float
    ratio: float
    end: int


@functools.cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(read_compiled("transliteration.json"))["tables"]
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
    broken, none = np.full((len(SYMBOLS), 1), _FLOOR, np.float32), np.zeros(1, np.float32)
    new = np.append(come, np.float32(_FLOOR))
    return Table(np.hstack((pairs, broken)), np.append(gone, none), new, np.append(expected, none))


Asked = tuple[str, Stream]
"""A name (sounds, at least one) and a text to look for it in."""


def reaches(asked: Sequence[Asked], table: Table) -> list[Reach]:
    """Return where each name fits best in its text; many names and texts of like lengths at once, for speed."""
    found = [Reach(-20.0, -1.0, -1)] * len(asked)
    order = sorted((len(text.codes), place) for place, (_, text) in enumerate(asked) if text.codes)
    for start in range(0, len(order), _TOGETHER):
        part = sorted((place for _, place in order[start : start + _TOGETHER]), key=lambda p: -len(asked[p][0]))
        for place, reach in zip(part, _reaches([asked[place] for place in part], table), strict=True):
            found[place] = reach
    return found


def _reaches(asked: Sequence[Asked], table: Table) -> Iterator[Reach]:
    """Return the reaches of names, the longest first."""
    names, texts = _Names.of([name for name, _ in asked], table), _Texts.of([text for _, text in asked], table)
    scores, ends = _aligned(names, texts)
    ratios = scores.astype(np.float64) / np.maximum(names.expected.astype(np.float64), 1.0)
    return map(Reach, scores.tolist(), ratios.tolist(), ends.tolist())


def _aligned(names: _Names, texts: _Texts) -> tuple[Floats, NDArray[np.intp]]:
    """Return the best score of each name in its text and where it ends, by dynamic programming over all at once."""
    where, added = texts.where, texts.added[texts.where]
    row = -texts.start[where]
    scores, ends = np.empty(len(where), np.float32), np.empty(len(where), np.intp)
    active = len(where)
    for at in range(names.codes.shape[1]):
        step = row + names.lost[:active, at, None]
        np.maximum(step[:, 1:], row[:, :-1] + texts.pairs[where[:active], names.codes[:active, at]], out=step[:, 1:])
        step -= added[:active]
        row = np.maximum.accumulate(step, axis=1)
        row += added[:active]
        left = int(np.count_nonzero(names.lengths > at + 1))
        if left < active:
            totals = row[left:, 1:] - texts.end[where[left:active]]
            scores[left:active], ends[left:active] = totals.max(axis=1), totals.argmax(axis=1)
            active, row, added = left, row[:left], added[:left]
    return scores, ends


class _Names(NamedTuple):
    """Names side by side, filled up to the length of the first: their sounds, what losing each costs, and the rest."""

    codes: Codes
    lengths: NDArray[np.intp]
    lost: Floats
    expected: Floats

    @staticmethod
    def of(names: Sequence[str], table: Table) -> _Names:
        lengths = np.array([len(name) for name in names])
        size = len(names[0])
        filled = np.frombuffer(codes("".join([name.ljust(size) for name in names])), np.uint8).reshape(-1, size)
        return _Names(filled, lengths, table.lost[filled], table.expected[filled].sum(axis=1))


class _Texts(NamedTuple):
    """Texts side by side, filled up to one length: what each sound of a name scores at each of theirs, and the rest.

    `where` tells which of them each name is looked for in.
    """

    where: NDArray[np.intp]
    pairs: Floats
    added: Floats
    start: Floats
    end: Floats

    @staticmethod
    def of(asked: Sequence[Stream], table: Table) -> _Texts:
        rows: dict[Stream, int] = {}
        where = np.array([rows.setdefault(text, len(rows)) for text in asked])
        streams = list(rows)
        size = max(len(text.codes) for text in streams)
        sounds = _filled([text.codes for text in streams], size, BREAK)
        start = _STARTS[_filled([text.starts for text in streams], size + 1, Start.NOWHERE)]
        end = _ENDS[_filled([text.ends for text in streams], size, len(_ENDS) - 1)]
        added = np.zeros((len(streams), size + 1), np.float32)
        np.cumsum(table.new[sounds], axis=1, out=added[:, 1:])
        return _Texts(where, table.pairs[:, sounds].transpose(1, 0, 2), added, start, end)


def _filled(rows: Sequence[bytes], size: int, filling: int) -> Codes:
    fill = bytes([filling])
    return np.frombuffer(b"".join([row.ljust(size, fill) for row in rows]), np.uint8).reshape(-1, size)


def begins(asked: Sequence[tuple[str, Stream, int]], table: Table) -> list[int]:
    """Return where names that end at a sound of their texts begin: the same search backwards."""
    back = [(name[::-1], _before(text, end, len(name))) for name, text, end in asked]
    return [end - reach.end for (_, _, end), reach in zip(asked, reaches(back, table), strict=True)]


def _before(text: Stream, end: int, length: int) -> Stream:
    back = text.codes[max(0, end + 1 - _LENGTHS * length) : end + 1][::-1]
    return Stream(back, bytes([Start.WORD]) + bytes([Start.NOWHERE]) * len(back), bytes(len(back)))


_STARTS = np.array([0.0, 0.3, 2.0, 5.0, 50.0], np.float32)
"""What it costs to begin at each `Start`."""
_ENDS = np.append(np.minimum(0.35 * np.arange(LONGEST + 1), 2.5), 50.0).astype(np.float32)
"""What it costs to leave so many sounds of a word over, and to end where there is no text."""
_LENGTHS = 3
"""A name begins at most so many times its length before its end."""
_TOGETHER = 128
"""Names looked for at once: as many as the cache of a processor holds."""
