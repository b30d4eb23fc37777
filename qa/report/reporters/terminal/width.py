"""How wide text is on a terminal, and cutting it to fit.

Widths are columns; letters of East Asian scripts take two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich.cells import cell_len

from qa.model import ReportOptions, Span

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
"""First strong isolate and its end (UAX 9): what stands between keeps its direction to
itself."""


def cells(text: str) -> int:
    """Return how many columns a text takes.

    Spacing vowel signs of Indic and South-East Asian scripts take a column in
    terminals, though rich counts none.
    """
    width = cell_len(text)
    if not text.isascii():
        width += sum(unicodedata.category(letter) == "Mc" for letter in text)
    return width


def cut(text: str, span: Span | None, room: int) -> tuple[str, str, str]:
    """Return the text before, in and after the span.

    Together they take at most `room` columns; what is left of each side is next to the
    span.
    """
    start, end = span or (0, 0)
    before, after = text[:start], text[end:]
    marked = cut_middle(text[start:end], room)
    left = max(0, room - cells(marked))
    if cells(before) + cells(after) <= left:
        return before, marked, after
    # Half of the room on each side; what one side does not need is the other's.
    before = cut_head(before, max(left // 2, left - cells(after)))
    return before, marked, cut_tail(after, left - cells(before))


def cut_tail(text: str, room: int) -> str:
    """Return the beginning of a text, with an ellipsis where it is cut."""
    if cells(text) <= room:
        return text
    if room <= 0:
        return ""
    return _fill(text, room - 1).rstrip() + "…"


def cut_head(text: str, room: int) -> str:
    """Return the end of a text, with an ellipsis where it is cut."""
    if cells(text) <= room:
        return text
    if room <= 0:
        return ""
    kept = _fill(reversed(text), room - 1)[::-1]
    # A combining mark stays with its letter.
    while kept and unicodedata.category(kept[0]).startswith("M"):
        kept = kept[1:]
    return "…" + kept.lstrip()


def cut_middle(text: str, room: int) -> str:
    """Return both ends of a text, with an ellipsis where it is cut."""
    if cells(text) <= room:
        return text
    half = (room + 1) // 2
    end = cut_head(text, room - half + 1)
    return cut_tail(text, half) + end.removeprefix("…")


def _fill(letters: Iterable[str], room: int) -> str:
    """Return the first letters that fit into `room` columns."""
    kept = ""
    width = 0
    for letter in letters:
        width += cells(letter)
        if width > room:
            break
        kept += letter
    return kept


def isolate(text: str, options: ReportOptions) -> str:
    """Return a text whose direction does not reach beyond it on a terminal."""
    return f"{ISOLATE}{text}{END_ISOLATE}" if options.terminal else text
