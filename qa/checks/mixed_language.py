"""A segment that goes over into another language."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.language.identify.declared import is_foreign
from qa.language.identify.segments import judge
from qa.language.identify.stretches import foreign
from qa.language.identify.taking_over import taken
from qa.model import OBJECT, Confidence, Finding, Mark, Severity, Unit, language_of
from qa.registry import Context, unit_check
from qa.wording import shortened


@unit_check(category="language", severity=Severity.WARNING, mqm="accuracy/untranslated")
def mixed_language(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Part of a segment is in another language, though no other version has these words.

    Looks for a run of words in another script, and for the place where a longer text changes its language. Tolerates
    names, titles, quotations and glosses in brackets, and loan words; what another version has in the same words is
    left to `untranslated-words`, a segment wholly in another language to `segment-language`.

    Example: el has "Η βιβλιοθήκη will be opened in the spring", where en has "The library opens next spring".
    """
    copied = {one.holder for one in taken(unit)}
    for version, segment in unit.segments:
        tag = language_of(version)
        if is_foreign(segment, tag):
            continue
        # What the file marks as code is in no language.
        text = segment.prose.replace(OBJECT, " ")
        verdict = judge(text, tag)
        if (
            verdict.pure
            or version in copied
            or verdict.outcome not in {"right", "unknown"}
        ):
            continue
        one = foreign(text, tag)
        if one:
            words = shortened(segment.text[one.span.start : one.span.end])
            where = "from here on" if one.to_end and one.span.start > 0 else "here"
            tongue = (
                languages.of(one.instead).name if one.instead else "another language"
            )
            message = f'{version} is in {tongue} {where}: "{words}"'
            yield Finding(
                message, (Mark(version, segment, one.span),), version, Confidence.MEDIUM
            )
