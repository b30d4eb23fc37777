"""A text that is much further from its reference than the rest of the document."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from qa import similarity
from qa.model import Confidence, Document, Finding, Mark, Severity, Unit
from qa.registry import Context, document_check

FEWEST = 8
"""Units below which a document does not tell what is usual in it."""
FAR = 3.0
"""Median absolute deviations (times 1.4826) below the document's median that make a text far off."""
UNLIKE = 25.0
"""The chrF below which two texts have hardly a word in common, and that is named whatever is usual."""
ALIKE = 60.0
"""A text above this chrF is close, whatever is usual."""


@document_check(
    category="similarity", severity=Severity.WARNING, mqm="accuracy/mistranslation"
)
def reference_distance(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text is much less like its reference in the same language than the other texts of the document are.

    Looks where two versions are in one language: a translation and the one before (`id`, `id@previous`), or a text and
    its back-translation (`en`, `en@back`). Each segment's chrF is measured against what is usual in this document.
    Tolerates the changes that run through the whole text.

    Example: id `Presiden menghargai upaya itu.`, id@previous `Kapal-kapal tetap di pelabuhan.`
    """
    for version, reference in similarity.references(document.versions):
        found = similarity.texts(document, version, reference)
        scores = similarity.segment_scores([(text, other) for _, text, other in found])
        limit = _limit(scores)
        for (unit, _, _), score in zip(found, scores, strict=True):
            if score < limit:
                yield _finding(unit, version, reference, score, scores)


def _limit(scores: list[float]) -> float:
    """Return the chrF below which a text is far from its reference."""
    if len(scores) < FEWEST:
        return UNLIKE
    middle = statistics.median(scores)
    scatter = 1.4826 * statistics.median(abs(score - middle) for score in scores)
    return max(UNLIKE, min(middle - FAR * max(scatter, 3.0), ALIKE))


def _finding(
    unit: Unit, version: str, reference: str, score: float, scores: list[float]
) -> Finding:
    usual = (
        f", usually {statistics.median(scores):.0f} in this document"
        if len(scores) >= FEWEST
        else ""
    )
    message = f"{version} is far from {reference} here: chrF {score:.0f} of 100{usual}"
    marks = (Mark(version, unit[version]), Mark(reference, unit[reference]))
    return Finding(message, marks, version, Confidence.MEDIUM, unit=unit.id)
