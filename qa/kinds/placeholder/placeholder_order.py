"""Placeholders without a position in another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.compare.traits import differing
from qa.kinds.placeholder.group import PLACEHOLDERS
from qa.model import Fact, Finding, Mark, Segment, Severity, Unit, language_of
from qa.registry import Context, unit_check


@unit_check(
    category="placeholders",
    severity=Severity.ERROR,
    mqm="design-markup/markup-tag",
    facts=(PLACEHOLDERS,),
)
def placeholder_order(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Placeholders that say no position stand in another order, so that each is filled with what belongs to another.

    Looks at printf placeholders of several types (`%s`, `%d`). Tolerates another order of placeholders with a position
    (`%2$s`) or a name. What cannot be told is an exchange of two of one type: `%s` and `%s`.

    Example: en has "%s: %d files", ja "%d 個のファイル: %s".
    """
    if not all("%" in segment.text for _, segment in unit.segments):
        return
    rows = {}
    orders = {}
    for version, segment in unit.segments:
        row = _list_unnumbered(segment, language_of(version))
        rows[version] = row
        orders[version] = tuple([fact.value for fact in row])
    if len({tuple(sorted(order)) for order in orders.values()}) > 1:
        return
    for odd in differing(unit, orders):
        mine, other = orders[odd.version], orders[odd.other]
        at = _find_difference(mine, other)
        message = (
            "placeholders without a position in another order: "
            f"`{' '.join(other)}` in {odd.other}, `{' '.join(mine)}` in {odd.version}"
        )
        marks = tuple(
            Mark(name, unit[name], rows[name][at].span)
            for name in (odd.version, odd.other)
        )
        yield Finding(message, marks, odd.version if odd.blamed else None)


def _find_difference(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the first place where two orders, which differ, have other values."""
    place = 0
    while first[place] == second[place]:
        place += 1
    return place


def _list_unnumbered(segment: Segment, language: str) -> list[Fact]:
    """Return the placeholders that have a position only by where they stand."""
    facts = PLACEHOLDERS.read(segment, language)
    return [fact for fact in facts if _is_counted(fact)]


def _is_counted(fact: Fact) -> bool:
    """Tell whether a position is counted, not written (`%2$s`).

    Such a placeholder has a position as its second reading.
    """
    is_readable = len(fact.readings) > 1 and fact.value in fact.readings
    return is_readable and "$" not in fact.value
