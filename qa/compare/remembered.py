"""Remembers what was found about the unit that is being looked at: dozens of checks ask the same."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from qa.evidence import Evidence
from qa.model import Unit

T = TypeVar("T")


def remembered(look: Callable[[Unit, str, Evidence], T]) -> Callable[[Unit, str, Evidence], T]:
    """Return `look` with its answers about the last unit, known by identity: hashing a unit is slow."""
    last: tuple[Any, Any, dict[str, T]] = (None, None, {})

    @functools.wraps(look)
    def asked(unit: Unit, pool: str, evidence: Evidence) -> T:
        nonlocal last
        held = last
        if held[0] is not unit or held[1] is not evidence:
            # Swapped whole, so that threads never mix two units.
            held = last = (unit, evidence, {})
        answers = held[2]
        if pool not in answers:
            answers[pool] = look(unit, pool, evidence)
        return answers[pool]

    return asked
