"""A code span that is added."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="codes", severity=Severity.WARNING, mqm="accuracy/addition", facts=("spans",))
def code_span_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """A version has code or a relative link that the others do not have.

    Looks at the same code as `code-span-missing` and tolerates the same.

    Example: en has "Run it", id "Jalankan `make all`".
    """
    for difference in differences(unit, "spans", context.evidence):
        if difference.kind == "added":
            yield wording.finding(difference, unit)
