"""How long a text is, whatever it is written in."""

from __future__ import annotations

import functools
import re

from qa.language import scripts
from qa.memory import remember

_DENSE = "\u1100"
"""The first character that may be worth more than one."""
_GLOSS = re.compile(r"[(（][A-Za-zÀ-ɏ\s.'’&,-]+[)）]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


@functools.cache
def _dense() -> tuple[tuple[re.Pattern[str], float], ...]:
    """Return patterns of the letters of dense scripts.

    Each with what its letters are worth beyond one.
    """
    patterns = []
    for group in scripts.group_by_worth():
        more = group[0].worth - 1
        if more > 0:
            patterns.append((re.compile(scripts.character_class(group)), more))
    return tuple(patterns)


@remember(1 << 15)
def extent(text: str) -> float:
    """Return the length of a text in letters of an alphabet, without white space.

    0 where there is nothing.

    Dense scripts count more (`scripts.toml`). A gloss in Latin letters and brackets
    after a name in another script is not counted.
    """
    plain = "".join(text.split())
    if plain.isascii():
        return float(len(plain))
    if ("(" in plain or "（" in plain) and 2 * len(_LATIN.findall(plain)) < len(plain):
        plain = _GLOSS.sub("", plain) or plain
    size = float(len(plain))
    if max(plain) >= _DENSE:
        for letters, more in _dense():
            size += more * len(letters.findall(plain))
    return size
