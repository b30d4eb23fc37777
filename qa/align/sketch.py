"""What an aligner sees of a text: its length and its anchors, the traits that survive translation."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from anyascii import anyascii

_NUMBER = re.compile(r"\d+(?:[.,٫٬'’\u00a0\u202f]\d{3})*(?!\d)|\d+")
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_][\w'’\u0300-\u036f-]*")
_SIGNS = {"?": "?？؟;፧՞", "!": "!！՜", '"': '"“”„«»「」『』', "(": "(（", "%": "%٪％", "$": "$€£¥₹"}
_SIGNS_ALL = frozenset("".join(_SIGNS.values()))
_SOUNDS = (
    ("ph", "f"), ("sh", "s"), ("ch", "k"), ("th", "t"), ("ck", "k"), ("kh", "k"), ("gh", "g"), ("zh", "s"),
    ("x", "ks"), ("q", "k"), ("c", "k"), ("w", "v"), ("z", "s"), ("p", "b"), ("j", "g"),
)  # fmt: skip
_VOWELS = re.compile("[^b-df-gj-np-tv-xz]+")
_TWICE = re.compile(r"(.)\1+")


@functools.lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """Return the first five consonants of a word's romanisation, as most languages would hear them."""
    plain = anyascii(word).lower()
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    return _TWICE.sub(r"\1", _VOWELS.sub("", plain))[:5]


@functools.lru_cache(maxsize=1 << 15)
def anchors(text: str) -> frozenset[str]:
    """Return what a translation keeps: numbers, addresses, the sound of names, quotes, questions, brackets, signs."""
    return frozenset(_anchors(text))


def addresses(text: str) -> list[str]:
    """Return the addresses of a text: as long in every language."""
    return _ADDRESS.findall(text) if "@" in text or "#" in text or "://" in text or "www." in text else []


def _anchors(text: str) -> Iterator[str]:
    letters = set(text)
    for address in addresses(text):
        yield "@" + address.rstrip(".,;)")
    for number in _NUMBER.findall(text) if _DIGIT.search(text) else ():
        yield "#" + "".join(str(unicodedata.digit(c)) for c in number if c.isdecimal())
    if not letters.isdisjoint(_SIGNS_ALL):
        for sign, forms in _SIGNS.items():
            if not letters.isdisjoint(forms):
                yield sign
    last = text.rstrip()[-1:]
    if last in (":", "："):
        yield ":"
    if last.isalnum():
        yield "unended"
    yield from _names(text)


def _names(text: str) -> Iterator[str]:
    """Yield the sound of capitalised words, or of all words where the script has no capitals."""
    for word in _WORD.findall(text):
        if not word[0].islower() and len(sound := skeleton(word)) >= 3:
            yield "~" + sound
