"""How bad a difference of code and links is."""

from __future__ import annotations

import re

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.model import Fact, Severity, Unit

_STRUCTURE = re.compile(r"[=(){}\[\]]")
"""Signs that a line of code has and a line of what a program prints has not."""
_TRANSLATED = re.compile(r"[\"'`#;%|]|//|/\*|--|<!|[^\x00-\x7f]")
"""Texts, comments and diagrams begin with such a sign, and they are translated."""


_SEVERAL = 4
"""Versions of which most can tell that words in code are translated."""
_NAME = re.compile(r"[\d_=(){}\[\]<>/\\.:$|-]")
"""What the label of a button does not have."""


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge a link that is gone or leads elsewhere an error: it is never translated.

    Nor is a line of a block of code that has neither texts nor comments.
    """
    if _is_translated(difference, unit):
        return Judgement(Severity.NOTE)
    if difference.kind == "added":
        return Judgement()
    _, fact = difference.stated[0]
    is_block = all(segment.role == "code" for _, segment in unit.segments)
    others = [other for _, other in difference.instead]
    if fact.kind == "relative link":
        return Judgement(Severity.ERROR)
    if is_block and all(_is_bare(one) for one in (fact, *others)):
        return Judgement(Severity.ERROR)
    return Judgement()


def _is_translated(difference: Difference, unit: Unit) -> bool:
    """Tell whether most versions have other words there: code marks the label of a button."""
    if len(unit.segments) < _SEVERAL:
        return False
    value = difference.stated[0][1].value
    if _NAME.search(value):
        return False
    keeping = sum(value in segment.text for _, segment in unit.segments)
    return 2 * keeping < len(unit.segments)


def _is_bare(fact: Fact) -> bool:
    """Return whether a line of code has nothing that is translated."""
    return (
        _STRUCTURE.search(fact.value) is not None
        and _TRANSLATED.search(fact.value) is None
    )
