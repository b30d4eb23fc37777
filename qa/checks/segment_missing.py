"""A paragraph, heading or row that a version does not have."""

from __future__ import annotations

from collections.abc import Iterator

from qa.model import Confidence, Document, Finding, Severity
from qa.omission.absence import Gaps, absences
from qa.registry import Context, document_check
from qa.wording import listed


@document_check(
    category="omission", severity=Severity.ERROR, mqm="accuracy/omission", in_runs=True
)
def segment_missing(document: Document, context: Context) -> Iterator[Finding]:
    """A whole paragraph, heading or row that the other versions have is not there.

    With a source, what the source has must be there; without one, what at least half of the versions have. Paragraphs
    that were merged, split or moved are recognised and are not missing. Where the neighbouring paragraph could as well
    be the one, both are shown and the finding is a warning. A few words of a subtitle are a note.

    Example: en `First.` / `Second.` / `Third.`, id `Pertama.` / `Ketiga.`: `Second.` has nothing in id.
    """
    gaps = Gaps(document)
    for absence in absences(document, context.evidence):
        if not absence.added:
            name, doubt = (
                absence.version,
                "; or it is the other one shown here" if absence.close else "",
            )
            message = f"{name} has no text for this {absence.what} of {listed(absence.others)}{doubt}"
            severity, sure = (
                (None, Confidence.HIGH)
                if absence.sure
                else (Severity.WARNING, Confidence.MEDIUM)
            )
            if absence.slight:
                severity = Severity.NOTE
            marks = (gaps.mark(name, absence.unit), *absence.marks)
            yield Finding(message, marks, name, sure, severity, unit=absence.unit.id)
