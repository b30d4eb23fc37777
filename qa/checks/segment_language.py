"""A segment that is in another language than its version."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.language.identify.copies import taken
from qa.language.identify.documents import in_context, wrong_versions
from qa.language.identify.segments import Verdict
from qa.model import Confidence, Document, Finding, Mark, Segment, Severity
from qa.registry import Context, document_check


@document_check(
    category="language",
    severity=Severity.ERROR,
    mqm="accuracy/mistranslation",
    explains="text",
)
def segment_language(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A whole segment is in another language than its version: a neighbour's text pasted in, a file mixed up.

    Looks at every segment of 20 letters and more without addresses, code and placeholders, and compares how likely its
    text is in the declared language and in others; one that leans to a near neighbour is judged against how the other
    segments of its document score. Tolerates names and titles, short texts, and languages that cannot
    be told apart. A version that is wrong as a whole is left to `wrong-language`, a copy of another version to
    `untranslated`.

    Example: in the file of cs stands "Primátor dúfa, že ju bude využívať veľa rodín.", which is Slovak.
    """
    whole = {one.version for one in wrong_versions(document)}
    versions = [version for version in document.versions if version.name not in whole]
    for unit in document.units:
        for version in versions:
            segment = unit.get(version.name)
            one = in_context(version, segment) if segment else None
            if segment and is_foreign(segment, version.language):
                continue
            if segment and one and one.outcome == "other":
                copied = {found.version for found in taken(unit)}
                if version.name not in copied:
                    mark = Mark(
                        version.name,
                        segment,
                        None,
                        languages.of(one.instead).name if one.instead else "",
                    )
                    yield Finding(
                        _message(version.name, version.language, one),
                        (mark,),
                        version.name,
                        Confidence.HIGH if one.sure else Confidence.MEDIUM,
                        Severity.ERROR if one.sure else Severity.WARNING,
                        unit=unit.id,
                    )


def is_foreign(segment: Segment, language: str) -> bool:
    """Say whether the file itself says that a segment is in another language."""
    said = dict(segment.meta).get("lang")
    return bool(said) and languages.of(str(said)).code != languages.of(language).code


def _message(version: str, tag: str, one: Verdict) -> str:
    tongue = languages.of(one.instead).name if one.instead else "another language"
    seems = "is" if one.sure else "seems to be"
    return f"this segment of {version} {seems} in {tongue}, not in {languages.of(tag).name}"
