"""A code that the other versions have is missing in one."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.values.variants import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="codes", severity=Severity.ERROR, mqm="accuracy/omission", facts=("values",))
def code_missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """A code that the other versions have is missing in one.

    Looks at what no translation may change: `snake_case`, `--options`, file names and paths, version numbers,
    standards, hashes, telephone numbers, IBAN and ISBN. Tolerates letter case, and spaces and hyphens inside
    `COVID-19` or a telephone number. Names and options are translated on purpose about as often as by mistake: only
    what has check digits is an error when it is gone; a metavariable (`--groups=G_LIST`, `[job_spec]`) is a note.

    Example: en has the ISBN 978-3-16-148410-0, de has none.
    """
    for difference in differences(unit, "values", context.evidence):
        if difference.kind == "missing" and difference.category == "codes":
            yield wording.finding(difference, unit, severity(difference, unit))
