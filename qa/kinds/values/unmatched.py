"""Values that are none in the light of the other version: codes within a word or a tag, mnemonics, arguments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.language.spelling import find_between
from qa.model import Fact

_BEFORE = re.compile(r"(?<![\w.])", re.ASCII)
_BEHIND = re.compile(r"(?!\w|\.\w)", re.ASCII)
_LETTER_MARKED = re.compile(r"[A-Za-z]+_[A-Za-z]+")


def unmatched(facts: Sequence[Fact], text: str, others: Sequence[Fact], other: str) -> list[Fact]:
    """Return what `other`, with these facts, has no trace of."""
    kept = []
    for fact in facts:
        if fact.kind == "code":
            traced = _stands(fact.value, other) or _calls(fact.value, text, others, other)
        else:
            traced = _is_argument(fact, text, other)
        if not traced:
            kept.append(fact)
    return kept


def _is_argument(fact: Fact, text: str, other: str) -> bool:
    """Tell whether a number is what both call an argument of Qt (`%1`): a percentage has its sign first somewhere."""
    start, end = fact.span
    number = text[start:end].lstrip("%L")
    before = text[start : start + 1] == "%" or text[max(0, start - 2) : start].rstrip("L").endswith("%")
    return number.isdecimal() and before and any(f"%{each}{number}" in other for each in ("", "L"))


def _stands(code: str, text: str) -> bool:
    """Tell whether a text has a code in a compound, an ending or a tag (`MAX_SIZE-Wert`), where none is read."""
    return find_between(code, text, _BEFORE, _BEHIND) is not None


def _calls(code: str, text: str, others: Sequence[Fact], other: str) -> bool:
    """Tell whether the only `_` marks the letter that calls a menu's entry, as that of the other text does."""
    if not _LETTER_MARKED.fullmatch(code) or text.count("_") != 1 or other.count("_") != 1:
        return False
    return not any("_" in fact.value for fact in others)
