"""What has the same digits and is not the same: versions of a program, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa import language as languages
from qa.compare import Side
from qa.language.folding import fold
from qa.model import Fact

TELEPHONE = "telephone number"
WORLD = "+"
"""Begins the reading of a telephone number with its country."""
_DOTTED = re.compile(r"\d+[.,]\d+")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w+#-]*)[ \u00a0]$")
_SIGN = re.compile("[.,]")
_REACH = 30
"""Characters before a number in which the word that leads to it is looked for."""

Pair = tuple[Fact, Fact]


def find_told_apart(pairs: Sequence[Pair], first: Side, second: Side) -> list[Pair]:
    """Return the pairs of equal numbers that state something else."""
    found = []
    for mine, theirs in pairs:
        if not (mine.strong and theirs.strong):
            continue
        if are_other_versions(mine, theirs, first, second):
            found.append((mine, theirs))
    return found


def are_other_versions(mine: Fact, theirs: Fact, first: Side, second: Side) -> bool:
    """Tell whether two numbers are versions, and not the same: 3.10 is no 3.1, nor 3,10.

    They are where a word for versions stands before one, or the same word before both.
    A comma shows another one only behind a name.
    """
    if mine.text == theirs.text or mine.unit or theirs.unit:
        return False
    written = fold(mine.text), fold(theirs.text)
    if not all(map(_DOTTED.fullmatch, written)):
        return False
    words = _find_word(mine, first), _find_word(theirs, second)
    is_same_word = words[0] == words[1] != ""
    if _SIGN.split(written[0]) != _SIGN.split(written[1]):
        return is_same_word or _leads(mine, first) or _leads(theirs, second)
    return is_same_word and words[0][0].isupper()


def _find_word(fact: Fact, side: Side) -> str:
    """Return the word right before a number, or nothing."""
    start = fact.span.start
    match = _WORD_BEFORE.search(side.segment.text, max(0, start - _REACH), start)
    return match[1] if match else ""


def _leads(fact: Fact, side: Side) -> bool:
    """Tell whether a word for versions stands before a number."""
    words = languages.of(side.language).locale.versions
    before = fold(side.segment.text[max(0, fact.span.start - _REACH) : fact.span.start])
    return before.rstrip(" \u00a0.").endswith(tuple(words)) if words else False


def are_other_numbers(first: Fact, second: Fact) -> bool:
    """Tell whether two numbers have their countries, and are not the same."""
    mine, theirs = _list_whole(first), _list_whole(second)
    if not (mine and theirs) or not mine.isdisjoint(theirs):
        return False
    return first.value != second.value and not _have_one_order(first, second)


def _list_whole(fact: Fact) -> set[str]:
    return {reading for reading in fact.readings if reading.startswith(WORLD)}


def _have_one_order(first: Fact, second: Fact) -> bool:
    """Tell whether two numbers have the same groups, in any order."""
    mine = {reading for reading in first.readings if " " in reading}
    return not mine.isdisjoint(second.readings)
