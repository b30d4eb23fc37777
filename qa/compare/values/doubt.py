"""How bad a difference of values is: an error only where a translation can hardly do without the value."""

from __future__ import annotations

from qa.compare import Difference
from qa.model import Confidence, Fact, Severity

_SMALL = 12
_ROUND = {"100", "1000"}


def severity(difference: Difference) -> Severity | None:
    """Return the severity of a finding, None for the check's default."""
    facts = [fact for _, fact in (*difference.stated, *difference.instead)]
    weight = min(fact.weight for fact in facts)
    if weight is Confidence.LOW:
        return Severity.WARNING if difference.kind == "mismatch" else Severity.NOTE
    if difference.kind == "added" or weight is Confidence.MEDIUM:
        return Severity.WARNING
    return Severity.WARNING if difference.kind == "missing" and all(map(_dispensable, facts)) else None


def _dispensable(fact: Fact) -> bool:
    """Tell whether writers often put a number in other words: small ones, and `100 % sure`."""
    if fact.kind not in {"number", "time"} or fact.unit in {"USD", "EUR", "GBP"}:
        return False
    return fact.value in _ROUND or (fact.value.isdecimal() and int(fact.value) <= _SMALL)
