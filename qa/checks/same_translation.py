"""One translation for different sources."""

from __future__ import annotations

from collections.abc import Iterator

from qa.evidence.twins import Place
from qa.model import Confidence, Finding, Mark, Severity
from qa.registry import Context, batch_check

ALIKE = 70.0
"""Texts that are alike by this much (Indel similarity, 0 to 100) may share a translation."""


@batch_check(
    category="consistency", severity=Severity.WARNING, mqm="accuracy/mistranslation"
)
def same_translation(context: Context) -> Iterator[Finding]:
    """Two texts that say different things have the same translation: one of them was pasted over the other.

    Looks at the whole batch. Texts of fewer than twelve letters are left alone, as are sources that differ little.

    Example: en `The council rejected the plan.` / `Ships stay in port.`, id twice `Dewan menolak rencana itu.`
    """
    for same, differs, places in context.evidence.twins.differing(source=False):
        first = places[0]
        for place in places[1:]:
            if _alike(first.differs.text, place.differs.text) < ALIKE:
                yield _finding(same, differs, first, place)
                break


def _alike(first: str, second: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - few documents have twins

    return fuzz.ratio(first, second)


def _finding(same: str, differs: str, first: Place, second: Place) -> Finding:
    message = f"{same} has the same text for two different texts of {differs}"
    marks = (
        Mark(same, second.same), Mark(differs, second.differs), Mark(same, first.same, note="the same"),
        Mark(differs, first.differs, note="another text"),
    )  # fmt: skip
    return Finding(
        message,
        marks,
        same,
        Confidence.MEDIUM,
        document=second.document,
        unit=second.unit,
    )
