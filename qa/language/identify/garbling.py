"""Text that was read in the wrong encoding on its way here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Span

LOST = "\ufffd"
_LOST = re.compile(f"{LOST}+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_QUESTIONS = re.compile(r"\?{2,}(?:[\s.,]+\?{2,}){2,}")
# a byte that begins a UTF-8 sequence and one that goes on with it, as Windows-1252 and Windows-1251 show them
_HINT = re.compile(
    "[\u00c2-\u00f4РСЎЄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸЃѓЂЊЌЋЏђњќћџЎўЈҐЁЄЇІіґёєјѕї№°±µ¶·]"
)
# a word in capitals that ends before a quotation mark or a dash
_CAPITAL_QUOTED = re.compile(r"[A-Z\u00c0-\u00de]{2}[‘’“”–—…]")


def garbled(text: str) -> Iterator[tuple[Span, str]]:
    """Yield what cannot be read as it stands, and a sentence on why."""
    if text.isascii() and text.isprintable() and "??" not in text:
        return
    if LOST in text:
        for found in _LOST.finditer(text):
            yield (
                Span(*found.span()),
                "characters were lost when the file was converted (U+FFFD)",
            )
    for found in _CONTROL.finditer(text):
        yield Span(*found.span()), "control characters stand in the text"
    if "??" in text:
        for found in _QUESTIONS.finditer(text):
            yield (
                Span(*found.span()),
                "letters were replaced by question marks when the file was converted",
            )
    if not text.isascii() and _HINT.search(text):
        yield from _misread(text)


def _misread(text: str) -> Iterator[tuple[Span, str]]:
    import ftfy  # noqa: PLC0415 - loaded only where a text looks odd
    from ftfy import badness  # noqa: PLC0415

    for found in re.finditer(r"\S+(?:\s\S+)*", text):
        word = found.group()
        if badness.is_bad(word) and (fixed := ftfy.fix_encoding(word)) != word:
            start, end = _changed(word, fixed)
            if _CAPITAL_QUOTED.fullmatch(word[max(0, start - 1) : end]):
                continue
            offset = found.start()
            shown = fixed[start : len(fixed) - (len(word) - end)]
            yield (
                Span(offset + start, offset + end),
                f'it was read in the wrong encoding and should be "{shown}"',
            )


def _changed(word: str, fixed: str) -> tuple[int, int]:
    """Return the stretch of `word` that `fixed` has otherwise."""
    start = 0
    while start < min(len(word), len(fixed)) and word[start] == fixed[start]:
        start += 1
    end = 0
    while (
        end < min(len(word), len(fixed)) - start and word[-1 - end] == fixed[-1 - end]
    ):
        end += 1
    return start, len(word) - end
