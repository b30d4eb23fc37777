"""A name that the other versions have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa import wording
from qa.compare import differences
from qa.kinds.name.matching import because
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="names", severity=Severity.WARNING, mqm="accuracy/omission", facts=("names",))
def name_missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """A name of the other versions is missing in one.

    Looks for every name of a version in the other versions' texts: the same letters, the name a place has there, the
    sound in another script, and what the name became in other units. Tolerates inflection, particles written together
    with the name, and names that are usually translated; where a name of its kind is often left out, it stays silent.

    Example: en says "Nugroho said", fi says only "he said".
    """
    for difference in differences(unit, "names", context.evidence):
        if difference.kind == "missing":
            reason, _ = because(difference, unit, context.evidence)
            finding = wording.finding(difference, unit)
            yield replace(finding, message=finding.message + reason)
