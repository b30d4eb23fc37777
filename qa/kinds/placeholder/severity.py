"""How bad a difference of placeholders is."""

from __future__ import annotations

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.model import Confidence, Fact, Severity, Unit


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge what may be something else than a placeholder less than an error.

    So is another style of the same argument: `{day, date, short}`. An abbreviation in
    brackets (`[SCIS]`) that only one version has is its explanation of a name, and the
    name of a function (`stat()`) that of what another calls by a word.
    """
    cells = [fact for _, fact in (*difference.stated, *difference.instead)]
    if difference.kind == "added" and _is_explanation(cells[0]) and _is_loose(cells):
        return Judgement(dismissed=True)
    if _is_loose(cells):
        return Judgement(Severity.WARNING)
    names = {fact.value.partition(",")[0] for fact in cells}
    if difference.instead and len(names) == 1 and "," in cells[0].value:
        return Judgement(Severity.WARNING)
    return Judgement()


def _is_loose(cells: list[Fact]) -> bool:
    """Tell whether all of these might be something else than placeholders."""
    return all(fact.weight is not Confidence.HIGH for fact in cells)


def _is_explanation(fact: Fact) -> bool:
    """Tell capitals in square brackets, and a function."""
    if fact.value.endswith("()"):
        return True
    return fact.value.startswith("[") and fact.value.isupper()
