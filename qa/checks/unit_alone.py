"""A unit of measure in brackets whose number is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import facts
from qa.model import Confidence, Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_BRACKETS = re.compile(r"[(（\[]\s*([^()（）\[\]]{1,40}?)\s*[)）\]]")
_DIGIT = re.compile(r"\d")


@unit_check(category="numbers", severity=Severity.ERROR, mqm="accuracy/omission", facts=("values",))
def unit_alone(unit: Unit, _: Context) -> Iterator[Finding]:
    """A unit of measure stands alone in brackets where another version has a number before it.

    Translators may leave out an amount that only restates another: 6 metres (18 feet). Where its unit is still there,
    the number was lost. Tolerates units in brackets where no other version has a number in such a place: Distance (km).

    Example: en `6 metres (18 feet)`, de `6 Meter (Fuß)`.
    """
    brackets = [(version, found) for version, segment in unit.segments for found in _BRACKETS.finditer(segment.text)]
    amounts = [(version, found) for version, found in brackets if _DIGIT.search(found[1])]
    for version, found in brackets if amounts else ():
        name = "" if _DIGIT.search(found[1]) else _named(f"2 {found[1]}", version)
        there = next((pair for pair in amounts if name and _named(pair[1][1], pair[0]) == name), None)
        if there:
            message = f'the unit "{found[1]}" stands without a number in {version}; {there[0]} has one'
            marks = (Mark(who, unit[who], Span(*where.span(1))) for who, where in (there, (version, found)))
            yield Finding(message, tuple(marks), version, Confidence.HIGH)


def _named(text: str, version: str) -> str:
    """Return the unit of the amount that a text states, empty if it states none."""
    values = facts.plain(text, language_of(version)).get("values", ())
    return values[0].unit if len(values) == 1 else ""
