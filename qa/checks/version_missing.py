"""A document that is not there in a language it should be in."""

from __future__ import annotations

from collections.abc import Iterator

from qa.model import Document, Finding, Mark, Segment, Severity
from qa.registry import Context, document_check
from qa.wording import listed


@document_check(category="omission", severity=Severity.ERROR, mqm="accuracy/omission")
def version_missing(document: Document, context: Context) -> Iterator[Finding]:
    """A document has no version in a language that the configuration declares.

    Looks at every document when `languages = ["en", "fr", ...]` is set. Tolerates nothing: declare what you publish.
    Without the setting a document in one language alone is only mentioned.

    Example: `guide/install` is there in en and fr, not in ja.
    """
    there = [version.name for version in document.versions]
    first = next(
        (v for v in document.versions if v.name == document.source),
        document.versions[0],
    )
    for language in context.settings.languages:
        if language not in there:
            message = (
                f"the document is there in {listed(there)}; it is missing in {language}"
            )
            segment = next(iter(first.segments), Segment("", first.path))
            yield Finding(message, (Mark(first.name, segment),), language)
