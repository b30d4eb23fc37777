"""A name that is not written as the desk's glossary of names says."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa import terminology
from qa.kinds.name.exact import stands
from qa.kinds.name.matching import rendering
from qa.model import Confidence, Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check
from qa.terminology import Hit
from qa.wording import listed, shortened


@unit_check(
    category="names",
    severity=Severity.ERROR,
    mqm="terminology/inconsistent-with-terminology-resource",
)
def name_rendering(unit: Unit, context: Context) -> Iterator[Finding]:
    """A name of the glossary stands in a text, and another version has not the rendering that it asks for.

    Looks at the files that `names` names (TBX, CSV, TSV: a column a language, `|` between renderings that are right).
    Tolerates inflected forms and particles written together with the name. Without a glossary it looks at nothing.

    Example: the glossary has en `Luong Cuong`, ar `لونغ كوونغ`; ar writes `لونغ كونغ`.
    """
    if not context.settings.names:
        return
    base = terminology.load(tuple(context.settings.names))
    for version, segment in unit.segments:
        if unit.source in {None, version} or unit.get(unit.source or "") is None:
            for hit in base.hits(segment.text, language_of(version)):
                if not hit.term.forbidden:
                    yield from _other(unit, version, hit)


def _other(unit: Unit, holder: str, hit: Hit) -> Iterator[Finding]:
    for version, segment in unit.segments:
        language = language_of(version)
        wanted = [
            term.text
            for term in hit.concept.of(languages.of(language).parents)
            if not term.forbidden
        ]
        if version == holder or not wanted or not segment.text.strip():
            continue
        if not any(stands(name, segment.text, language) for name in wanted):
            span = rendering(hit.term.text, language_of(holder), segment.text, language)
            told = listed(f'"{name}"' for name in wanted)
            written = (
                f'"{shortened(segment.text[span.start : span.end])}"'
                if span
                else "nothing like it"
            )
            message = f'the name "{hit.term.text}" of {holder} is {told} in the glossary; {version} has {written}'
            marks = (
                Mark(version, segment, span, "as written"),
                Mark(holder, unit[holder], Span(*hit.place), "the name"),
            )
            yield Finding(message, marks, version, Confidence.HIGH)
