"""Decides whether a run passes: `fail-on`, `max-warnings`, and limits for the run, a check or a language.

A limit speaks of findings of exactly one severity: a count, or a rate in findings for 100 units. A severity with a
limit of its own is no longer a matter of `fail-on`: `max-rate error = 0.5%` lets a few errors pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from qa import registry
from qa.config import Bound, Grade, Settings
from qa.model import Finding, Gate, Result, Severity, language_of

Holds = Callable[[Finding], bool]
Scope = tuple[str, Mapping[Grade, Bound], Holds, int]
"""Where limits hold: a name, the limits, which findings they are on, and of how many units."""


def validate(settings: Settings) -> None:
    """Raise QaError for a limit on a check or a language that there is not."""
    for _, error in registry.misnamed(settings):
        raise error


def judge(result: Result, settings: Settings) -> Result:
    """Return `result` with its gate, and with `fails` set in each finding that makes the run fail.

    A finding that no limit speaks of fails by `fail-on`, any other where a limit that counts it is exceeded.
    """
    scopes = list(_scopes(result, settings))
    exceeded = list(_exceeded(result, settings, scopes))
    findings = [
        replace(finding, fails=_is_bad(finding, settings, scopes) or any(holds(finding) for _, holds in exceeded))
        for finding in result.findings
    ]
    passed = not any(finding.fails for finding in findings)
    return replace(result, findings=tuple(findings), gate=Gate(passed, tuple(sentence for sentence, _ in exceeded)))


def _is_bad(finding: Finding, settings: Settings, scopes: Sequence[Scope]) -> bool:
    """Return whether a finding that no limit speaks of is as bad as `fail-on`."""
    if settings.fail_on == "never" or (finding.severity or Severity.NOTE) < Severity[settings.fail_on.upper()]:
        return False
    return not any(_grade(finding) in limits and holds(finding) for _, limits, holds, _ in scopes)


def _exceeded(result: Result, settings: Settings, scopes: Sequence[Scope]) -> Iterator[tuple[str, Holds]]:
    """Yield the limits that the findings exceed: a sentence, and which findings it counts."""
    warnings = result.count(Severity.WARNING)
    if settings.max_warnings is not None and warnings > settings.max_warnings:
        said = f"{warnings:,} warnings: more than max-warnings = {settings.max_warnings}"
        yield said, lambda finding: _grade(finding) == "warning"
    for name, limits, holds, units in scopes:
        for grade, bound in limits.items():
            counts = partial(_counts, grade, holds)
            count = sum(map(counts, result.findings))
            if _exceeds(count, bound, units):
                rate = f" ({100 * count / units:.2f}%)" if units else ""
                noun = grade if count == 1 else f"{grade}s"
                yield f"{count:,} {noun} in {units:,} units{rate}: more than {name} {grade} = {bound}", counts


def _counts(grade: str, holds: Holds, finding: Finding) -> bool:
    return _grade(finding) == grade and holds(finding)


def _scopes(result: Result, settings: Settings) -> Iterator[Scope]:
    """Yield where limits hold."""
    units = sum(len(document.units) for document in result.documents)
    if settings.max_rate:
        yield "max-rate", settings.max_rate, lambda _: True, units
    for check, limits in settings.check_limits.items():
        yield f"check-limits.{check}", limits, partial(_of_check, check), units
    for name, limits in settings.language_limits.items():
        own = sum(len(d.units) for d in result.documents if any(_is(v.name, name) for v in d.versions))
        yield f"language-limits.{name}", limits, partial(_of_language, name), own


def _of_check(name: str, finding: Finding) -> bool:
    return name in {finding.check, finding.category}


def _of_language(name: str, finding: Finding) -> bool:
    return finding.version is not None and _is(finding.version, name)


def _is(version: str, name: str) -> bool:
    return name in {version, language_of(version)}


def _grade(finding: Finding) -> str:
    return (finding.severity or Severity.NOTE).name.lower()


def _exceeds(count: int, bound: Bound, units: int) -> bool:
    return count > bound if isinstance(bound, int) else 100 * count > Decimal(bound.removesuffix("%")) * units
