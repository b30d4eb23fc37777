"""An amount in another currency."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import lines
from qa.kinds.values.group import VALUES
from qa.kinds.values.money import is_currency, may_be_same
from qa.model import Confidence, Finding, Severity, Unit
from qa.registry import Context, unit_check

_POUND = "pound"
"""A currency, or a weight."""


@unit_check(
    category="numbers",
    severity=Severity.ERROR,
    mqm="accuracy/mistranslation",
    facts=(VALUES,),
)
def currency_mismatch(unit: Unit, context: Context) -> Iterator[Finding]:
    """The same amount is in another currency.

    Looks at amounts that the versions agree on, with a sign, an ISO 4217 code or a name, also without a country
    (`500 kroner`). Tolerates a sign or a name that several currencies share (`$` is any dollar), and a version that
    names no currency. A warning where one may be a weight (`500 pounds`).

    Example: en has €250, fr `250 $`.
    """
    for row in lines(unit, VALUES, context.evidence):
        priced = [
            (version, fact)
            for version, fact in row.cells.items()
            if is_currency(fact.unit)
        ]
        priced.sort(key=lambda cell: cell[0] != unit.source)
        for version, fact in priced[1:]:
            first, stated = priced[0]
            if not may_be_same(stated.unit, fact.unit):
                message = f"{stated.value} is in {stated.unit} in {first}, in {fact.unit} in {version}"
                marks = (
                    wording.mark(unit, version, fact),
                    wording.mark(unit, first, stated),
                )
                yield Finding(
                    message,
                    marks,
                    version if unit.source == first else None,
                    Confidence.HIGH,
                    Severity.WARNING if _POUND in {stated.unit, fact.unit} else None,
                )
