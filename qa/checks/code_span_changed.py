"""A code span that is changed."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="codes", severity=Severity.WARNING, mqm="accuracy/mistranslation", facts=("spans",))
def code_span_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """Code is not what it is in the other versions, or a relative link leads elsewhere.

    Looks at the same code as `code-span-missing` and tolerates the same.

    Example: en has "Run `make all`", es "Ejecuta `hacer todo`".
    """
    for difference in differences(unit, "spans", context.evidence):
        if difference.kind in {"mismatch", "outlier"}:
            yield wording.finding(difference, unit)
