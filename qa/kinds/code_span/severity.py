"""How bad a difference of code and links is."""

from __future__ import annotations

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.model import Severity, Unit


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge a link that is gone or leads elsewhere an error: it is never translated."""
    _, fact = difference.stated[0]
    if fact.kind == "relative link" and difference.kind != "added":
        return Judgement(Severity.ERROR)
    return Judgement()
