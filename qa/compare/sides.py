"""The versions of a unit with their facts, as a matcher sees them."""

from __future__ import annotations

from qa.compare.group import Group, Side
from qa.compare.remembered import remembered
from qa.evidence import Evidence
from qa.model import Unit, language_of


def sides(unit: Unit, group: Group) -> list[Side]:
    """Return the versions that have text in this unit, with their facts of one group."""
    return [
        Side(version, segment, group.read(segment, language_of(version)))
        for version, segment in unit.segments
        if segment.text.strip()
    ]


@remembered
def completed(unit: Unit, group: Group, evidence: Evidence) -> tuple[Side, ...]:
    """Return the sides with the facts that only the other sides' facts reveal."""
    present = sides(unit, group)
    if group.complete:
        present = group.complete(present, unit.source, evidence)
    return tuple(present)
