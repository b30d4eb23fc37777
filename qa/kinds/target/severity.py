"""How bad a difference of ids, pictures and targets is."""

from __future__ import annotations

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.model import Severity, Unit


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge a picture milder: some show texts, and are another one in each language.

    A heading with an id of its own where the other has none keeps the links of the
    others right: that is what translators should do.
    """
    _, fact = difference.stated[0]
    if fact.kind == "heading id" and difference.kind == "added":
        return Judgement(dismissed=True)
    if fact.kind == "picture" or difference.kind == "added":
        return Judgement(Severity.WARNING)
    return Judgement()
