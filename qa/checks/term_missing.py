"""A term that is not translated as the termbase says."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa import terminology
from qa.model import Confidence, Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check
from qa.terminology import Hit, Termbase
from qa.wording import listed


@unit_check(
    category="terminology",
    severity=Severity.WARNING,
    mqm="terminology/inconsistent-with-terminology-resource",
)
def term_missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """A term of the terminology stands in a text, and none of its translations in another version.

    Looks at the files that `terms` names (TBX, CSV, TSV). With a source its terms count, without one those of each
    version. Tolerates capitals, inflected forms and compounds, words in between, terms inside longer terms, and
    versions whose language the termbase does not have.

    Example: the terminology has en "file system", de "Dateisystem"; de writes "Ordner".
    """
    if not context.settings.terms:
        return
    base = terminology.load(tuple(context.settings.terms))
    for version, segment in unit.segments:
        if unit.source in {None, version} or unit.get(unit.source or "") is None:
            seen: set[str] = set()
            for hit in base.hits(segment.text, language_of(version)):
                if not hit.term.forbidden and hit.concept.id not in seen:
                    seen.add(hit.concept.id)
                    yield from _lacking(unit, version, hit, base)


def _lacking(unit: Unit, holder: str, hit: Hit, base: Termbase) -> Iterator[Finding]:
    for version, segment in unit.segments:
        language = language_of(version)
        wanted = [
            term.text
            for term in hit.concept.of(languages.of(language).parents)
            if not term.forbidden
        ]
        if (
            version == holder
            or not wanted
            or not segment.text.strip()
            or _forbids(hit, version, segment.text, base)
        ):
            continue
        if not any(terminology.within(term, segment.text, language) for term in wanted):
            told = listed(f'"{term}"' for term in wanted)
            marks = (
                Mark(holder, unit[holder], Span(*hit.place), "the term"),
                Mark(version, segment, None, "not here"),
            )
            message = f'{holder} has the term "{hit.term.text}"; {version} has nothing like {told}'
            yield Finding(message, marks, version, Confidence.MEDIUM)


def _forbids(hit: Hit, version: str, text: str, base: Termbase) -> bool:
    """Tell whether the version says it with a forbidden term: that is a finding of its own."""
    there = base.hits(text, language_of(version))
    return any(other.term.forbidden and other.concept == hit.concept for other in there)
