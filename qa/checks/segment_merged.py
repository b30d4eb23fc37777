"""Neighbouring paragraphs that stand as one in another version, where one of them may as well be missing."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.model import Confidence, Document, Finding, Mark, Severity
from qa.omission.absence import Merger, mergers
from qa.registry import Context, document_check


@document_check(category="alignment", severity=Severity.NOTE, mqm="accuracy/omission")
def segment_merged(document: Document, context: Context) -> Iterator[Finding]:
    """Two paragraphs seem to be one in another version, but that one would do nearly as well for one of them alone.

    Merging and splitting paragraphs is no fault. This names the cases in which a short paragraph may have been lost
    instead: what the other version has fits both together hardly better than one of the two.

    Example: en `By our reporter` / `Ships stay in port until 12 May.`, id `Kapal tetap di pelabuhan hingga 12 Mei.`
    """
    for merger in mergers(document, context.evidence):
        yield _finding(merger)


def _finding(merger: Merger) -> Finding:
    unit, whole, parts = merger.unit, merger.whole, merger.parts
    where = wording.listed(parts)
    message = f"two paragraphs of {whole} stand as one in {where}, or one of them is missing there"
    marks = (
        *(Mark(whole, segment) for segment in unit[whole].parts),
        *(Mark(part, unit[part]) for part in parts),
    )
    odd = parts[0] if len(parts) == 1 else None
    return Finding(message, marks, odd, Confidence.LOW, unit=unit.id)
