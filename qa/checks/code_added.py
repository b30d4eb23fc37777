"""A code stands in one version alone."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.values.variants import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="codes", severity=Severity.ERROR, mqm="accuracy/addition", facts=("values",))
def code_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """A code stands in one version alone.

    Looks at what no translation may change: `snake_case`, `--options`, file names and paths, version numbers,
    standards, hashes, telephone numbers, IBAN and ISBN. Tolerates letter case, and spaces and hyphens inside
    `COVID-19` or a telephone number. What stands for a value where a command's usage is shown (`--user=NOM_USAGER`)
    and an option that the others name without its dashes are notes.

    Example: fr names `config.yaml`, which en does not.
    """
    for difference in differences(unit, "values", context.evidence):
        if difference.kind == "added" and difference.category == "codes":
            yield wording.finding(difference, unit, severity(difference, unit))
