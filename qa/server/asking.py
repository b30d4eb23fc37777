"""An engine that keeps what it found of each unit, to ask again only what a keystroke changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from qa.model import Document, Finding, Row, Unit
from qa.registry import Check, Context
from qa.run.engine import Engine, Outcome, Place


class DroppedError(SystemExit):
    """Nobody waits for this check any more: no border may hold it, so it is no `Exception`."""


Stop = Callable[[], None]
"""Raises DroppedError where nobody waits any more."""


@dataclass(slots=True)
class Answer:
    """What the unit checks found of one unit, before anything is folded, and its rows of the fact table."""

    unit: Unit
    findings: list[Finding] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Checked:
    """A document as it was checked: an answer a unit, and what is said of the whole."""

    document: Document
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]


class Recorder(Engine):
    """The engine of one batch; `known` are answers by the identity of the unit that they are about."""

    def __init__(self, context: Context, stop: Stop) -> None:
        super().__init__(context)
        self.stop = stop
        self.known: dict[int, Answer] = {}
        self.checked: dict[str, Checked] = {}
        self.of_batch: list[Finding] = []
        self._answers: list[Answer] = []

    def document(
        self, document: Document, outcome: Outcome, rows: list[Row] | None = None
    ) -> None:
        """Ask about a document and keep what was said of it."""
        self._answers = []
        before = len(outcome.findings)
        super().document(document, outcome, [] if rows is None else rows)
        found = tuple(outcome.findings[before:])
        answers = tuple(self._answers)
        self.checked[document.name] = Checked(document, answers, found)

    def _of_unit(
        self, unit: Unit, concerned: list[Check], document: Document, outcome: Outcome
    ) -> None:
        self.stop()
        answer = self.known.get(id(unit))
        if answer is None:
            before = len(outcome.findings)
            super()._of_unit(unit, concerned, document, outcome)
            answer = Answer(unit, outcome.findings[before:])
        else:
            outcome.findings += answer.findings
        self._answers.append(answer)

    def _tabulate(
        self,
        unit: Unit,
        found: frozenset[str],
        document: Document,
        outcome: Outcome,
        rows: list[Row],
    ) -> None:
        if id(unit) in self.known:
            return
        before = len(rows)
        super()._tabulate(unit, found, document, outcome, rows)
        self._answers[-1].rows = rows[before:]

    def _ask(
        self,
        check: Check,
        about: tuple[Any, ...],
        place: Place,
        outcome: Outcome,
        units: Sequence[Unit] = (),
    ) -> None:
        self.stop()
        before = len(outcome.findings)
        super()._ask(check, about, place, outcome, units)
        if place is None:
            self.of_batch += outcome.findings[before:]
