"""Remembers what was found about the unit that is being looked at.

Dozens of checks ask the same of it, then none asks again.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from qa.compare.group import Group
from qa.evidence import Evidence
from qa.memory import remember
from qa.model import Unit

T = TypeVar("T")


@dataclass(slots=True)
class Answers:
    """What functions said about one unit with the evidence of one batch.

    `said` has it by function and by what else the function was asked about.
    """

    unit: Unit
    evidence: Evidence
    said: dict[object, Any] = field(default_factory=dict)

    def are_about(self, unit: Unit, evidence: Evidence) -> bool:
        """Return whether these are the same unit and evidence, or equal ones."""
        same_unit = self.unit is unit or self.unit == unit
        return same_unit and (self.evidence is evidence or self.evidence == evidence)


@dataclass(slots=True)
class Last:
    """The answers about the unit that a run asked about last."""

    answers: Answers | None = None

    def about(self, unit: Unit, evidence: Evidence) -> Answers:
        """Return the answers about a unit; those about another are forgotten.

        They are replaced whole, so that threads of a run never mix two units.
        """
        answers = self.answers
        if answers is None or not answers.are_about(unit, evidence):
            answers = Answers(unit, evidence)
            self.answers = answers
        return answers


@remember()
def _last() -> Last:
    """Return the place where a run keeps its last unit."""
    return Last()


def remembered(
    look: Callable[[Unit, Group, Evidence], T],
) -> Callable[[Unit, Group, Evidence], T]:
    """Return `look` with its answers about the run's last unit.

    A unit is known by its value but never hashed, which would be slow. A group is
    known by its name.
    """

    @functools.wraps(look)
    def ask(unit: Unit, group: Group, evidence: Evidence) -> T:
        said = _last().about(unit, evidence).said
        key = (look, group.name)
        if key not in said:
            said[key] = look(unit, group, evidence)
        answer: T = said[key]
        return answer

    return ask


def remembered_of_unit(
    look: Callable[[Unit, Evidence], T],
) -> Callable[[Unit, Evidence], T]:
    """Return a function of a unit alone with its answer about the run's last unit."""

    @functools.wraps(look)
    def ask(unit: Unit, evidence: Evidence) -> T:
        said = _last().about(unit, evidence).said
        if look not in said:
            said[look] = look(unit, evidence)
        answer: T = said[look]
        return answer

    return ask
