"""A version that is in another language than it says."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.language.identify.documents import Wrong, wrong_versions
from qa.model import Confidence, Document, Finding, Mark, Severity, language_of
from qa.registry import Context, document_check

SURE = 0.8


@document_check(
    category="language",
    severity=Severity.ERROR,
    mqm="accuracy/untranslated",
    explains="version",
)
def wrong_language(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A whole version is in another language than its name says, or two versions are exchanged.

    Looks at all segments of a version together. Tolerates single segments in another language, which `segment-language`
    reports, and languages that cannot be told apart by their writing (Bosnian, Croatian and Serbian in Latin script).

    Example: the file of ms holds Indonesian and that of id holds Malay: the two are exchanged.
    """
    wrong = {one.version: one for one in wrong_versions(document)}
    done: set[str] = set()
    for version, one in wrong.items():
        partner = next(
            (
                other
                for other in wrong
                if _holds(one, other) and _holds(wrong[other], version)
            ),
            None,
        )
        if version not in done:
            yield _exchanged(one, wrong[partner]) if partner else _alone(one)
        done |= {version, partner or version}


def _holds(one: Wrong, version: str) -> bool:
    return (
        languages.of(one.instead).kinship.plain
        == languages.of(language_of(version)).kinship.plain
    )


def _alone(one: Wrong) -> Finding:
    message = f"the version {one.version} is in {_name(one.instead)}, not in {_name(language_of(one.version))}"
    mark = Mark(one.version, one.segment, None, _name(one.instead))
    severity = Severity.ERROR if one.certainty >= SURE else Severity.WARNING
    return Finding(message, (mark,), one.version, _confidence(one), severity)


def _exchanged(one: Wrong, other: Wrong) -> Finding:
    marks = tuple(
        Mark(each.version, each.segment, None, _name(each.instead))
        for each in (one, other)
    )
    message = (
        f"the versions {one.version} and {other.version} are exchanged: {one.version} is in {_name(one.instead)}, "
        f"{other.version} in {_name(other.instead)}"
    )
    return Finding(message, marks, None, _confidence(one))


def _confidence(one: Wrong) -> Confidence:
    return Confidence.HIGH if one.certainty >= SURE else Confidence.MEDIUM


def _name(tag: str) -> str:
    return languages.of(tag).name
