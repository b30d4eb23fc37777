"""How well a name in one script can be the rendering of a name in another.

The log-odds of sounds are summed over the best alignment of the whole
name with a stretch of the text (Smith and Waterman 1981, local on the text's side
alone).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qa.language.sound_tables import Floats, Table
from qa.language.streams import BREAK, LONGEST, Start, Stream, codes

Codes = NDArray[np.uint8]

Asked = tuple[str, Stream]
"""A name (sounds, at least one) and a text to look for it in."""

_STARTS = np.array([0.0, 0.3, 2.0, 5.0, 50.0], np.float32)
"""What it costs to begin at each `Start`."""
_LEFT_OVER = 0.35
"""What it costs to leave a sound of a word over."""
_MOST_LEFT_OVER = 2.5
"""What it costs at most to leave the rest of a word over."""
_NO_TEXT = 50.0
"""What it costs to end where there is no text."""


def _list_ends() -> Floats:
    """Return what it costs to leave so many sounds of a word over.

    The last is what it costs to end where there is no text.
    """
    left = np.arange(LONGEST + 1)
    costs = np.minimum(_LEFT_OVER * left, _MOST_LEFT_OVER)
    ends = np.append(costs, _NO_TEXT)
    return ends.astype(np.float32)


_ENDS = _list_ends()
"""What it costs to end at a sound, by how many of its word follow."""
_LENGTHS = 3
"""A name begins at most so many times its length before its end."""
_TOGETHER = 128
"""Names looked for at once: as many as the cache of a processor holds."""


class Reach(NamedTuple):
    """The best place of a name in a stream.

    Its score, the share of what a true rendering scores, and the index of the sound
    where it ends.
    """

    score: float
    ratio: float
    end: int


_NOWHERE = Reach(-20.0, -1.0, -1)


def reaches(asked: Sequence[Asked], table: Table) -> list[Reach]:
    """Return where each name fits best in its text.

    Many names and texts of like lengths are looked for at once, for speed. The result
    has the order of `asked`; a text without sounds has no place for a name. A batch has
    at most `_TOGETHER` names.
    """
    found = [_NOWHERE] * len(asked)
    ordered = _order_by_text(asked)
    for start in range(0, len(ordered), _TOGETHER):
        places = ordered[start : start + _TOGETHER]
        places.sort(key=lambda place: -len(asked[place][0]))
        batch = [asked[place] for place in places]
        reached = _find_reaches(batch, table)
        for place, reach in zip(places, reached, strict=True):
            found[place] = reach
    return found


def _order_by_text(asked: Sequence[Asked]) -> list[int]:
    """Return the places of names whose text has sounds, the shortest text first."""
    by_length = []
    for place, (_, text) in enumerate(asked):
        length = len(text.codes)
        if length:
            by_length.append((length, place))
    by_length.sort()
    return [place for _, place in by_length]


def _find_reaches(asked: Sequence[Asked], table: Table) -> Iterator[Reach]:
    """Return the reaches of names, the longest first.

    The ratio is that of the score to what a true rendering of the name scores, at least
    1.
    """
    names = []
    texts = []
    for name, text in asked:
        names.append(name)
        texts.append(text)
    wanted = _Names.of(names, table)
    scores, ends = _align(wanted, _Texts.of(texts, table))
    expected = wanted.expected.astype(np.float64)
    expected = np.maximum(expected, 1.0)
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
        sounds = names.codes[:active, at]
        lost = names.lost[:active, at, None]
        pairs = texts.pairs[where[:active], sounds]
        step = row + lost
        kept = row[:, :-1] + pairs
        inner = step[:, 1:]
        np.maximum(inner, kept, out=inner)
        step -= added
        row = np.maximum.accumulate(step, axis=1)
        row += added
        left = int(np.count_nonzero(names.lengths > at + 1))
        if left < active:
            costs = texts.end[where[left:active]]
            totals = row[left:, 1:] - costs
            scores[left:active] = totals.max(axis=1)
            ends[left:active] = totals.argmax(axis=1)
            active = left
            row = row[:left]
            added = added[:left]
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
        lengths = [len(name) for name in names]
        rows = [codes(name) for name in names]
        sounds = _fill(rows, lengths[0], BREAK)
        expected = table.expected[sounds].sum(axis=1)
        return _Names(
            codes=sounds,
            lengths=np.array(lengths),
            lost=table.lost[sounds],
            expected=expected,
        )


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
        where = []
        for text in asked:
            row = rows.setdefault(text, len(rows))
            where.append(row)
        size = max(len(text.codes) for text in rows)
        no_text = len(_ENDS) - 1
        sounds = _fill([text.codes for text in rows], size, BREAK)
        starts = _fill([text.starts for text in rows], size + 1, Start.NOWHERE)
        ends = _fill([text.ends for text in rows], size, no_text)
        added = np.zeros((len(rows), size + 1), np.float32)
        np.cumsum(table.new[sounds], axis=1, out=added[:, 1:])
        return _Texts(
            where=np.array(where),
            pairs=table.pairs[:, sounds].transpose(1, 0, 2),
            added=added,
            start=_STARTS[starts],
            end=_ENDS[ends],
        )


def _fill(
    rows: Sequence[bytes],
    size: int,
    filling: int,
) -> Codes:
    """Return rows of bytes as a table `size` wide.

    Each row is filled up at its end.
    """
    fill = bytes([filling])
    filled = [row.ljust(size, fill) for row in rows]
    joined = b"".join(filled)
    table = np.frombuffer(joined, np.uint8)
    return table.reshape(-1, size)


def begins(asked: Sequence[tuple[str, Stream, int]], table: Table) -> list[int]:
    """Return where names that end at a sound of their texts begin.

    It is the same search backwards. `asked` has a name, its text and the index of its
    last sound there.
    """
    backwards = []
    for name, text, end in asked:
        turned_name = name[::-1]
        turned_text = _turn(text, end, len(name))
        backwards.append((turned_name, turned_text))
    found = []
    reached = reaches(backwards, table)
    for (_, _, end), reach in zip(asked, reached, strict=True):
        begin = end - reach.end
        found.append(begin)
    return found


def _turn(
    text: Stream,
    end: int,
    length: int,
) -> Stream:
    """Return the text before a sound backwards, as far as a name may begin.

    It begins at a word and nowhere else, since the end is known.
    """
    after = end + 1
    start = max(0, after - _LENGTHS * length)
    stretch = text.codes[start:after]
    back = stretch[::-1]
    word = bytes([Start.WORD])
    nowhere = bytes([Start.NOWHERE])
    starts = word + nowhere * len(back)
    ends = bytes(len(back))
    return Stream(back, starts, ends)
