"""How bad a difference of placeholders is."""

from __future__ import annotations

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.model import Confidence, Severity, Unit


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge what may be something else than a placeholder less than an error.

    So is another style of the same argument: `{day, date, short}`.
    """
    cells = [fact for _, fact in (*difference.stated, *difference.instead)]
    if all(fact.weight is not Confidence.HIGH for fact in cells):
        return Judgement(Severity.WARNING)
    names = {fact.value.partition(",")[0] for fact in cells}
    if difference.instead and len(names) == 1 and "," in cells[0].value:
        return Judgement(Severity.WARNING)
    return Judgement()
