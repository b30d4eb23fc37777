"""What an aligner sees of a text: its anchors, the traits that survive translation.

Of `Why did Ada Obi pay 1,500 (in May)?` and `Warum zahlte Ada Obi 1.500 (im Mai)?`
both have the question mark, the bracket and `#1500`. Nothing here knows a language:
the same code reads every script, so it can be used before anything is learnt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from anyascii import anyascii

from qa.align.thresholds import LEAST_NAME, MOST_NAME
from qa.memory import remember

_NUMBER = re.compile(r"\d+(?:[.,٫٬'’\u00a0\u202f]\d{3})*(?!\d)|\d+")
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]++@[\w-]+\.\w+|[@#]\w+"
)
_ADDRESS_SIGNS = ("@", "#", "://", "www.")
"""One of them stands in every address; looking for them is faster than matching."""
_WORD = re.compile(r"[^\W\d_][\w'’\u0300-\u036f-]*")
_SIGNS = {
    "?": "?？؟;፧՞",
    "!": "!！՜",
    '"': '"“”„«»「」『』',
    "(": "(（",
    "%": "%٪％",
    "$": "$€£¥₹",
}
"""What is one sign in several scripts."""
_EVERY_SIGN = frozenset("".join(_SIGNS.values()))
_SOUNDS = (
    ("ph", "f"), ("sh", "s"), ("ch", "k"), ("th", "t"), ("ck", "k"), ("kh", "k"),
    ("gh", "g"), ("zh", "s"), ("x", "ks"), ("q", "k"), ("c", "k"), ("w", "v"),
    ("z", "s"), ("p", "b"), ("j", "g"),
)  # fmt: skip
"""Romanised spellings and the sound by which languages most often render them."""
_NOT_CONSONANTS = re.compile("[^b-df-gj-np-tv-xz]+")
_TWICE = re.compile(r"(.)\1+")


@remember(1 << 16)
def skeleton(word: str) -> str:
    """Return the first consonants of a word's romanisation, as most would hear them.

    Names that were transcribed have the same: `Moscow` and `Москва` are `mskv`.
    """
    plain = anyascii(word).lower()
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    consonants = _NOT_CONSONANTS.sub("", plain)
    return _TWICE.sub(r"\1", consonants)[:MOST_NAME]


@remember(1 << 15)
def anchors(text: str) -> frozenset[str]:
    """Return what a translation of a text keeps; the first character is the kind.

    `@` addresses, `#` figures, `~` the sound of names, else a sign: a question,
    quotes, brackets, a colon at the end, or `unended` for an end without any sign.
    """
    found = {f"@{address.rstrip('.,;)')}" for address in addresses(text)}
    found.update(_find_numbers(text))
    characters = set(text)
    if not characters.isdisjoint(_EVERY_SIGN):
        for sign, forms in _SIGNS.items():
            if not characters.isdisjoint(forms):
                found.add(sign)
    last = text.rstrip()[-1:]
    if last in (":", "："):
        found.add(":")
    if last.isalnum():
        found.add("unended")
    found.update(_find_names(text))
    return frozenset(found)


def addresses(text: str) -> list[str]:
    """Return the web and mail addresses and tags of a text, in its order.

    They are alike in every language, and as long.
    """
    if not any(sign in text for sign in _ADDRESS_SIGNS):
        return []
    return _ADDRESS.findall(text)


def _find_numbers(text: str) -> Iterator[str]:
    """Yield the digits of each number, without what parts thousands."""
    for number in _NUMBER.findall(text):
        digits = [str(unicodedata.digit(c)) for c in number if c.isdecimal()]
        yield "#" + "".join(digits)


def _find_names(text: str) -> Iterator[str]:
    """Yield the sound of words with a capital, or of all where a script has none."""
    for word in _WORD.findall(text):
        if word[0].islower():
            continue
        sound = skeleton(word)
        if len(sound) >= LEAST_NAME:
            yield "~" + sound
