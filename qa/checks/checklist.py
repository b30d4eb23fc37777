"""The rules of your own."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.config import Rule
from qa.expressions import Runaway, expression, filled, matched
from qa.model import (
    Confidence,
    Finding,
    Mark,
    Segment,
    Severity,
    Span,
    Unit,
    language_of,
)
from qa.registry import Context, unit_check


@unit_check(
    category="terminology", severity=Severity.WARNING, mqm="style/organizational-style"
)
def checklist(unit: Unit, context: Context) -> Iterator[Finding]:
    """A rule of your own is broken: `[[checklist]]` tables of the configuration, each with a `message`.

    Where the regular expression `source` matches the source (or any other version), each translation must match
    `wanted` and must not match `unwanted`; without `source` they hold everywhere. `{1}` and `{name}` stand for what a
    group of `source` matched. `languages` says where a rule holds, `case = true` minds capitals. An expression that
    takes longer than 50 ms on a text is stopped there, with a note.

    Example: source = "([0-9]+) GB", wanted = "{1} Go", languages = ["fr"].
    """
    for rule in context.settings.checklist:
        for version, segment in unit.segments:
            if version != unit.source and _holds(rule, version):
                try:
                    yield from _broken(rule, unit, version, segment)
                except Runaway as stopped:
                    message = f"the expression `{stopped}` took too long on this text and was stopped"
                    yield Finding(
                        message,
                        (Mark(version, segment),),
                        None,
                        Confidence.LOW,
                        Severity.NOTE,
                    )


def _holds(rule: Rule, version: str) -> bool:
    return not rule.languages or languages.of(language_of(version)).is_in(
        rule.languages
    )


def _broken(
    rule: Rule, unit: Unit, version: str, segment: Segment
) -> Iterator[Finding]:
    level = Severity[rule.severity.upper()]
    for wanted, unwanted, origin in _wishes(rule, unit, version):
        if unwanted:
            for found in expression(unwanted, case=rule.case).matches(segment.text):
                marks = (Mark(version, segment, Span(*found.span())), *origin)
                yield Finding(rule.message, marks, version, severity=level)
        if (
            wanted
            and next(expression(wanted, case=rule.case).matches(segment.text), None)
            is None
        ):
            marks = (*origin, Mark(version, segment, None, f"no `{wanted}`"))
            yield Finding(rule.message, marks, version, severity=level)


def _wishes(
    rule: Rule, unit: Unit, version: str
) -> Iterator[tuple[str, str, tuple[Mark, ...]]]:
    """Yield what must and must not match, for each match of the rule's source."""
    if not rule.source:
        yield rule.wanted, rule.unwanted, ()
        return
    others = (
        [unit.source]
        if unit.source
        else [name for name, _ in unit.segments if name != version]
    )
    for other in others:
        text = unit.get(other)
        for found in (
            expression(rule.source, case=rule.case).matches(text.text) if text else ()
        ):
            mark = Mark(other, unit[other], Span(*found.span()))
            groups = matched(found)
            yield filled(rule.wanted, groups), filled(rule.unwanted, groups), (mark,)
