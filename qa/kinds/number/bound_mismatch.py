"""What bounds a number says something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from qa import wording
from qa.compare import Line, lines
from qa.kinds.values import bound_reading, bounds
from qa.kinds.values.bounds import Bound
from qa.kinds.values.group import VALUES
from qa.model import (
    OBJECT,
    Confidence,
    Finding,
    Segment,
    Severity,
    Span,
    Unit,
    language_of,
)
from qa.registry import Context, unit_check


@unit_check(
    category="numbers",
    severity=Severity.WARNING,
    mqm="accuracy/mistranslation",
    facts=(VALUES,),
)
def bound_mismatch(unit: Unit, context: Context) -> Iterator[Finding]:
    """What stands beside a number turns what it says: at least and at most, over and under, from and until.

    Looks at numbers and dates that the versions agree on, and at the words beside them that its languages list. A bound
    that is lost, or another one, is a note. Tolerates languages without such a list, what may mean something else
    (`over five years`), and a bound that the version says elsewhere in the text.

    Example: en `at least 300 people`, de `höchstens 300 Personen`.
    """
    for row in lines(unit, VALUES, context.evidence):
        if len(row.cells) < 2:
            continue
        found = _read(row, unit)
        first = _choose_first(found, unit.source)
        if first is None:
            continue
        for version, bound in found.items():
            finding = _compare(unit, row, (first, found[first]), (version, bound))
            if finding:
                yield finding


Said = tuple[str, Bound]


def _read(row: Line, unit: Unit) -> dict[str, Bound]:
    """Return what bounds the number in each version whose language has words for it.

    Where the source bounds nothing, nothing can be lost: the others are not read.
    """
    found: dict[str, Bound] = {}
    is_time = any(map(bound_reading.is_time, row.cells.values()))
    versions = sorted(row.cells, key=lambda version: version != unit.source)
    for version in versions:
        language = language_of(version)
        if bounds.are_read(language):
            fact = row.cells[version]
            text = _mask_links(unit[version], fact.span)
            bound = bound_reading.find_bound(fact, text, language, is_time=is_time)
            if bound is not None:
                found[version] = bound
        if version == unit.source and not any(found.get(version, ())):
            return {}
    return found


def _mask_links(segment: Segment, number: Span) -> str:
    """Return the text without the links that the number does not stand in: `[more]` bounds nothing beside them."""
    text = segment.text
    for inline in segment.inlines:
        start, end = inline.span
        is_apart = end <= number.start or start >= number.end
        if inline.kind == "link" and is_apart:
            text = text[:start] + OBJECT * (end - start) + text[end:]
    return text


def _choose_first(found: Mapping[str, Bound], source: str | None) -> str | None:
    """Return the version that the others are held against: the source, or who says what most do."""
    if source is not None:
        return source if source in found else None
    said = Counter((bound.amount, bound.time) for bound in found.values())
    for version, bound in found.items():
        if not any(bound):
            continue
        if len(found) == 2 or 2 * said[bound.amount, bound.time] > len(found):
            return version
    return None


def _compare(unit: Unit, row: Line, first: Said, second: Said) -> Finding | None:
    """Return the finding about a version that bounds a number in another way."""
    version, (there, stated), (here, said) = first[0], first, second
    severity = None
    if bounds.are_opposite(stated, said):
        message = f"{_tell(row, there, stated)}; {_tell(row, here, said)}"
    elif _is_lost(unit, stated, second):
        message = f"{_tell(row, there, stated)}; {_tell(row, here, said)}"
        severity = Severity.NOTE
    else:
        return None
    marks = tuple(wording.mark(unit, who, row.cells[who]) for who in (here, version))
    is_blamed = unit.source == there or len(row.cells) > 2
    confidence = Confidence.LOW if severity else Confidence.MEDIUM
    return Finding(message, marks, here if is_blamed else None, confidence, severity)


def _is_lost(unit: Unit, stated: Bound, second: Said) -> bool:
    """Tell whether a version lacks what bounds a number, and says it nowhere else."""
    version, said = second
    if not bounds.is_weaker(stated, said):
        return False
    text = unit[version].text
    wanted = bounds.list_alike(stated.amount)
    return not bounds.is_anywhere(wanted, text, language_of(version))


def _tell(row: Line, version: str, bound: Bound) -> str:
    """Return what a version says of a number."""
    value = row.cells[version].value
    sense = bound.amount or bound.time
    if not sense:
        return f"{version} says {value} alone"
    return f'{version} says {sense} {value} ("{bound.words}")'
