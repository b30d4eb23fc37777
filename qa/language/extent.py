"""How long a text is, whatever it is written in."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib

_DENSE = "\u1100"
"""The first character that may be worth more than one."""
_GLOSS = re.compile(r"[(（][A-Za-zÀ-ɏ\s.'’&,-]+[)）]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


@functools.cache
def _dense() -> tuple[tuple[re.Pattern[str], float], ...]:
    """Return a pattern for each dense script, with what its letters are worth beyond one."""
    text = importlib.resources.files("qa.language").joinpath("density.toml").read_text(encoding="utf-8")
    return tuple(
        (re.compile(f"[{''.join(map(_range, script['ranges'].split()))}]"), script["worth"] - 1)
        for script in tomllib.loads(text)["script"]
    )


def _range(points: str) -> str:
    first, _, last = points.partition("-")
    return f"{chr(int(first, 16))}-{chr(int(last, 16))}"


@functools.lru_cache(maxsize=1 << 15)
def extent(text: str) -> float:
    """Return the length of a text in letters of an alphabet, without white space; 0 where there is nothing.

    Dense scripts count more (`density.toml`). A gloss in Latin letters and brackets after a name in another script is
    not counted.
    """
    plain = "".join(text.split())
    if plain.isascii():
        return float(len(plain))
    if ("(" in plain or "（" in plain) and 2 * len(_LATIN.findall(plain)) < len(plain):
        plain = _GLOSS.sub("", plain) or plain
    size = float(len(plain))
    if max(plain) >= _DENSE:
        size += sum(more * len(letters.findall(plain)) for letters, more in _dense())
    return size
