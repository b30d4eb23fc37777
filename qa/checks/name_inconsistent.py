"""A name that one version writes in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from qa.kinds.name.evidence import Names
from qa.kinds.name.matching import teller
from qa.kinds.name.variants import find_variants
from qa.model import Confidence, Document, Finding, Mark, Severity
from qa.registry import Context, document_check


@document_check(
    category="names",
    severity=Severity.NOTE,
    mqm="terminology/inconsistent-use-of-terminology",
)
def name_inconsistent(document: Document, context: Context) -> Iterator[Finding]:
    """A version writes a name in two ways, where the version that it is compared with has it in one.

    Looks at renderings in another script that are found by their sound, in all units of a document. Tolerates endings,
    particles written together with the name, and other ways to write that stand as often as the first.

    Example: Cuong is كونغ four times and كوونغ once.
    """
    first = teller([version.name for version in document.versions], document.source)
    for version in document.versions:
        if version.name != first:
            for found in find_variants(
                document, first, version.name, context.evidence.of(Names)
            ):
                usual = f"{found.times} {'times' if found.times > 1 else 'time'}"
                written = f'"{found.name}" of {first} as "{found.usual}" {usual}'
                message = f'{version.name} writes {written}, here as "{found.odd}"'
                marks = (
                    Mark(version.name, found.place[1], found.place[2], "here"),
                    Mark(version.name, found.model[1], found.model[2], "elsewhere"),
                )
                yield Finding(
                    message, marks, version.name, Confidence.MEDIUM, unit=found.place[0]
                )
