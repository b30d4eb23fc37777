"""Asks every enabled check about every unit, document and the batch; a crash names its check and the run goes on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from qa import policy
from qa.compare import table
from qa.model import Crash, Document, Finding, Row
from qa.registry import Check, Context, Scope, enabled

Place = tuple[str, str | None] | None


@dataclass(slots=True)
class Outcome:
    """What the checks gave: findings in the order of the text, and the crashes."""

    findings: list[Finding] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)


class Engine:
    """The enabled checks of one run, with what they may know."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.asked: dict[Scope, list[Check]] = {"unit": [], "document": [], "batch": []}
        for check in enabled(context.settings):
            self.asked[check.scope].append(check)
        self.categories = None if context.settings.select else frozenset(c.category for c in enabled(context.settings))

    def document(self, document: Document, outcome: Outcome, rows: list[Row] | None = None) -> None:
        """Ask about each unit, then about the document; the same order on every run.

        `rows` receives the fact table while the facts of each unit are at hand.
        """
        for unit in document.units:
            place = (document.name, unit.id)
            for check in self.asked["unit"]:
                self._ask(check, (unit, self.context), place, outcome)
            if rows is not None:
                rows += table(unit, self.context.evidence, self.categories)
        for check in self.asked["document"]:
            self._ask(check, (document, self.context), (document.name, None), outcome)

    def batch(self, outcome: Outcome) -> None:
        """Ask about the evidence of the whole batch."""
        for check in self.asked["batch"]:
            self._ask(check, (self.context,), None, outcome)

    def _ask(self, check: Check, about: tuple[Any, ...], place: Place, outcome: Outcome) -> None:
        """Keep what a check finds; `place` is where it looks (document, unit), None for the whole batch."""
        try:
            for finding in check.look(*about):
                self._add(finding, check, place, outcome)
        except Exception as error:  # noqa: BLE001 - whatever a check raises, the other checks still run
            where = ":".join(filter(None, place)) if place else "the batch"
            outcome.crashes.append(Crash(check.id, where, f"{type(error).__name__}: {error}"))

    def _add(self, finding: Finding, check: Check, place: Place, outcome: Outcome) -> None:
        """Stamp a finding and keep it, if the settings want it."""
        document, unit = place or (finding.document, finding.unit)
        stamped = replace(
            finding,
            severity=finding.severity or check.severity,
            check=check.id, category=check.category, mqm=check.mqm, document=document, unit=unit or finding.unit,
        )  # fmt: skip
        kept = policy.settled(stamped, self.context.settings)
        if kept is not None:
            outcome.findings.append(kept)
