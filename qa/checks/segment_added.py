"""A paragraph, heading or row that only one version has."""

from __future__ import annotations

from collections.abc import Iterator

from qa.model import Confidence, Document, Finding, Severity
from qa.omission.absence import absences
from qa.registry import Context, document_check
from qa.wording import listed


@document_check(
    category="addition",
    severity=Severity.WARNING,
    mqm="accuracy/addition",
    in_runs=True,
)
def segment_added(document: Document, context: Context) -> Iterator[Finding]:
    """A whole paragraph, heading or row stands in a version although the source, or most versions, have nothing there.

    Without a source and with two versions nobody can say which of them is right: then the text is missing in the other
    (`segment-missing`).

    Example: source en `First.` / `Third.`, id `Pertama.` / `Iklan.` / `Ketiga.`: `Iklan.` was added in id.
    """
    for absence in absences(document, context.evidence):
        if absence.added:
            name, do = absence.version, "do" if len(absence.others) > 1 else "does"
            doubt = "; or it is the other one shown here" if absence.close else ""
            message = f"{name} has a {absence.what} that {listed(absence.others)} {do} not have{doubt}"
            sure = Confidence.HIGH if absence.sure else Confidence.MEDIUM
            severity = Severity.NOTE if absence.slight else None
            yield Finding(
                message, absence.marks, name, sure, severity, unit=absence.unit.id
            )
