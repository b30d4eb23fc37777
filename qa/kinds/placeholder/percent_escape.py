"""A percent sign that is doubled in one version alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.compare.traits import differing
from qa.kinds.placeholder.group import PLACEHOLDERS
from qa.kinds.placeholder.printf import is_pattern
from qa.model import Finding, Mark, Segment, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_PERCENT = re.compile(r"%%?")
_OTHER_SYNTAX = re.compile(r"qt|kde|brace|java-format|csharp|rust|scheme|lisp|fluent")
"""Formats in which a percent sign means nothing."""


class _Percents(NamedTuple):
    """The percent signs of a text that are part of no placeholder."""

    single: tuple[Span, ...]
    doubled: tuple[Span, ...]
    formatted: bool


@unit_check(
    category="placeholders", severity=Severity.WARNING, mqm="design-markup/markup-tag"
)
def percent_escape(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A percent sign is doubled in one version and single in another: one of them shows it wrongly, or fails.

    Looks at the percent signs that belong to no placeholder. In a text of printf's kind `%%` stands for one sign, in any
    other it is shown as two. Tolerates another number of signs, dates' patterns, and a sign that is doubled where the
    other text has a placeholder and forgot to double it.

    Example: en has "Save 5% today", fr "Économisez 5%% aujourd’hui".
    """
    if not any("%%" in segment.text for _, segment in unit.segments):
        return
    signs = {
        version: _list_percents(segment, language_of(version))
        for version, segment in unit.segments
        if "%" in segment.text and not _OTHER_SYNTAX.search(segment.syntax)
    }
    kinds = {
        version: bool(found.doubled)
        for version, found in signs.items()
        if bool(found.single) != bool(found.doubled)
    }
    for odd in differing(unit, kinds):
        mine, other = signs[odd.version], signs[odd.other]
        if mine.doubled and other.formatted:
            continue
        spans = [(mine.doubled or mine.single)[0], (other.doubled or other.single)[0]]
        marks = (
            Mark(odd.version, unit[odd.version], spans[0]),
            Mark(odd.other, unit[odd.other], spans[1]),
        )
        written = "%%" if mine.doubled else "%"
        there = "%%" if other.doubled else "%"
        said = f"the percent sign is written {written} in {odd.version} and {there} in {odd.other}"
        yield Finding(said, marks, odd.version if odd.blamed else None)


def _list_percents(segment: Segment, language: str) -> _Percents:
    """Return the percent signs of a text; those of a date's pattern are none."""
    text = segment.text
    if is_pattern(text):
        return _Percents((), (), formatted=False)
    formatted = False
    for fact in PLACEHOLDERS.read(segment, language):
        if fact.text.startswith("%") and not fact.text.startswith("%%"):
            start, end = fact.span
            text = text[:start] + " " * (end - start) + text[end:]
            formatted = True
    single: list[Span] = []
    doubled: list[Span] = []
    for match in _PERCENT.finditer(text):
        (doubled if len(match.group()) > 1 else single).append(Span(*match.span()))
    return _Percents(tuple(single), tuple(doubled), formatted)
