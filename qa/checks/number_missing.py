"""A number that the other versions have is missing in one."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.values.doubt import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="numbers", severity=Severity.ERROR, mqm="accuracy/omission")
def number_missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """A number that the other versions have is missing in one."""
    for difference in differences(unit, "values", context.evidence):
        if difference.kind == "missing" and difference.category == "numbers":
            yield wording.finding(difference, unit, severity(difference, unit))
