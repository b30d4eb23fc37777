"""Versions that do not say what the others say, row by row, from first to last.

Another document, rows that were shuffled or shifted, one text in every row, noise, a
font encoding: what is wrong is the whole version, and no row of it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qa.align.profile import Measure
from qa.align.score import Score
from qa.evidence import Evidence
from qa.evidence.lengths import even_length, median
from qa.language import scripts
from qa.language.words import stems
from qa.model import Document, Segment, language_of
from qa.omission.thresholds import (
    FEWEST_ROWS,
    FEWEST_SPACED,
    FEWEST_WORDS,
    FITTING,
    FONT,
    LEAST_OFTEN,
    LEAST_ROW,
    LEAST_SHARE,
    MOST_ROWS,
    NO_FONT,
    OFFSETS,
    OFTEN,
    SAME,
    SHIFTED_FIT,
)

_WORD = re.compile(r"[^\W_]+")
_INSIDE = re.compile(r"[^\W\d_]\d+[^\W\d_]|[^\W\d_]{2}\d|\b\d[^\W\d_]{2}")
_BESIDE = "; each text belongs to the row"
_ANY = "und"
"""The language of words that spaces part."""


class Row(NamedTuple):
    """What two versions say in one unit."""

    first: Segment
    second: Segment


@dataclass(frozen=True, slots=True)
class Unrelated:
    """`version` does not follow `against`.

    `pair` says why, of the two together; `alone` what is wrong with the version itself.
    Both are sentences without the name of the version.
    """

    version: str
    against: str
    pair: str
    alone: tuple[str, ...]
    row: Row


def find_unrelated(document: Document, against: str, version: str) -> Unrelated | None:
    """Return why a version does not follow another; None if it does, or nobody can say.

    Of fewer than 20 units in which both have text nothing is said.
    """
    rows = _share_rows(document, against, version)
    if len(rows) < FEWEST_ROWS:
        return None
    alone = [*_find_noise(rows, against, version), *_find_short(rows, against, version)]
    pair = _compare_places(rows, against, version)
    if _is_catalogue(document) and _BESIDE not in pair:
        # Labels are short, and a program asks for each by its key.
        pair = ""
    if not pair and not alone:
        return None
    return Unrelated(version, against, pair, tuple(alone), rows[0])


def _is_catalogue(document: Document) -> bool:
    """Say whether all texts of a document have a key that a program knows them by."""
    return all(version.keyed for version in document.versions)


def _share_rows(document: Document, first: str, second: str) -> list[Row]:
    """Return at most 200 units of both versions, in order: more change no answer."""
    rows = []
    for unit in document.units:
        row = Row(unit.get(first) or Segment(""), unit.get(second) or Segment(""))
        if row.second.text.strip() and even_length(first, row.first.text) > math.log(
            LEAST_ROW
        ):
            rows.append(row)
    return rows[:: 1 + len(rows) // (MOST_ROWS + 1)]


def _compare_places(rows: Sequence[Row], first: str, second: str) -> str:
    """Return what is said where texts fit their own row no better than another.

    They are compared by their lengths, figures, addresses, names and signs. Words that
    the batch links are not asked: they were learnt from these rows.
    """
    measure = Measure(first, Evidence(), None)
    left = [measure.slot(first, row.first, counted=False) for row in rows]
    right = [measure.slot(second, row.second, counted=False) for row in rows]
    score = Score(left, right)
    texts = [row.first.text for row in rows]
    fit = _measure_fit(score, texts, 0)
    if fit >= FITTING:
        return ""
    said = f"only {fit:.0%} of the texts fit better where they stand than elsewhere (length, figures, names)"
    for shift in (1, -1):
        if _measure_fit(score, texts, shift) >= SHIFTED_FIT:
            return f"{said}{_BESIDE} {'before' if shift > 0 else 'after'}"
    return said


def _measure_fit(score: Score, texts: Sequence[str], shift: int) -> float:
    """Return how often a text fits the row that is `shift` rows away best, 0 to 1.

    It is compared with a few other rows; chance gives a half, as do rows that all fit
    as well. Rows with the same text are not held against one another.
    """
    size = len(texts)
    wins = 0.0
    times = 0
    for place in range(size):
        own = score.single(place, (place + shift) % size)
        for offset in OFFSETS:
            rival = (place + shift + offset) % size
            if texts[rival] != texts[place]:
                other = score.single(place, rival)
                wins += 1.0 if own > other else 0.5 * (own == other)
                times += 1
    return wins / times if times else 1.0


def _find_short(rows: Sequence[Row], first: str, second: str) -> list[str]:
    """Return what is said where the texts are a fraction of the length throughout."""
    offs = []
    for row in rows:
        off = even_length(second, row.second.text) - even_length(first, row.first.text)
        offs.append((off, 1.0))
    share = math.exp(median(offs))
    if share >= LEAST_SHARE:
        return []
    return [
        f"its texts have about {max(share, 0.01):.0%} of the usual length throughout"
    ]


def _find_noise(rows: Sequence[Row], first: str, second: str) -> list[str]:
    """Return what is said of texts that are no language, where the first's are one."""
    theirs, mine = [row.first.text for row in rows], [row.second.text for row in rows]
    found = []
    if _share_most(mine) >= SAME > _share_most(theirs):
        found.append("one text stands in nearly every row")
    if _share_inside(mine, theirs) >= FONT and _share_inside(theirs, []) <= NO_FONT:
        found.append("digits stand inside its words, as in a font encoding")
    often, words = _share_often(mine, second)
    usual, _ = _share_often(theirs, first)
    if words >= FEWEST_WORDS and often <= LEAST_OFTEN and usual >= OFTEN:
        found.append("hardly a word stands in it twice, as in random letters")
    return found


def _share_most(texts: Sequence[str]) -> float:
    """Return the share of the commonest text."""
    counts = Counter(text.strip() for text in texts)
    return max(counts.values()) / len(texts)


def _share_inside(texts: Sequence[str], known: Sequence[str]) -> float:
    """Return the share of words in which digits and letters are mixed.

    Where no spaces part words, a number stands among letters as a rule. Words of what
    is `known` are names: `OAuth2`. Of few words a share says nothing.
    """
    names = {word for text in known for word in _WORD.findall(text)}
    spaced = [text for text in texts if not scripts.is_unspaced(text)]
    words = [word for text in spaced for word in _WORD.findall(text)]
    mixed = [word for word in words if _INSIDE.search(word) and word not in names]
    return len(mixed) / len(words) if len(words) >= FEWEST_SPACED else 0.0


def _share_often(texts: Sequence[str], version: str) -> tuple[float, int]:
    """Return the share of words that stand in another text too, and how many there are.

    Words of one or two letters are alike by chance and do not count.
    """
    units = []
    for text in texts:
        language = language_of(version) if scripts.is_unspaced(text) else _ANY
        units.append(
            [
                word
                for word in stems(text, language)
                if len(word) > 2 or not word.isascii()
            ]
        )
    counts = Counter(word for words in units for word in words)
    total = counts.total()
    often = sum(times for times in counts.values() if times > 1)
    return (often / total if total else 1.0), total
