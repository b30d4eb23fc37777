"""How bad a difference of codes is: translators render names and options on purpose as often as by mistake."""

from __future__ import annotations

from difflib import SequenceMatcher

from qa.compare import Difference
from qa.facts.checked import CATEGORIES
from qa.model import Confidence, Severity

_NEAR = 0.75


def severity(difference: Difference) -> Severity | None:
    """Return the severity of a finding about codes, None for the check's default.

    An error is what nobody writes on purpose: a near variant of the code (`max_retires`), or a number with check digits
    that is gone or another one.
    """
    facts = [fact for _, fact in (*difference.stated, *difference.instead)]
    if min(fact.weight for fact in facts) < Confidence.HIGH:
        return Severity.WARNING
    if difference.kind != "added" and facts[0].kind in CATEGORIES:
        return None
    return None if difference.instead and is_variant(facts[0].value, facts[-1].value) else Severity.WARNING


def is_variant(first: str, second: str) -> bool:
    """Tell whether two codes differ by so few characters that one is likely the other, misspelt."""
    return SequenceMatcher(None, first.casefold(), second.casefold(), autojunk=False).ratio() >= _NEAR
