"""Asks every enabled check about every unit, document and the batch; a crash names its check and the run goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from qa import policy
from qa.model import Crash, Document, Finding
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
                    self._add(finding, check, (document.name, unit.id), outcome)
        for check in self.asked["document"]:
            for finding in _ask(check, partial(check.look, document, self.context), document.name, outcome):
                self._add(finding, check, (document.name, finding.unit), outcome)

    def batch(self, outcome: Outcome) -> None:
        """Ask about the evidence of the whole batch."""
        for check in self.asked["batch"]:
            for finding in _ask(check, partial(check.look, self.context), "the batch", outcome):
                self._add(finding, check, (finding.document, finding.unit), outcome)

    def _add(self, finding: Finding, check: Check, place: tuple[str, str | None], outcome: Outcome) -> None:
        """Stamp a finding and keep it, if the settings want it."""
        stamped = replace(
            finding,
            severity=finding.severity or check.severity,
            check=check.id, category=check.category, mqm=check.mqm, document=place[0], unit=place[1],
        )  # fmt: skip
        kept = policy.settled(stamped, self.context.settings)
        if kept is not None:
            outcome.findings.append(kept)


def _ask(check: Check, look: Callable[[], Iterable[Finding]], where: str, outcome: Outcome) -> Iterator[Finding]:
    try:
        yield from look()
    except Exception as error:  # noqa: BLE001 - whatever a check raises, the other checks still run
        outcome.crashes.append(Crash(check.id, where, f"{type(error).__name__}: {error}"))
