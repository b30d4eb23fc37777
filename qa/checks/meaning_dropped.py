"""Something that a text says is answered by nothing in another version."""

from __future__ import annotations

from collections.abc import Iterator

from qa.meaning.thresholds import CLEAR
from qa.model import Confidence, Finding, Mark, Severity, Unit
from qa.omission.unanswered import find_stretches
from qa.registry import Context, unit_check


@unit_check(category="omission", severity=Severity.WARNING, mqm="accuracy/omission")
def meaning_dropped(unit: Unit, context: Context) -> Iterator[Finding]:
    """A version says nothing of a part of a text, however long it is: a clause was left out, or says something else.

    Asks a sentence encoder how well each word is answered by any of the other version; only where that is asked for
    (`--meaning`). Learns from the batch what is usual for its languages. Tolerates free wording, and texts of a few
    words. What lengths tell already is left to `segment-short`.

    Example: en says who signed the treaty and when it ends, and de in as many words only who signed it.
    """
    if context.meanings is None:
        return
    for stretch in find_stretches(unit, context.meanings, context.evidence):
        if stretch.is_added:
            continue
        whole, by = stretch.unanswered.whole, stretch.unanswered.by
        place = stretch.unanswered.span
        is_clear = stretch.unanswered.odds >= CLEAR
        yield Finding(
            f"nothing in {by} answers this part of {whole}",
            (Mark(by, unit[by]), Mark(whole, unit[whole], place)),
            stretch.blamed,
            Confidence.MEDIUM if is_clear else Confidence.LOW,
        )
