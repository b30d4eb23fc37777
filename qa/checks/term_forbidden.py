"""A term that must not be used."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa import terminology
from qa.model import Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check
from qa.wording import listed


@unit_check(
    category="terminology", severity=Severity.WARNING, mqm="terminology/wrong-term"
)
def term_forbidden(unit: Unit, context: Context) -> Iterator[Finding]:
    """A version has a term that the terminology forbids (deprecated, superseded).

    Looks at the files that `terms` names. Tolerates capitals and short endings, and a forbidden word inside a longer
    term that is allowed.

    Example: the terminology forbids de "Ordnerwerk" for "file system".
    """
    if not context.settings.terms:
        return
    base = terminology.load(tuple(context.settings.terms))
    for version, segment in unit.segments:
        language = language_of(version)
        for hit in base.hits(segment.text, language):
            if hit.term.forbidden:
                better = [
                    f'"{t.text}"'
                    for t in hit.concept.of(languages.of(language).parents)
                    if not t.forbidden
                ]
                instead = f"; it says {listed(better)}" if better else ""
                message = f'{version} has "{hit.term.text}", which the terminology forbids{instead}'
                yield Finding(
                    message, (Mark(version, segment, Span(*hit.place)),), version
                )
