"""A text that seems to say more than the others."""

from __future__ import annotations

from collections.abc import Iterator

from qa.align.cues import is_shown_at
from qa.align.inside import unmatched
from qa.model import Confidence, Finding, Mark, Severity, Unit
from qa.omission.suspicion import is_added, reasons, suspicions
from qa.registry import Context, unit_check


@unit_check(category="addition", severity=Severity.WARNING, mqm="accuracy/addition")
def segment_long(unit: Unit, context: Context) -> Iterator[Finding]:
    """A text is much longer than its source, or most versions, make one expect: something may have been added.

    Of two versions without a source the other one is short (`segment-short`). Weighs the length against what is usual
    for the languages, and figures, names and words that have no counterpart. A suspicion, not a proof: glosses and
    explanations are common.

    Example: en tells in one sentence that a museum opens again, and id in two that it does and what tickets cost.
    """
    for suspicion in suspicions(unit, context.evidence):
        whole, part = suspicion.whole, suspicion.part
        if suspicion.odd == whole:
            message = f"{whole} seems to say more than {part}: {reasons(suspicion, suspicion.lost[:3])}"
            place = unmatched(unit, whole, part, context.evidence)
            marks = (Mark(whole, unit[whole], place), Mark(part, unit[part]))
            is_clear = is_added(suspicion, place) and not is_shown_at(unit)
            severity = None if is_clear else Severity.NOTE
            yield Finding(message, marks, whole, Confidence.MEDIUM, severity)
