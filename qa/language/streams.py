"""Texts as streams of sounds in which names are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from qa.language.romanisation import SYMBOLS
from qa.memory import remember

BREAK = len(SYMBOLS)
"""The code of what parts two stretches of a text that no name crosses."""
_CODES = bytearray([BREAK] * 256)
for _code, _symbol in enumerate(SYMBOLS):
    _CODES[ord(_symbol)] = _code
LONGEST = 8
"""Sounds of a word that may be left over; more count as so many."""


class Start(IntEnum):
    """Where a name may begin."""

    WORD, CLITIC, INSIDE, LAST, NOWHERE = range(5)


class Stream(NamedTuple):
    """A text as sounds.

    `codes` are the sounds, `starts` the `Start` before each and after the last, `ends`
    how much of its word is left after each.
    """

    codes: bytes
    starts: bytes
    ends: bytes


def codes(sounds: str) -> bytes:
    """Return sounds as indexes into the tables, a byte each.

    What is no symbol has the code `BREAK`.
    """
    return sounds.encode("ascii").translate(_CODES)


def word(sounds: str, clitics: tuple[int, ...]) -> Stream:
    """Return a word, which may begin behind a clitic (its length in sounds).

    See `spaced`.
    """
    return Stream(codes(sounds), *_margins(len(sounds), clitics))


@remember(4096)
def _margins(length: int, clitics: tuple[int, ...]) -> tuple[bytes, bytes]:
    """Return the starts and ends of a word of a length.

    The first sound begins a word, those at a clitic's length may begin one.
    """
    starts = [Start.WORD, *[Start.INSIDE] * length]
    for at in clitics:
        if 0 < at < length:
            starts[at] = Start.CLITIC
    ends = [min(length - 1 - at, LONGEST) for at in range(length)]
    return bytes(starts[:length]), bytes(ends)


def spaced(words: Sequence[Stream]) -> Stream:
    """Return a text of words.

    Each word brings its own starts and ends; the last start stands behind all.
    """
    sounds = b"".join([word.codes for word in words])
    starts = b"".join([word.starts for word in words])
    ends = b"".join([word.ends for word in words])
    return Stream(sounds, starts + bytes([Start.LAST]), ends)


def unspaced(sounds: str) -> Stream:
    """Return a text without spaces.

    A name may begin and end anywhere but crosses nothing that is no sound.
    """
    return Stream(codes(sounds), bytes(len(sounds) + 1), bytes(len(sounds)))
