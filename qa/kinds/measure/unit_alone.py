"""A unit of measure in brackets whose number is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from qa.kinds.reading import plain
from qa.kinds.values import spelled
from qa.kinds.values.group import VALUES
from qa.model import Confidence, Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,40})[)）\]]")
_DIGIT = re.compile(r"\d")
Place = tuple[str, re.Match[str]]
"""A version and brackets in it."""
_SAID = {"1", "2"}
"""One and two of a unit are said without a figure in many languages: the dual of Arabic."""


@unit_check(
    category="numbers",
    severity=Severity.ERROR,
    mqm="accuracy/omission",
    facts=(VALUES,),
)
def unit_alone(unit: Unit, _: Context) -> Iterator[Finding]:
    """A unit of measure stands alone in brackets where another version has a number before it.

    Translators may leave out an amount that only restates another: 6 metres (18 feet). Where its unit is still there,
    the number was lost. Tolerates units in brackets where no other version has a number in such a place: Distance (km).

    Example: en `6 metres (18 feet)`, de `6 Meter (Fuß)`.
    """
    brackets = [
        (version, found)
        for version, segment in unit.segments
        for found in _BRACKETS.finditer(segment.text)
    ]
    amounts = [pair for pair in brackets if _DIGIT.search(pair[1][1])]
    if not amounts:
        return
    stated = _by_unit(amounts, _amount)
    others = (pair for pair in brackets if not _DIGIT.search(pair[1][1]))
    bare = _by_unit(others, _counted)
    for name, places in bare.items():
        # Who heads a table with the unit, and has amounts besides, shows nothing.
        there = stated.get(name, [])
        headed = {version for version, _ in places}
        if not there or there[0][0] in headed:
            continue
        owners = {version for version, _ in there}
        for version, found in places:
            if version not in owners:
                yield _tell(unit, there[0], version, found)


def _by_unit(
    pairs: Iterable[Place], read: Callable[[str, str], str]
) -> dict[str, list[Place]]:
    """Return the brackets by the unit that is read in them, without those that name none."""
    found: dict[str, list[Place]] = {}
    for version, place in pairs:
        name = read(place[1], version)
        if name:
            found.setdefault(name, []).append((version, place))
    return found


def _tell(unit: Unit, there: Place, version: str, found: re.Match[str]) -> Finding:
    """Return the finding about a unit without its number."""
    said = f'the unit "{found[1].strip()}" stands without a number in {version}; {there[0]} has one'
    marks = tuple(
        Mark(who, unit[who], _inner(where)) for who, where in (there, (version, found))
    )
    return Finding(said, marks, version, Confidence.HIGH)


def _amount(text: str, version: str) -> str:
    """Return the unit of the amount that brackets hold, empty if it is one or two, or none."""
    values = plain(text, language_of(version)).get("values", ())
    return values[0].unit if len(values) == 1 and values[0].value not in _SAID else ""


def _counted(text: str, version: str) -> str:
    """Return the unit that a text names, empty if it names none or says how many in words."""
    if spelled(text, language_of(version)):
        return ""
    values = plain(f"2 {text.strip()}", language_of(version)).get("values", ())
    return values[0].unit if len(values) == 1 else ""


def _inner(found: re.Match[str]) -> Span:
    """Return where the text between brackets stands, without white space."""
    start = found.start(1) + len(found[1]) - len(found[1].lstrip())
    return Span(start, start + len(found[1].strip()))
