"""Remembers what was found about the unit that is being looked at: dozens of checks ask the same."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from qa.compare.group import Group
from qa.evidence import Evidence
from qa.model import Unit

T = TypeVar("T")


def remembered(look: Callable[[Unit, Group, Evidence], T]) -> Callable[[Unit, Group, Evidence], T]:
    """Return `look` with its answers about the last unit, known by identity: hashing a unit is slow."""
    last: tuple[Any, Any, dict[Group, T]] = (None, None, {})

    @functools.wraps(look)
    def asked(unit: Unit, group: Group, evidence: Evidence) -> T:
        nonlocal last
        held = last
        if held[0] is not unit or held[1] is not evidence:
            # Swapped whole, so that threads never mix two units.
            held = last = (unit, evidence, {})
        answers = held[2]
        if group not in answers:
            answers[group] = look(unit, group, evidence)
        return answers[group]

    return asked
