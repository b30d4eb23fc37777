"""A paragraph, heading or row that only one version has."""

from __future__ import annotations

from collections.abc import Iterator

from qa.align.absence import absences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check
from qa.wording import listed


@unit_check(category="addition", severity=Severity.WARNING, mqm="accuracy/addition")
def segment_added(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A whole paragraph, heading or row stands in a version although the source, or most versions, have nothing there.

    Without a source and with two versions nobody can say which of them is right: then the text is missing in the other
    (`segment-missing`).

    Example: source en `First.` / `Third.`, id `Pertama.` / `Iklan.` / `Ketiga.`: `Iklan.` was added in id.
    """
    for absence in absences(unit):
        if absence.added:
            name, do = absence.version, "do" if len(absence.others) > 1 else "does"
            yield Finding(
                f"{name} has a {absence.what} that {listed(absence.others)} {do} not have", absence.marks, name
            )
