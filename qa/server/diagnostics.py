"""Findings and problems as diagnostics of an editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol import types

from qa.escape import visible
from qa.model import Finding, Mark, Problem, Rule, Severity
from qa.server.places import heads, of_mark, path_of
from qa.server.texts import View

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_SETTINGS = ("qa.toml", "pyproject.toml")


def by_path(view: View) -> dict[str, list[types.Diagnostic]]:
    """Return what is to be told of each file of a folder that was checked."""
    found: dict[str, list[types.Diagnostic]] = {}
    rules = {rule.id: rule for rule in view.state.result.rules}
    for finding, mark in told(view):
        made = _diagnostic(finding, mark, view, rules)
        found.setdefault(path_of(mark), []).append(made)
    for problem in view.state.problems:
        if problem.path:
            made = _of_problem(problem, view)
            found.setdefault(problem.path, []).append(made)
    return found


def told(view: View) -> Iterator[tuple[Finding, Mark]]:
    """Yield the findings, those that were accepted last, with each mark at which they are told."""
    result = view.state.result
    for finding in (*result.findings, *result.accepted):
        for mark in heads(finding):
            yield finding, mark


def key(finding: Finding, mark: Mark) -> dict[str, str]:
    """Return what tells a diagnostic from all others, for a client that hands it back."""
    return {"fingerprint": finding.fingerprint, "version": mark.version}


def _diagnostic(
    finding: Finding, head: Mark, view: View, rules: Mapping[str, Rule]
) -> types.Diagnostic:
    lines = view.lines(path_of(head))
    rule = rules.get(finding.check)
    page = rule.page if rule else ""
    message = visible(finding.message)
    severity = _SEVERITIES[finding.severity or Severity.NOTE]
    tags = None
    if finding.decision and finding.decision.verdict != "reject":
        reason = finding.decision.reason
        message = f"accepted{': ' if reason else ''}{visible(reason)}: {message}"
        severity = types.DiagnosticSeverity.Hint
        tags = [types.DiagnosticTag.Unnecessary]
    return types.Diagnostic(
        lines.range(*of_mark(head, lines)),
        message,
        severity,
        finding.check,
        types.CodeDescription(page) if page else None,
        "qa",
        tags,
        list(_related(finding, head, view)),
        key(finding, head),
    )


def _related(
    finding: Finding, head: Mark, view: View
) -> Iterator[types.DiagnosticRelatedInformation]:
    """Yield the places in the other versions."""
    for mark in finding.marks:
        if mark is head:
            continue
        path = path_of(mark)
        lines = view.lines(path)
        place = types.Location(view.uri(path), lines.range(*of_mark(mark, lines)))
        said = mark.note or mark.segment.text[:80]
        yield types.DiagnosticRelatedInformation(
            place, f"{mark.version}: {visible(said)}"
        )


def _of_problem(problem: Problem, view: View) -> types.Diagnostic:
    lines = view.lines(problem.path)
    start = lines.offset(problem.line or 1, 1)
    end = lines.text.find("\n", start)
    message = problem.message
    if problem.hint:
        message = f"{message}; {problem.hint}"
    severity = types.DiagnosticSeverity.Warning
    if problem.path.endswith(_SETTINGS):
        severity = types.DiagnosticSeverity.Error
    return types.Diagnostic(
        lines.range(start, end if end >= 0 else len(lines.text)),
        visible(message),
        severity,
        "input",
        source="qa",
    )
