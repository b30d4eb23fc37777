"""How bad a difference of tags is."""

from __future__ import annotations

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.model import Confidence, Severity, Unit


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge how grave it is that versions look different; where more than the look differs it is an error.

    Whoever translates a document emphasises as the language asks for; the texts of a program have units of their own.
    """
    cells = (*difference.stated, *difference.instead)
    if any(fact.weight is not Confidence.LOW for _, fact in cells):
        return Judgement()
    is_program = all(segment.unit for _, segment in unit.segments)
    return Judgement(Severity.WARNING if is_program else Severity.NOTE)
