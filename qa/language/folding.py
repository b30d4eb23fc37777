"""One spelling for what differs only in how it was typed.

Letters, digits and marks, one character for one.
"""

from __future__ import annotations

import re
import unicodedata

_SAME = {
    **dict.fromkeys("٫．", "."),
    **dict.fromkeys("٬،，﹐", ","),
    **dict.fromkeys("：꞉", ":"),
    **dict.fromkeys("％٪﹪", "%"),
    **dict.fromkeys("−－﹣", "−"),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("–—‒―〜～", "–"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u200a\u3000", "\u00a0"),
    **dict.fromkeys("’‘ʼʻ＇´`′", "'"),
    **dict.fromkeys("（", "("),
    **dict.fromkeys("）", ")"),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیې", "ي"),
    **dict.fromkeys("ک", "ك"),
    "İ": "i",
    "ı": "i",
    "ё": "е",
    "Ё": "е",
    "／": "/",
    "＄": "$",
    "￡": "£",
    "￥": "¥",
    "ς": "σ",
    **{chr(0x1210 + n): chr(0x1200 + n) for n in range(8)},
    **{chr(0x1280 + n): chr(0x1200 + n) for n in range(8)},
    **{chr(0x1220 + n): chr(0x1230 + n) for n in range(8)},
    **{chr(0x12D0 + n): chr(0x12A0 + n) for n in range(7)},
    **{chr(0x1340 + n): chr(0x1338 + n) for n in range(7)},
    **dict.fromkeys("ሃሓኃ", "ሀ"),
    "፡": ":",
    **{
        chr(code): unicodedata.normalize("NFD", chr(code))[0]
        for code in (*range(0x958, 0x960), 0x9DC, 0x9DD, 0x9DF)
    },
    **{
        chr(code): unicodedata.normalize("NFD", chr(code))[0]
        for code in (0xA33, 0xA36, 0xA59, 0xA5A, 0xA5B, 0xA5E, 0xB5C, 0xB5D)
    },
}
_ZERO_WIDTH = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_IRREGULAR = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u1160-\u11ff\u3099\u309a\u0300-\u036f]"
    "(?:(?<![\u0300-\u036f])|(?<=[A-Za-z\u0370-\u04ff].))"
)
"""Zero-width signs, and letters that are written apart from their marks."""
DROPPABLE = (
    "\u00ad\u0640\u200b-\u200f\u064b-\u0652\u0591-\u05bd\u093c\u09bc\u0a3c\u0abc\u0b3c"
)
"""What is written or left out at will, as the inside of a character class: vowel
points, nukta, soft hyphens, joiners."""
_DROPPED = re.compile(f"[{DROPPABLE}]")


class _Table(dict[int, str]):
    """What each character folds to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        """Fold a character that is met for the first time."""
        folded = self[code] = _fold(chr(code))
        return folded


def _fold(character: str) -> str:
    """Return what a character folds to.

    A digit to that of ASCII, a letter to the small one; one whose small form is two
    characters long stays.
    """
    if character in _SAME:
        return _SAME[character]
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    lower = character.lower()
    return lower if len(lower) == 1 else character


_TABLE = _Table()
_FOLDED = re.compile(rf"[\dΣ{re.escape(''.join(sorted(_SAME)))}](?<![0-9])")
"""What folds to something else than its lower case, or has a lower case that depends on
its place."""


def fold(text: str) -> str:
    """Return `text` in lower case, with ASCII digits and one form of each sign.

    As long as it was.
    """
    return text.translate(_TABLE) if _FOLDED.search(text) else text.lower()


def plain(text: str) -> tuple[str, list[int] | None]:
    """Return composed text (NFC) without zero-width signs.

    With it where each character came from, None if nothing changed.
    """
    if text.isascii() or not _IRREGULAR.search(text):
        return text, None
    kept: list[str] = []
    origin: list[int] = []
    for found in _CLUSTER.finditer(text):
        composed = _ZERO_WIDTH.sub("", unicodedata.normalize("NFC", found.group()))
        kept.append(composed)
        origin += [
            min(found.start() + i, found.end() - 1) for i in range(len(composed))
        ]
    return "".join(kept), [*origin, len(text)]


MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0"
    "\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b\u0898-\u089f"
    "\u08ca-\u08e1\u08e3-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962-\u0963\u0981-\u0983\u09bc"
    "\u09be-\u09cd\u09d7\u09e2-\u09e3\u09fe-\u0a03\u0a3c-\u0a51\u0a70-\u0a71\u0a75\u0a81-\u0a83\u0abc"
    "\u0abe-\u0acd\u0ae2-\u0ae3\u0afa-\u0b03\u0b3c\u0b3e-\u0b57\u0b62-\u0b63\u0b82\u0bbe-\u0bcd\u0bd7"
    "\u0c00-\u0c04\u0c3c\u0c3e-\u0c56\u0c62-\u0c63\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0ce2-\u0ce3\u0d00-\u0d03"
    "\u0d3b-\u0d3c\u0d3e-\u0d4d\u0d57\u0d62-\u0d63\u0d81-\u0d83\u0dca-\u0ddf\u0df2-\u0df3\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f3f\u0f71-\u0f84"
    "\u0f86-\u0f87\u0f8d-\u0fbc\u0fc6\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d"
    "\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u135d-\u135f\u1712-\u1715\u1732-\u1734\u1752-\u1753"
    "\u1772-\u1773\u17b4-\u17d3\u17dd\u180b-\u180d\u180f\u1885-\u1886\u18a9\u1920-\u193b\u1a17-\u1a1b"
    "\u1a55-\u1a7f\u1ab0-\u1b04\u1b34-\u1b44\u1b6b-\u1b73\u1b80-\u1b82\u1ba1-\u1bad\u1be6-\u1bf3\u1c24-\u1c37"
    "\u1cd0-\u1cd2\u1cd4-\u1ce8\u1ced\u1cf4\u1cf7-\u1cf9\u1dc0-\u1dff\u20d0-\u20f0\u2cef-\u2cf1\u2d7f"
    "\u2de0-\u2dff\u302a-\u302f\u3099-\u309a\ua66f-\ua672\ua674-\ua67d\ua69e-\ua69f\ua6f0-\ua6f1\ua802\ua806"
    "\ua80b\ua823-\ua827\ua82c\ua880-\ua881\ua8b4-\ua8c5\ua8e0-\ua8f1\ua8ff\ua926-\ua92d\ua947-\ua953"
    "\ua980-\ua983\ua9b3-\ua9c0\ua9e5\uaa29-\uaa36\uaa43\uaa4c-\uaa4d\uaa7b-\uaa7d\uaab0\uaab2-\uaab4"
    "\uaab7-\uaab8\uaabe-\uaabf\uaac1\uaaeb-\uaaef\uaaf5-\uaaf6\uabe3-\uabea\uabec-\uabed\ufb1e\ufe00-\ufe0f"
    "\ufe20-\ufe2f"
)
"""All combining marks (general category M) and the soft hyphen, as the inside of a
character class."""
_CLUSTER = re.compile(rf".[{MARKS}\u1160-\u11ff\u200c\u200d]*", re.DOTALL)


def bare(word: str) -> str:
    """Return a word without what is written or left out at will.

    Vowel points, nukta, soft hyphens, joiners.
    """
    return word if word.isascii() else _DROPPED.sub("", word)


def key(form: str) -> str:
    """Return the form in which a word stands in the lexicon."""
    return " ".join(bare(fold(plain(form)[0])).split())
