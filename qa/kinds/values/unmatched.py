"""Values that are none in the light of the other version.

Codes within a word or a tag, letters that call a menu's entry, arguments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.language.spelling import find_between
from qa.model import Fact

_BEFORE = re.compile(r"(?<![\w.])", re.ASCII)
_BEHIND = re.compile(r"(?!\w|\.\w)", re.ASCII)
_APART, _OVER = re.compile(r"(?<!\w)"), re.compile(r"(?!\w)")
_NAMED = frozenset({"month", "weekday"})
"""What has a name."""
_LETTER_MARKED = re.compile(r"[A-Za-z]+_[A-Za-z]+")


def unmatched(
    facts: Sequence[Fact],
    text: str,
    others: Sequence[Fact],
    other: str,
) -> list[Fact]:
    """Return what `other`, with these facts, has no trace of."""
    kept = []
    for fact in facts:
        if fact.kind == "code":
            is_traced = _stands(fact.value, other)
            is_traced = is_traced or _calls_entry(fact.value, text, others, other)
        elif fact.kind in _NAMED:
            is_traced = _is_copied(fact, text, other)
        else:
            is_traced = _is_argument(fact, text, other)
        if not is_traced:
            kept.append(fact)
    return kept


def _is_copied(fact: Fact, text: str, other: str) -> bool:
    """Tell whether the other text has the same word, with a capital or without.

    A month in English stands in texts of languages whose months nobody described.
    """
    written = text[fact.span.start : fact.span.end]
    if not written.isalpha():
        return False
    return find_between(written.lower(), other.lower(), _APART, _OVER) is not None


def _is_argument(
    fact: Fact,
    text: str,
    other: str,
) -> bool:
    """Tell whether a number is what both call an argument of Qt (`%1`).

    In some languages a percentage has its sign first.
    """
    start, end = fact.span
    number = text[start:end].lstrip("%L")
    before = text[max(0, start - 2) : start].rstrip("L")
    if text[start : start + 1] != "%" and not before.endswith("%"):
        return False
    if not number.isdecimal():
        return False
    return f"%{number}" in other or f"%L{number}" in other


def _stands(code: str, text: str) -> bool:
    """Tell whether a text has a code where none is read.

    In a compound, an ending or a tag (`MAX_SIZE-Wert`).
    """
    return find_between(code, text, _BEFORE, _BEHIND) is not None


def _calls_entry(
    code: str,
    text: str,
    others: Sequence[Fact],
    other: str,
) -> bool:
    """Tell whether the only `_` marks the letter that calls a menu's entry.

    That of the other text does so as well.
    """
    if not _LETTER_MARKED.fullmatch(code):
        return False
    if text.count("_") != 1 or other.count("_") != 1:
        return False
    return not any("_" in fact.value for fact in others)
