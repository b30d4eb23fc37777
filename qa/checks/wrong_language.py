"""A version that is in another language than it says."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.language import scripts
from qa.language.identify.documents import Wrong, wrong_versions
from qa.model import Confidence, Document, Finding, Mark, Severity, language_of
from qa.registry import Context, document_check
from qa.wording import shortened

SURE = 0.8


@document_check(
    category="language",
    severity=Severity.ERROR,
    mqm="accuracy/untranslated",
    explains="version",
)
def wrong_language(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A whole version is in another language than its name says, or two versions are exchanged.

    Looks at all segments of a version together, so that labels of one or two words are judged, too: by their script,
    then by the language of their joined text. Tolerates single segments in another language, which `segment-language`
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
    own = languages.of(language_of(version)).kinship.plain
    return bool(one.instead) and languages.of(one.instead).kinship.plain == own


def _alone(one: Wrong) -> Finding:
    own = languages.of(language_of(one.version)).name
    message = f"the version {one.version} is {_what(one)}, not in {own}: {_shown(one)}"
    severity = Severity.ERROR if one.certainty >= SURE else Severity.WARNING
    return Finding(message, _marks(one), one.version, _confidence(one), severity)


def _what(one: Wrong) -> str:
    if one.instead:
        return f"in {languages.of(one.instead).name}"
    return f"written in {scripts.of(one.script).name} letters"


def _shown(one: Wrong) -> str:
    return ", ".join(f'"{shortened(segment.text)}"' for segment in one.segments)


def _marks(one: Wrong) -> tuple[Mark, ...]:
    return tuple(
        Mark(one.version, segment, None, _what(one)) for segment in one.segments
    )


def _exchanged(one: Wrong, other: Wrong) -> Finding:
    message = (
        f"the versions {one.version} and {other.version} are exchanged: {one.version} is {_what(one)}, "
        f"{other.version} {_what(other)}"
    )
    marks = (*_marks(one)[:1], *_marks(other)[:1])
    return Finding(message, marks, None, _confidence(one))


def _confidence(one: Wrong) -> Confidence:
    return Confidence.HIGH if one.certainty >= SURE else Confidence.MEDIUM
