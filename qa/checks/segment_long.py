"""A text much longer than the others make one expect."""

from __future__ import annotations

from collections.abc import Iterator

from qa.align.extent import stretches
from qa.model import Confidence, Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="addition", severity=Severity.WARNING, mqm="accuracy/addition")
def segment_long(unit: Unit, context: Context) -> Iterator[Finding]:
    """A text is much longer than its length in the other versions makes one expect: something may have been added.

    What is usual for a pair of languages comes from the batch, and from a table of languages while the batch is small.
    A suspicion, not a proof: glosses and explanations are common.

    Example: en `A short sentence.`, id `Kalimat pendek. Dan satu lagi yang tidak ada dalam sumbernya sama sekali.`
    """
    for stretch in stretches(unit, context.evidence):
        if stretch.surprise > 0:
            part = f"{stretch.share:.0%} of the length that {stretch.against} makes one expect"
            message = f"{stretch.version} has {part}: something may have been added"
            yield Finding(message, stretch.marks, stretch.version, Confidence.MEDIUM)
