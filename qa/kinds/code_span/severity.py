"""How bad a difference of code and links is."""

from __future__ import annotations

import re

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.model import Fact, Severity, Unit

_LABEL = re.compile(r"[^\W\d_]+(?:[\s'’・·>→+{}&/-]+[^\W\d_]+)*\}?")
"""Words and nothing else: what a program shows, and people translate."""

_INNER = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
"""Capitals within a word: the name of a program, or a part of one."""


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge a link that is gone or leads elsewhere an error: it is never translated.

    Code that only some mark as such is a matter of style; what a program shows is
    written as it is shown in each language.
    """
    _, fact = difference.stated[0]
    others = [other for _, other in difference.instead]
    if fact.kind == "relative link":
        is_lost = difference.kind != "added"
        return Judgement(Severity.ERROR) if is_lost else Judgement()
    if _is_label(fact) and all(_is_label(one) for one in others):
        return Judgement(Severity.NOTE)
    return Judgement(Severity.NOTE) if difference.kind == "added" else Judgement()


def _is_label(fact: Fact) -> bool:
    """Return whether marked code is words that a program may show: `Save as`, `保存`."""
    value = fact.value.strip("{ ")
    is_words = _LABEL.fullmatch(value) is not None and not _INNER.search(value)
    return is_words and not value.islower()
