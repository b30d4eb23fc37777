"""Texts as streams of sounds in which names are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from qa.language.romanisation import SYMBOLS
from qa.memory import remember

BREAK = len(SYMBOLS)
"""The code of what parts two stretches of a text that no name crosses."""
_CODES = bytes(SYMBOLS.find(chr(code)) if chr(code) in SYMBOLS else BREAK for code in range(256))
LONGEST = 8
"""Sounds of a word that may be left over; more count as so many."""


class Start(IntEnum):
    """Where a name may begin."""

    WORD, CLITIC, INSIDE, LAST, NOWHERE = range(5)


class Stream(NamedTuple):
    """A text as sounds, the `Start` before each (and after the last), and how much of its word is left after each."""

    codes: bytes
    starts: bytes
    ends: bytes


def codes(sounds: str) -> bytes:
    """Return sounds as indexes into the tables, a byte each."""
    return sounds.encode("ascii").translate(_CODES)


def word(sounds: str, clitics: tuple[int, ...]) -> Stream:
    """Return a word, which may begin behind a clitic (its length in sounds); see `spaced`."""
    return Stream(codes(sounds), *_margins(len(sounds), clitics))


@remember(4096)
def _margins(length: int, clitics: tuple[int, ...]) -> tuple[bytes, bytes]:
    inside = [Start.CLITIC if at in clitics else Start.INSIDE for at in range(1, length)]
    return bytes([Start.WORD, *inside][:length]), bytes(min(left, LONGEST) for left in range(length - 1, -1, -1))


def spaced(words: Sequence[Stream]) -> Stream:
    """Return a text of words."""
    sounds, starts, ends = (b"".join([word[n] for word in words]) for n in range(3))
    return Stream(sounds, starts + bytes([Start.LAST]), ends)


def unspaced(sounds: str) -> Stream:
    """Return a text without spaces: a name may begin and end anywhere but crosses nothing that is no sound."""
    return Stream(codes(sounds), bytes(len(sounds) + 1), bytes(len(sounds)))
