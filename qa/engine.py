"""Asks every enabled check about every unit, document and the batch; a crash names its check and the run goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from qa.model import Crash, Document, Finding, Severity
from qa.registry import Check, Context, enabled


@dataclass(slots=True)
class Outcome:
    """What a run of the checks gave: findings in the order of the text, and the crashes."""

    findings: list[Finding] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)


def run(documents: Sequence[Document], context: Context) -> Outcome:
    """Ask all enabled checks; the same order on every run."""
    outcome = Outcome()
    asked = enabled(context.settings)
    by_scope = {scope: [c for c in asked if c.scope == scope] for scope in ("unit", "document", "batch")}
    for document in documents:
        for unit in document.units:
            for check in by_scope["unit"]:
                found = _ask(check, partial(check.look, unit, context), f"{document.name}:{unit.id}", outcome)
                outcome.findings += [_stamp(f, check, context, document.name, unit.id) for f in found]
        for check in by_scope["document"]:
            found = _ask(check, partial(check.look, document, context), document.name, outcome)
            outcome.findings += [_stamp(f, check, context, document.name, f.unit) for f in found]
    for check in by_scope["batch"]:
        found = _ask(check, partial(check.look, context), "the batch", outcome)
        outcome.findings += [_stamp(f, check, context, f.document, f.unit) for f in found]
    return outcome


def _ask(check: Check, look: Callable[[], Iterable[Finding]], where: str, outcome: Outcome) -> Iterator[Finding]:
    try:
        yield from look()
    except Exception as error:  # noqa: BLE001 - whatever a check raises, the other checks still run
        outcome.crashes.append(Crash(check.id, where, f"{type(error).__name__}: {error}"))


def _stamp(finding: Finding, check: Check, context: Context, document: str, unit: str | None) -> Finding:
    override = context.settings.severity.get(check.id)
    severity = Severity[override.upper()] if override else finding.severity or check.severity
    return replace(
        finding, severity=severity, check=check.id, category=check.category, mqm=check.mqm, document=document, unit=unit
    )
