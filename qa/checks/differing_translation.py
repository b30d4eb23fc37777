"""One source that is translated in different ways."""

from __future__ import annotations

from collections.abc import Iterator

from qa.model import Confidence, Finding, Mark, Severity
from qa.registry import Context, batch_check


@batch_check(
    category="consistency",
    severity=Severity.NOTE,
    mqm="terminology/inconsistent-use-of-terminology",
)
def differing_translation(context: Context) -> Iterator[Finding]:
    """The same text stands several times in the source and is translated in different ways.

    Looks at the whole batch; case, white space and outer punctuation do not count. Often right, so a note.

    Example: en twice `Contact the press office.`, de `Pressestelle kontaktieren.` and `Melden Sie sich bei uns.`
    """
    for same, differs, places in context.evidence.twins.differing(source=True):
        first, second = places[0], places[1]
        message = f"{differs} translates the same text of {same} in {len(places)} ways"
        marks = (
            Mark(differs, second.differs), Mark(same, second.same), Mark(differs, first.differs, note="another way"),
        )  # fmt: skip
        yield Finding(
            message,
            marks,
            differs,
            Confidence.LOW,
            document=second.document,
            unit=second.unit,
        )
