"""Simplified or traditional Chinese characters, by the national standards that list them (GB 2312, Big5)."""

from __future__ import annotations

import functools


@functools.cache
def form(char: str) -> str:
    """Return `Hans` or `Hant` for a character that only one of the two standards lists, else an empty string."""
    simplified, traditional = _listed(char, "gb2312"), _listed(char, "big5")
    if simplified == traditional:
        return ""
    return "Hans" if simplified else "Hant"


def _listed(char: str, standard: str) -> bool:
    try:
        char.encode(standard)
    except UnicodeEncodeError:
        return False
    return True


def forms(text: str) -> tuple[list[int], list[int]]:
    """Return where `text` has characters that are only simplified, and where only traditional ones."""
    found = [
        (at, form(char)) for at, char in enumerate(text) if "\u3400" <= char <= "\u9fff"
    ]
    return [at for at, kind in found if kind == "Hans"], [
        at for at, kind in found if kind == "Hant"
    ]
