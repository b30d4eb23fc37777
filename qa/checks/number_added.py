"""A number stands in one version alone."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.values.doubt import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="numbers", severity=Severity.ERROR, mqm="accuracy/addition", facts=("values",))
def number_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """A number stands in one version alone.

    Looks at cardinals in every Unicode digit script and in Chinese numerals, with the grouping and decimal
    signs, scale words, fractions and units of each language. Tolerates number words, a right conversion of
    units (12 miles, 19 km), a restatement in brackets, Roman numerals.

    Example: tr says 450 people, en `many people`.
    """
    for difference in differences(unit, "values", context.evidence):
        if difference.kind == "added" and difference.category == "numbers":
            yield wording.finding(difference, unit, severity(difference, unit))
