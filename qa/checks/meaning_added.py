"""Something that a version says is answered by nothing in the text it was made from."""

from __future__ import annotations

from collections.abc import Iterator

from qa.meaning.thresholds import CLEAR
from qa.model import Confidence, Finding, Mark, Severity, Unit
from qa.omission.unanswered import find_stretches
from qa.registry import Context, unit_check


@unit_check(category="addition", severity=Severity.WARNING, mqm="accuracy/addition")
def meaning_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """A version says something that nothing in its source answers, or nothing in most other versions.

    Asks a sentence encoder how well each word is answered by any of the other version; only where that is asked for
    (`--meaning`). Tolerates free wording and explanations of a few words.

    Example: en says that the museum opens on Monday, fr besides that the mayor will not come.
    """
    if context.meanings is None:
        return
    for stretch in find_stretches(unit, context.meanings, context.evidence):
        if not stretch.is_added:
            continue
        whole, by = stretch.unanswered.whole, stretch.unanswered.by
        place = stretch.unanswered.span
        is_clear = stretch.unanswered.odds >= CLEAR
        yield Finding(
            f"nothing in {by} answers this part of {whole}",
            (Mark(whole, unit[whole], place), Mark(by, unit[by])),
            stretch.blamed,
            Confidence.MEDIUM if is_clear else Confidence.LOW,
        )
