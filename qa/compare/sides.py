"""The versions of a unit with their facts, as a matcher sees them."""

from __future__ import annotations

import functools
import importlib

from qa.compare.group import Group, Side
from qa.compare.remembered import remembered
from qa.evidence import Evidence
from qa.model import Unit, language_of


def sides(unit: Unit, group: Group | str) -> list[Side]:
    """Return the versions that have text in this unit, with their facts of one group."""
    read = _group(group).read
    return [
        Side(version, segment, read(segment, language_of(version)))
        for version, segment in unit.segments
        if segment.text.strip()
    ]


def completed(unit: Unit, group: Group | str, evidence: Evidence) -> tuple[Side, ...]:
    """Return the sides with the facts that only the other sides' facts reveal."""
    return _completed(unit, _group(group), evidence)


@remembered
def _completed(unit: Unit, group: Group, evidence: Evidence) -> tuple[Side, ...]:
    present = sides(unit, group)
    if group.complete:
        present = group.complete(present, unit.source, evidence)
    return tuple(present)


@functools.cache
def _group(group: Group | str) -> Group:
    """Return a group; the room of names still asks for its own by name."""
    if isinstance(group, Group):
        return group
    found: Group = importlib.import_module("qa.kinds").group(group)
    return found
