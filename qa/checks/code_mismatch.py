"""A code differs between the versions."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.values.variants import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="codes", severity=Severity.ERROR, mqm="accuracy/mistranslation", facts=("values",))
def code_mismatch(unit: Unit, context: Context) -> Iterator[Finding]:
    """A code differs between the versions.

    Looks at what no translation may change: `snake_case`, `--options`, file names and paths, version numbers,
    standards, hashes, telephone numbers, IBAN and ISBN. Tolerates letter case, and spaces and hyphens inside
    `COVID-19` or a telephone number, whose groups may stand in another order. A near variant of the code
    is an error, another name altogether (`FIRST_PAGE`, `ERSTE_SEITE`) a warning: it may be translated on purpose. What
    stands for a value where a command's usage is shown (`--groups=G_LIST`, `[job_spec]`) is a note.

    Example: en says `max_retries`, ja `max_retires`.
    """
    for difference in differences(unit, "values", context.evidence):
        if difference.kind == "mismatch" and difference.category == "codes":
            yield wording.finding(difference, unit, severity(difference, unit))
