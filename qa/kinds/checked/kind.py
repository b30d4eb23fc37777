"""Numbers with check digits, as checks know them: they are compared and told as codes are."""

from __future__ import annotations

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.checked.check_digit import check_digit
from qa.kinds.checked.reading import extract
from qa.kinds.kind import FactKind, Judgement, Reader
from qa.kinds.values.group import VALUES
from qa.model import Confidence, Severity, Unit


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge such a number that is gone, or another one, as an error: nobody translates it on purpose."""
    facts = [fact for _, fact in (*difference.stated, *difference.instead)]
    doubtful = min(fact.weight for fact in facts) < Confidence.HIGH
    return Judgement(
        Severity.WARNING if doubtful or difference.kind == "added" else None
    )


KIND = FactKind(
    name="checked",
    category="codes",
    labels=("IBAN", "ISBN", "card number"),
    reader=Reader(order=19, extract=extract, has_signs=True),
    group=VALUES,
    judge=judge,
    checks=(check_digit,),
)
