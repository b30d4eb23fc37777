"""Asks every enabled check about every unit, document and the batch; a crash names its check and the run goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from qa.model import Crash, Document, Finding, Severity
from qa.registry import Check, Context, Scope, enabled


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

    def document(self, document: Document, outcome: Outcome) -> None:
        """Ask about each unit, then about the document; the same order on every run."""
        for unit in document.units:
            for check in self.asked["unit"]:
                look = partial(check.look, unit, self.context)
                for finding in _ask(check, look, f"{document.name}:{unit.id}", outcome):
                    outcome.findings.append(self._stamped(finding, check, document.name, unit.id))
        for check in self.asked["document"]:
            for finding in _ask(check, partial(check.look, document, self.context), document.name, outcome):
                outcome.findings.append(self._stamped(finding, check, document.name, finding.unit))

    def batch(self, outcome: Outcome) -> None:
        """Ask about the evidence of the whole batch."""
        for check in self.asked["batch"]:
            for finding in _ask(check, partial(check.look, self.context), "the batch", outcome):
                outcome.findings.append(self._stamped(finding, check, finding.document, finding.unit))

    def _stamped(self, finding: Finding, check: Check, document: str, unit: str | None) -> Finding:
        override = self.context.settings.severity.get(check.id)
        return replace(
            finding,
            severity=Severity[override.upper()] if override else finding.severity or check.severity,
            check=check.id, category=check.category, mqm=check.mqm, document=document, unit=unit,
        )  # fmt: skip


def _ask(check: Check, look: Callable[[], Iterable[Finding]], where: str, outcome: Outcome) -> Iterator[Finding]:
    try:
        yield from look()
    except Exception as error:  # noqa: BLE001 - whatever a check raises, the other checks still run
        outcome.crashes.append(Crash(check.id, where, f"{type(error).__name__}: {error}"))
