"""How well a name in one script can be the rendering of a name in another.

The tables are learned from gazetteers. Scores are natural log-odds: how much likelier
the two come from one name than by chance, summed over the best alignment of the whole
name with a stretch of the text (Smith and Waterman 1981, local on the text's side
alone).
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

Asked = tuple[str, Stream]
"""A name (sounds, at least one) and a text to look for it in."""

_FLOOR, _CEILING = -6.0, 6.0
"""Between these scores a sound may stand for another."""
_STARTS = np.array([0.0, 0.3, 2.0, 5.0, 50.0], np.float32)
"""What it costs to begin at each `Start`."""
_LEFT_OVER, _MOST_LEFT_OVER, _NO_TEXT = 0.35, 2.5, 50.0
_ENDS = np.append(
    np.minimum(_LEFT_OVER * np.arange(LONGEST + 1), _MOST_LEFT_OVER),
    _NO_TEXT,
).astype(np.float32)
"""What it costs to leave so many sounds of a word over.

The last is what it costs to end where there is no text.
"""
_LENGTHS = 3
"""A name begins at most so many times its length before its end."""
_TOGETHER = 128
"""Names looked for at once: as many as the cache of a processor holds."""


@dataclass(frozen=True, eq=False)
class Table:
    """The log-odds of sounds, an index of `SYMBOLS` each.

    `pairs` are those of one sound for another, `lost` and `new` of losing and of
    adding one, `expected` what a true rendering of each scores. What is no sound
    scores badly in a text and nothing in a name.
    """

    pairs: Floats
    lost: Floats
    new: Floats
    expected: Floats


class Reach(NamedTuple):
    """The best place of a name in a stream.

    Its score, the share of what a true rendering scores, and the index of the sound
    where it ends.
    """

    score: float
    ratio: float
    end: int


_NOWHERE = Reach(-20.0, -1.0, -1)


@functools.cache
def _tables() -> dict[str, Any]:
    """Return the counts of each script against Latin."""
    tables: dict[str, Any] = json.loads(read_compiled("transliteration.json"))["tables"]
    return tables


class Joint(NamedTuple):
    """The probabilities of a sound of one script and one of another.

    `both` has a row for each sound of the first and a column for each of the second,
    `lost` and `new` are those of losing a sound and of adding one.
    """

    both: Floats
    lost: Floats
    new: Floats


@functools.cache
def _joint(script: str) -> Joint:
    """Return the probabilities of a Latin sound and a sound of `script`.

    A script without a table of its own has that of Latin against Latin. The file has
    logs in hundredths.
    """
    tables = _tables()
    table = tables.get(script, tables["Latn"])
    size = len(SYMBOLS)
    both, lost, new = (
        np.exp(np.array(table[key], np.float32) / 100)
        for key in ("joint", "lost", "new")
    )
    return Joint(both.reshape(size, size), lost, new)


@functools.cache
def table(first: str, second: str) -> Table:
    """Return the table of two scripts.

    Where neither script is Latin, the Latin name behind both is summed over. Of one
    script with itself the table of Latin is used.
    """
    if second == "Latn" and first != "Latn":
        both, new, lost = _joint(first)
        return _weigh(Joint(both.T, lost, new))
    if first in {"Latn", second}:
        return _weigh(_joint("Latn" if first == second else second))
    return _weigh(_join(_joint(first), _joint(second)))


def _join(one: Joint, two: Joint) -> Joint:
    """Sum over the Latin names behind the names of two scripts.

    The two scripts are independent given the Latin sound: each is weighed by the
    geometric mean of how common that sound is in the two tables.
    """
    latin = np.sqrt((one.both.sum(1) + one.lost) * (two.both.sum(1) + two.lost))
    return Joint(
        both=one.both.T @ (two.both / latin[:, None]),
        lost=one.new + one.both.T @ (two.lost / latin),
        new=two.new + two.both.T @ (one.lost / latin),
    )


def _weigh(joint: Joint) -> Table:
    """Return the log-odds of probabilities against chance.

    Chance is the product of how common each sound is on its side. All odds are clipped,
    so that no single sound decides.
    """
    both, lost, new = joint
    first, second = both.sum(1) + lost, both.sum(0) + new
    total = both.sum() + lost.sum() + new.sum()
    first_share, second_share = first / first.sum(), second / second.sum()
    chance = np.outer(first_share, second_share)
    pairs = np.clip(np.log(both / total / chance), _FLOOR, _CEILING)
    losses = np.clip(np.log(lost / total / first_share), _FLOOR, 0)
    additions = np.clip(np.log(new / total / second_share), _FLOOR, 0)
    expected = ((both * pairs).sum(1) + lost * losses) / first
    # The last sound is what is none.
    no_sound = np.full((len(SYMBOLS), 1), _FLOOR, np.float32)
    nothing = np.zeros(1, np.float32)
    return Table(
        pairs=np.hstack((pairs, no_sound)),
        lost=np.append(losses, nothing),
        new=np.append(additions, np.float32(_FLOOR)),
        expected=np.append(expected, nothing),
    )


def reaches(asked: Sequence[Asked], table: Table) -> list[Reach]:
    """Return where each name fits best in its text.

    Many names and texts of like lengths are looked for at once, for speed. The result
    has the order of `asked`; a text without sounds has no place for a name. A batch has
    at most `_TOGETHER` names.
    """
    found = [_NOWHERE] * len(asked)
    by_length = []
    for place, (_, text) in enumerate(asked):
        if text.codes:
            by_length.append((len(text.codes), place))
    by_length.sort()
    for start in range(0, len(by_length), _TOGETHER):
        places = [place for _, place in by_length[start : start + _TOGETHER]]
        places.sort(key=lambda place: -len(asked[place][0]))
        reached = _find_reaches([asked[place] for place in places], table)
        for place, reach in zip(places, reached, strict=True):
            found[place] = reach
    return found


def _find_reaches(asked: Sequence[Asked], table: Table) -> Iterator[Reach]:
    """Return the reaches of names, the longest first.

    The ratio is that of the score to what a true rendering of the name scores, at least
    1.
    """
    names = _Names.of([name for name, _ in asked], table)
    texts = _Texts.of([text for _, text in asked], table)
    scores, ends = _align(names, texts)
    expected = np.maximum(names.expected.astype(np.float64), 1.0)
    ratios = scores.astype(np.float64) / expected
    return map(Reach, scores.tolist(), ratios.tolist(), ends.tolist())


def _align(names: _Names, texts: _Texts) -> tuple[Floats, NDArray[np.intp]]:
    """Return the best score of each name in its text and where it ends.

    Dynamic programming over all at once: a row has the best score of the sounds so far
    for each end in the text. Names that are at their end leave. Sounds of the text that
    are added cost the same wherever they stand: they are summed up once, and the best
    start of each end is a running maximum.
    """
    where = texts.where
    added = texts.added[where]
    row = -texts.start[where]
    active = len(where)
    scores = np.empty(active, np.float32)
    ends = np.empty(active, np.intp)
    for at in range(names.codes.shape[1]):
        step = row + names.lost[:active, at, None]
        kept = row[:, :-1] + texts.pairs[where[:active], names.codes[:active, at]]
        np.maximum(step[:, 1:], kept, out=step[:, 1:])
        step -= added[:active]
        row = np.maximum.accumulate(step, axis=1)
        row += added[:active]
        left = int(np.count_nonzero(names.lengths > at + 1))
        if left < active:
            totals = row[left:, 1:] - texts.end[where[left:active]]
            scores[left:active] = totals.max(axis=1)
            ends[left:active] = totals.argmax(axis=1)
            active, row, added = left, row[:left], added[:left]
    return scores, ends


class _Names(NamedTuple):
    """Names side by side, filled up to the length of the first.

    Their sounds, their lengths, what losing each sound costs, and what a true
    rendering scores.
    """

    codes: Codes
    lengths: NDArray[np.intp]
    lost: Floats
    expected: Floats

    @staticmethod
    def of(names: Sequence[str], table: Table) -> _Names:
        """Put names, the longest first, side by side."""
        lengths = np.array([len(name) for name in names])
        sounds = _fill([codes(name) for name in names], len(names[0]), BREAK)
        expected = table.expected[sounds].sum(axis=1)
        return _Names(sounds, lengths, table.lost[sounds], expected)


class _Texts(NamedTuple):
    """Texts side by side, filled up to one length.

    `where` tells which of them each name is looked for in, `pairs` what each sound of
    a name scores at each of theirs, `added` what it costs to add all sounds before
    each place, `start` and `end` what it costs to begin and to end there.
    """

    where: NDArray[np.intp]
    pairs: Floats
    added: Floats
    start: Floats
    end: Floats

    @staticmethod
    def of(asked: Sequence[Stream], table: Table) -> _Texts:
        """Put the texts that names are looked for in side by side, each once."""
        rows: dict[Stream, int] = {}
        where = np.array([rows.setdefault(text, len(rows)) for text in asked])
        size = max(len(text.codes) for text in rows)
        sounds = _fill([text.codes for text in rows], size, BREAK)
        starts = _fill([text.starts for text in rows], size + 1, Start.NOWHERE)
        ends = _fill([text.ends for text in rows], size, len(_ENDS) - 1)
        added = np.zeros((len(rows), size + 1), np.float32)
        np.cumsum(table.new[sounds], axis=1, out=added[:, 1:])
        pairs = table.pairs[:, sounds].transpose(1, 0, 2)
        return _Texts(where, pairs, added, _STARTS[starts], _ENDS[ends])


def _fill(
    rows: Sequence[bytes],
    size: int,
    filling: int,
) -> Codes:
    """Return rows of bytes as a table `size` wide.

    Each row is filled up at its end.
    """
    fill = bytes([filling])
    joined = b"".join([row.ljust(size, fill) for row in rows])
    return np.frombuffer(joined, np.uint8).reshape(-1, size)


def begins(asked: Sequence[tuple[str, Stream, int]], table: Table) -> list[int]:
    """Return where names that end at a sound of their texts begin.

    It is the same search backwards. `asked` has a name, its text and the index of its
    last sound there.
    """
    backwards = []
    for name, text, end in asked:
        backwards.append((name[::-1], _turn(text, end, len(name))))
    found = []
    for (_, _, end), reach in zip(asked, reaches(backwards, table), strict=True):
        found.append(end - reach.end)
    return found


def _turn(
    text: Stream,
    end: int,
    length: int,
) -> Stream:
    """Return the text before a sound backwards, as far as a name may begin.

    It begins at a word and nowhere else, since the end is known.
    """
    start = max(0, end + 1 - _LENGTHS * length)
    back = text.codes[start : end + 1][::-1]
    starts = bytes([Start.WORD]) + bytes([Start.NOWHERE]) * len(back)
    return Stream(back, starts, bytes(len(back)))
