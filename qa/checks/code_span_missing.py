"""A code span that is missing."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="codes", severity=Severity.WARNING, mqm="accuracy/omission", facts=("spans",))
def code_span_missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """Code or a relative link of the other versions is missing in one.

    Looks at code spans of Markdown (`` `--force` ``), at what the file marks as code, and at links within the documents
    (`[text](../install.md)`). Tolerates code that stands there without its marks, another order, repetitions, anchors
    (`#install`: they are made from translated headings) and a part of a path that names the version's language.

    Example: en has "Run `make all`", id "Jalankan".
    """
    for difference in differences(unit, "spans", context.evidence):
        if difference.kind == "missing":
            yield wording.finding(difference, unit)
