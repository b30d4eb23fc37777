"""A text that seems to say only part of what the others say."""

from __future__ import annotations

from collections.abc import Iterator

from qa.align.cues import is_shown_at
from qa.align.inside import unmatched
from qa.language.sentences import sentences
from qa.meaning.thresholds import COMPLETE
from qa.model import Confidence, Finding, Mark, Severity, Unit, language_of
from qa.omission.suspicion import Suspicion, reasons, suspicions
from qa.profiles import profile
from qa.registry import Context, unit_check

HALF = 0.5
"""Share of the usual length of a text that is no longer merely concise."""


@unit_check(category="omission", severity=Severity.WARNING, mqm="accuracy/omission")
def segment_short(unit: Unit, context: Context) -> Iterator[Finding]:
    """A text is much shorter than its length in the other versions makes one expect: part of it may be missing.

    Weighs the length against what is usual for the pair of languages, an end without closing punctuation, and figures
    and words whose usual counterparts are missing. What is usual comes from the batch, and from a table of languages
    while the batch is small. A suspicion, not a proof: concise translations exist, and in subtitles they
    are the rule: there it is a note. In manuals it is one where the text has as many sentences and half the length.

    Example: en tells in two sentences that a museum opens again and what tickets cost, and id only that it opens.
    """
    is_wordy = profile(context.settings.profile).wordy
    for suspicion in suspicions(unit, context.evidence):
        if suspicion.odd == suspicion.part:
            message = f"{suspicion.part} seems to lack part of this text: {reasons(suspicion, suspicion.lost[:3])}"
            place = unmatched(unit, suspicion.whole, suspicion.part, context.evidence)
            marks = (
                Mark(suspicion.part, unit[suspicion.part]),
                Mark(suspicion.whole, unit[suspicion.whole], place),
            )
            is_doubtful = (
                is_shown_at(unit)
                or (is_wordy and _is_concise(unit, suspicion))
                or _is_answered(unit, suspicion, context)
            )
            severity = Severity.NOTE if is_doubtful else None
            yield Finding(message, marks, suspicion.part, Confidence.MEDIUM, severity)


def _is_concise(unit: Unit, suspicion: Suspicion) -> bool:
    """Return whether a text may say all in fewer words: in as many sentences, and not half as long."""
    if suspicion.share < HALF:
        return False
    whole, part = (
        len(sentences(unit[name].text, language_of(name)))
        for name in (suspicion.whole, suspicion.part)
    )
    return whole <= part


def _is_answered(unit: Unit, suspicion: Suspicion, context: Context) -> bool:
    """Return whether an encoder finds all of the longer text in the shorter one."""
    if context.meanings is None:
        return False
    found = context.meanings.find(unit, suspicion.whole, suspicion.part)
    return found is not None and found.odds < COMPLETE
