"""How wide text is on a terminal, and cutting it to fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich.cells import cell_len

from qa.model import Look, Span

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
"""First strong isolate and its end (UAX 9): what stands between keeps its direction to itself."""


_LETTERS = 16
"""Letters that may stand in one column, with their marks: further away nothing is shown."""


def cells(text: str) -> int:
    """Return how many columns a text takes.

    Spacing vowel signs of Indic and South-East Asian scripts take a column in terminals, though rich counts none.
    """
    width = cell_len(text)
    return (
        width
        if text.isascii()
        else width + sum(unicodedata.category(letter) == "Mc" for letter in text)
    )


def cut(text: str, span: Span | None, room: int) -> tuple[str, str, str]:
    """Return the text before, in and after the span, shortened to `room` columns around it."""
    start, end = (span.start, span.end) if span else (0, 0)
    far = _LETTERS * max(room, 1)
    before, after = text[max(0, start - far) : start], text[end : end + far]
    shown = text[start:end]
    if len(shown) > 2 * far:
        shown = shown[:far] + shown[-far:]
    marked = middle(shown, room)
    left = max(0, room - cells(marked))
    if cells(before) + cells(after) <= left:
        return before, marked, after
    # Half of the room on each side; what one side does not need is the other's.
    half = left // 2
    before = tail(before, max(half, left - cells(after)))
    return before, marked, head(after, left - cells(before))


def head(text: str, room: int) -> str:
    """Return the beginning of a text, with an ellipsis where it is cut."""
    return (
        text
        if cells(text) <= room
        else _taken(text, room - 1).rstrip() + "…"
        if room > 0
        else ""
    )


def tail(text: str, room: int) -> str:
    """Return the end of a text, with an ellipsis where it is cut."""
    if cells(text) <= room:
        return text
    kept = _taken(reversed(text), room - 1)[::-1]
    # A combining mark stays with its letter.
    while kept and unicodedata.category(kept[0]).startswith("M"):
        kept = kept[1:]
    return "…" + kept.lstrip() if room > 0 else ""


def middle(text: str, room: int) -> str:
    """Return both ends of a text, with an ellipsis where it is cut."""
    if cells(text) <= room:
        return text
    return head(text, (room + 1) // 2) + tail(
        text, room - (room + 1) // 2 + 1
    ).removeprefix("…")


def _taken(letters: Iterable[str], room: int) -> str:
    kept: list[str] = []
    width = 0
    for letter in letters:
        width += cells(letter)
        if width > room:
            break
        kept.append(letter)
    return "".join(kept)


def isolated(text: str, look: Look) -> str:
    """Return a text whose direction does not reach beyond it on a terminal."""
    return f"{ISOLATE}{text}{END_ISOLATE}" if look.terminal else text


def counted(number: int, noun: str) -> str:
    """Return `1 error`, `1,200 errors`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
