"""Words without what writing may vary.

Case, accents, Arabic and Hebrew points, presentation forms.
"""

from __future__ import annotations

import re
import unicodedata

from qa.memory import remember

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711-\u074a\u07a6-\u07b0"
    "\u0900-\u0963\u0970-\u0df3\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18-\u0f84\u102b-\u103e\u1056-\u109d\u135d-\u135f"
    "\u1780-\u17d3\u200c\u200d"
)
WORD = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*")
"""A run of letters and digits with the marks that belong to them."""

_LOST = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c-\u200f\u061c]"
)
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "đ": "d",
        "ł": "l",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        "ё": "е",
        "’": "'",
        "ʻ": "'",
        "ʼ": "'",
    }
)


def folded(word: str) -> str:
    """Return `word` (or a short phrase) folded.

    `Łódź` is `lodz`, `إِيران` is `ايران`.
    """
    if word.isascii():
        return word.lower()
    return _fold(word)


@remember(262144)
def _fold(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    bare = _LOST.sub("", apart.translate(_LETTERS))
    return unicodedata.normalize("NFC", bare)


def find_between(
    word: str, text: str, before: re.Pattern[str], behind: re.Pattern[str]
) -> int | None:
    """Return where a word first stands between what two patterns look back and on for.

    A pattern made of the word would say the same, but `re` keeps patterns beyond a run.
    """
    at = text.find(word)
    while at >= 0:
        if before.match(text, at) and behind.match(text, at + len(word)):
            return at
        at = text.find(word, at + 1)
    return None
