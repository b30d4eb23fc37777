"""A text much shorter than the others make one expect."""

from __future__ import annotations

from collections.abc import Iterator

from qa.align.extent import stretches
from qa.model import Confidence, Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="omission", severity=Severity.WARNING, mqm="accuracy/omission")
def segment_short(unit: Unit, context: Context) -> Iterator[Finding]:
    """A text is much shorter than its length in the other versions makes one expect: part of it may be missing.

    What is usual for a pair of languages comes from the batch, and from a table of languages while the batch is small.
    A suspicion, not a proof: concise translations exist.

    Example: en `A long sentence with many words in it, and then another clause.`, id `Sebuah kalimat.`
    """
    for stretch in stretches(unit, context.evidence):
        if stretch.surprise < 0:
            part = f"{stretch.share:.0%} of the length that {stretch.against} makes one expect"
            message = f"{stretch.version} has only {part}: something may be missing"
            yield Finding(message, stretch.marks, stretch.version, Confidence.MEDIUM)
