"""A format string that no program can read."""

from __future__ import annotations

from collections.abc import Iterator

from qa.kinds.placeholder import declared, syntaxes
from qa.kinds.placeholder.group import PLACEHOLDERS
from qa.model import Finding, Mark, Segment, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

Fault = tuple[str, Span]
"""What is wrong, and where."""


@unit_check(
    category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag"
)
def format_string(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text is no valid format string: a sign stands alone, or placeholders with and without a position are mixed.

    Looks at texts whose file declares a format (`c-format`, `python-brace-format` and the others of gettext): a single
    `%` where `%%` is meant, a bracket without its partner; and in every text at `%1$s` beside `%s`. Tolerates what the
    source has too.

    Example: en has "100%% free, %s" (c-format), fr "100% gratuit, %s".
    """
    if not any(
        "%" in s.text or "{" in s.text or "~" in s.text for _, s in unit.segments
    ):
        return
    found = {
        version: dict(_find_faults(segment, language_of(version)))
        for version, segment in unit.segments
    }
    if unit.source is None and all(found.values()):
        return
    tolerated = found.get(unit.source, {}) if unit.source else {}
    for version, faults in found.items():
        if version == unit.source:
            continue
        for fault, span in faults.items():
            if fault not in tolerated:
                said = f"the text of {version} is no valid format string: {fault}"
                mark = Mark(version, unit[version], span)
                is_declared = bool(unit[version].syntax)
                severity = None if is_declared else Severity.WARNING
                yield Finding(said, (mark,), version, severity=severity)


def _find_faults(segment: Segment, language: str) -> Iterator[Fault]:
    """Yield what is wrong with a text, each kind of fault once."""
    syntax = syntaxes.find(segment.syntax) if segment.syntax else None
    if syntax is not None:
        stray = declared.find_stray(segment.text, syntax)
        if stray:
            span = stray[0]
            sign = segment.text[span.start : span.end]
            yield f"`{sign}` stands alone", span
    if "%" in segment.text:
        yield from _find_mixture(segment, language)


def _find_mixture(segment: Segment, language: str) -> Iterator[Fault]:
    """Yield the first placeholder without a position beside those that have one."""
    numbered = False
    plain: list[Span] = []
    for fact in PLACEHOLDERS.read(segment, language):
        if len(fact.readings) > 1 and fact.value.startswith("%"):
            if "$" in fact.value:
                numbered = True
            elif fact.strong:
                plain.append(fact.span)
    if numbered and plain:
        yield "placeholders with and without a position are mixed", plain[0]
