"""A paragraph, heading or row that a version does not have."""

from __future__ import annotations

from collections.abc import Iterator

from qa.align.absence import absences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check
from qa.wording import listed


@unit_check(category="omission", severity=Severity.WARNING, mqm="accuracy/omission")
def segment_missing(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A whole paragraph, heading or row that the other versions have is not there.

    With a source, what the source has must be there; without one, what at least half of the versions have. Paragraphs
    that were merged, split or moved are recognised and are not missing.

    Example: en `First.` / `Second.` / `Third.`, id `Pertama.` / `Ketiga.`: `Second.` has nothing in id.
    """
    for absence in absences(unit):
        if not absence.added:
            name = absence.version
            yield Finding(
                f"{name} has no text for this {absence.what} of {listed(absence.others)}", absence.marks, name
            )
