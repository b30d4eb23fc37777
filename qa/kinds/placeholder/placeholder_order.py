"""Placeholders without a position in another order."""

from __future__ import annotations

from collections.abc import Iterator

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
    rows = {
        version: _unnumbered(segment, language_of(version))
        for version, segment in unit.segments
    }
    orders = {
        version: tuple(fact.value for fact in row) for version, row in rows.items()
    }
    if len({tuple(sorted(order)) for order in orders.values()}) > 1:
        return
    for odd in differing(unit, orders):
        mine, other = orders[odd.version], orders[odd.other]
        at = next(number for number, value in enumerate(mine) if value != other[number])
        told = (
            f"`{' '.join(other)}` in {odd.other}, `{' '.join(mine)}` in {odd.version}"
        )
        message = f"placeholders without a position in another order: {told}"
        marks = tuple(
            Mark(name, unit[name], rows[name][at].span)
            for name in (odd.version, odd.other)
        )
        yield Finding(message, marks, odd.version if odd.blamed else None)


def _unnumbered(segment: Segment, language: str) -> tuple[Fact, ...]:
    """Return the placeholders of a text that have a position only by where they stand."""
    found = PLACEHOLDERS.read(segment, language)
    return tuple(fact for fact in found if _is_counted(fact))


def _is_counted(fact: Fact) -> bool:
    return (
        len(fact.readings) > 1 and fact.value in fact.readings and "$" not in fact.value
    )
