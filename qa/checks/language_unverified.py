"""A version of which nobody can say whether it is in its language."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.language.identify.coverage import is_known
from qa.language.identify.verified import count_lettered, count_unverified
from qa.model import Confidence, Document, Finding, Mark, Severity, Version
from qa.registry import Context, document_check

FEWEST = 10
"""Texts of a version below which nobody expects its language to be told."""
MOST = 0.5
"""Share of a version's texts that must have been verified."""


@document_check(category="language", severity=Severity.WARNING, mqm="other")
def language_unverified(document: Document, _: Context) -> Iterator[Finding]:
    """Less than half of a version could be verified to be in its language.

    Looks at versions of ten texts and more. Short texts are judged together, so that
    this means a language that no engine knows, or texts that are names and codes.
    `qa checks --languages` tells what is known of each language. Tolerates versions
    whose language was not named but detected.

    Example: a file of Toki Pona labels, which no engine knows.
    """
    for version in document.versions:
        if version.certainty is not None:
            continue
        texts = count_lettered(version)
        doubtful = count_unverified(version) if texts >= FEWEST else 0
        if doubtful > MOST * texts:
            yield _tell(version, texts, doubtful)


def _tell(version: Version, texts: int, doubtful: int) -> Finding:
    language = languages.of(version.language)
    share = f"{texts - doubtful} of {texts} texts" if texts > doubtful else "nothing"
    why = "they are too short, or names"
    if not is_known(language.kinship.plain):
        why = "no engine knows the language"
    message = (
        f"{share} of {version.name} could be verified to be in {language.name}: {why}"
    )
    mark = Mark(version.name, version.segments[0])
    return Finding(message, (mark,), version.name, Confidence.HIGH)
