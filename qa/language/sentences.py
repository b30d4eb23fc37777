"""Blocks of prose to sentences, by rules that hold for a script or a language.

A sentence ends at closing punctuation (Unicode property Sentence_Terminal, UAX 29) and
what closes behind it, unless the full stop belongs to an abbreviation, an initial, an
ordinal or a number, or the next word goes on in lower case. Scripts that end no
sentence with a sign (Thai, Lao) are parted at spaces between letters, a clause or more
at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language import of
from qa.language.prose import Prose
from qa.model import Span

_CLOSE = "\"'”’“»›)]」』）】》"
_WIDE = "。！？｡．"
_END = re.compile(
    rf"[.!?…。！？｡؟۔।॥።፧։།။\u17d4៕៖\u1c7e\ua92f{_WIDE}]+"
    rf"[{re.escape(_CLOSE)}]*(?:[ \u00a0\u202f]»)?|(?:::|፡፡)"
)
_LAST = re.compile(r"[^\s(（“\"«„]+$")
_NEAR = 40
_TAIL = 10
"""Characters in which a text closes: a full stop, quotation marks and brackets."""
_SPACE = re.compile(r"(?<![\sA-Za-z\d.,:;(])\s+(?![A-Za-z\d)])")
CLAUSE = 40
"""Letters that a clause has at least where spaces alone part clauses: about half a
sentence."""
_OPEN = "\"'“‘«„([（「『¿¡—–- "
_COMMAS = "、，,"


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as a sentence does, whatever its language."""
    kept = text.rstrip()
    # Only what stands at the end is looked at.
    ends = [found.end() for found in _END.finditer(kept, max(0, len(kept) - _TAIL))]
    return bool(ends) and ends[-1] == len(kept)


def sentences(text: str, language: str) -> list[Span]:
    """Return the sentences of a text, without the white space around them.

    The spans are in code points, in the order of the text.
    """
    ways = of(language).prose
    ends = _find_ends(text, ways) if ways.ends else _find_clauses(text)
    spans = []
    start = 0
    for end in (*ends, len(text)):
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            last = start + len(piece.rstrip())
            spans.append(Span(first, last))
        start = end
    return spans


def _find_ends(text: str, ways: Prose) -> Iterator[int]:
    """Yield where a sentence ends, but the last.

    Forty characters on either side of the sign tell.
    """
    for sign in _END.finditer(text):
        start, end = sign.span()
        before = text[max(0, start - _NEAR) : start]
        after = text[end : end + _NEAR]
        if after and _is_end(before, sign.group(), after, ways):
            yield end


def _find_clauses(text: str) -> Iterator[int]:
    """Yield where a clause begins.

    Behind a space between letters, not too near to the one before or to the end.
    """
    last = 0
    for space in _SPACE.finditer(text):
        if space.start() - last >= CLAUSE and len(text) - space.end() >= CLAUSE:
            last = space.end()
            yield last


def _is_end(
    before: str,
    sign: str,
    after: str,
    ways: Prose,
) -> bool:
    """Say whether a sign ends a sentence: `before` and `after` stand around it.

    A wide sign needs no space behind it, but a quotation may go on behind one that is
    closed. Of the others what follows must be no small letter.
    """
    if sign[0] in _WIDE:
        is_quoted = len(sign) > 1 and sign[-1] in _CLOSE
        return not is_quoted or after[0] not in _COMMAS + ways.particles
    if not after[0].isspace() and (after[0].isalnum() or sign[0] in ".…"):
        return False
    following = after.lstrip().lstrip(_OPEN)[:1]
    if following != following.title():
        return False
    return sign != "." or not _abbreviates(before, ways)


def _abbreviates(before: str, ways: Prose) -> bool:
    """Say whether a full stop after `before` ends no sentence.

    It may be that of an abbreviation, an initial or an ordinal.
    """
    last = _LAST.search(before)
    word = last.group() if last else ""
    if word.isdecimal():
        return ways.ordinals and len(word) <= 2
    # In scripts without capitals a single letter may be a word (Korean `네.`).
    is_initial = len(word) == 1 and word.lower() != word.upper()
    return is_initial or "." in word or word.casefold() in ways.abbreviations
