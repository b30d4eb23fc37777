"""A name that became another name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa import wording
from qa.compare import differences
from qa.kinds.name.matching import because
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="names", severity=Severity.WARNING, mqm="accuracy/mistranslation", facts=("names",))
def name_mismatch(unit: Unit, context: Context) -> Iterator[Finding]:
    """A person, place or organisation became another one.

    Looks at names that one version lost and at names that stand there instead: a country for another country, another
    name of the document, a name that only this version has. Tolerates what `name-missing` tolerates.

    Example: en says "North Korea", ka says "ჩინეთი" (China).
    """
    for difference in differences(unit, "names", context.evidence):
        if difference.kind == "mismatch":
            reason, certain = because(difference, unit, context.evidence)
            finding = wording.finding(difference, unit, Severity.ERROR if certain else None)
            yield replace(finding, message=finding.message + reason)
