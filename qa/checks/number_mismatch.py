"""A number differs between the versions."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.values.doubt import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="numbers", severity=Severity.ERROR, mqm="accuracy/mistranslation", facts=("values",))
def number_mismatch(unit: Unit, context: Context) -> Iterator[Finding]:
    """A number differs between the versions.

    Looks at cardinals in every Unicode digit script and in Chinese numerals, with the grouping and decimal
    signs, scale words, fractions and units of each language. Tolerates number words, a right conversion of
    units (12 miles, 19 km), a restatement in brackets, Roman numerals.

    Example: en says 3.5 million, es 3500 million.
    """
    for difference in differences(unit, "values", context.evidence):
        if difference.kind == "mismatch" and difference.category == "numbers":
            yield wording.finding(difference, unit, severity(difference, unit))
