"""Decides whether a run passes: `fail-on`, `max-warnings`, `max-untranslated`, `max-stale`, limits.

Limits are set for the run, a check or a language. A limit speaks of findings of
exactly one severity: a count, or a rate in findings for 100 units. A severity with a
limit of its own is no longer a matter of `fail-on`: `max-rate error = 0.5%` lets a
few errors pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from qa import selection
from qa.config import Bound, Grade, Settings
from qa.model import (
    Confidence,
    Finding,
    Gate,
    Result,
    Severity,
    StalePage,
    language_of,
)


class _Scope(NamedTuple):
    """Where limits hold: of a check or category, of a language or version, or of all.

    `setting` is the name for a message, `units` is of how many units a rate is.
    """

    setting: str
    limits: Mapping[Grade, Bound]
    units: int
    check: str = ""
    language: str = ""

    def holds(self, finding: Finding) -> bool:
        """Return whether a finding is one that the limits are on."""
        if self.check:
            return self.check in {finding.check, finding.category}
        if not self.language:
            return True
        return any(_is_in(version, self.language) for version in finding.blamed)


def validate(settings: Settings) -> None:
    """Raise QaError for a limit on a check or a language that there is not."""
    for _, error in selection.misnamed(settings):
        raise error


def judge(result: Result, settings: Settings) -> Result:
    """Return `result` with its gate, and with `fails` set in each finding that fails.

    A finding that no limit speaks of fails by `fail-on`, any other where a limit that
    counts it is exceeded.
    """
    scopes = list(_find_scopes(result, settings))
    exceeded = list(_find_exceeded(result, settings, scopes))
    findings = []
    for finding in result.findings:
        fails = _is_bad(finding, settings, scopes)
        for _, scope, grade in exceeded:
            fails = fails or (_grade(finding) == grade and scope.holds(finding))
        findings.append(replace(finding, fails=fails))
    incomplete = list(_find_incomplete(result, settings))
    incomplete += find_behind(result.stale, settings.max_stale)
    passed = not incomplete and not any(finding.fails for finding in findings)
    reasons = [sentence for sentence, _, _ in exceeded]
    gate = Gate(passed, (*reasons, *incomplete))
    return replace(result, findings=tuple(findings), gate=gate)


def _find_incomplete(result: Result, settings: Settings) -> Iterator[str]:
    """Yield a sentence on each version that is less translated than the settings ask."""
    limit = settings.max_untranslated
    if limit is None:
        return
    most = Decimal(limit.removesuffix("%").strip())
    for state in result.completeness:
        if 100 * state.open > most * state.strings:
            yield (
                f"{state.document}: {state.open:,} of {state.strings:,} strings of {state.version} "
                f"({100 * state.share:.1f}%) are not translated yet: more than max-untranslated = {limit}"
            )


def find_behind(pages: Sequence[StalePage], most: str | None) -> Iterator[str]:
    """Yield a sentence on each version of which more units are behind the source than `max-stale` allows."""
    if most is None:
        return
    limit = Decimal(most.removesuffix("%").strip())
    units, behind = Counter[str](), Counter[str]()
    for page in pages:
        units[page.version] += page.units
        behind[page.version] += page.count
    for name, count in behind.most_common():
        if 100 * count > limit * units[name]:
            share = count / units[name]
            yield (
                f"{name}: {count:,} of {units[name]:,} units ({share:.1%}) are behind the source: "
                f"more than max-stale = {most}"
            )


def _is_bad(finding: Finding, settings: Settings, scopes: Sequence[_Scope]) -> bool:
    """Return whether a finding that no limit speaks of is as bad as `fail-on`."""
    if settings.fail_on == "never":
        return False
    grade = _grade(finding)
    if any(grade in scope.limits and scope.holds(finding) for scope in scopes):
        return False
    if finding.confidence < Confidence[settings.fail_confidence.upper()]:
        return False
    return Severity[grade.upper()] >= Severity[settings.fail_on.upper()]


def _find_exceeded(
    result: Result, settings: Settings, scopes: Sequence[_Scope]
) -> Iterator[tuple[str, _Scope, str]]:
    """Yield the limits that the findings exceed: a sentence, and what it counts."""
    warnings = result.count(Severity.WARNING)
    most = settings.max_warnings
    if most is not None and warnings > most:
        sentence = f"{warnings:,} warnings: more than max-warnings = {most}"
        yield sentence, _Scope("max-warnings", {}, 0), "warning"
    for scope in scopes:
        grades = [
            _grade(finding) for finding in result.findings if scope.holds(finding)
        ]
        for grade, bound in scope.limits.items():
            count = grades.count(grade)
            if _exceeds(count, bound, scope.units):
                yield _describe(count, grade, bound, scope), scope, grade


def _describe(count: int, grade: Grade, bound: Bound, scope: _Scope) -> str:
    units = scope.units
    rate = f" ({100 * count / units:.2f}%)" if units else ""
    noun = grade if count == 1 else f"{grade}s"
    limit = f"{scope.setting} {grade} = {bound}"
    return f"{count:,} {noun} in {units:,} units{rate}: more than {limit}"


def _find_scopes(result: Result, settings: Settings) -> Iterator[_Scope]:
    """Yield where the settings have limits: the run, checks, languages."""
    units = sum(len(document.units) for document in result.documents)
    if settings.max_rate:
        yield _Scope("max-rate", settings.max_rate, units)
    for name, limits in settings.check_limits.items():
        yield _Scope(f"check-limits.{name}", limits, units, check=name)
    for name, limits in settings.language_limits.items():
        own = 0
        for document in result.documents:
            if any(_is_in(version.name, name) for version in document.versions):
                own += len(document.units)
        yield _Scope(f"language-limits.{name}", limits, own, language=name)


def _is_in(version: str, name: str) -> bool:
    return name in {version, language_of(version)}


def _grade(finding: Finding) -> str:
    severity = finding.severity or Severity.NOTE
    return severity.name.lower()


def _exceeds(count: int, bound: Bound, units: int) -> bool:
    """Return whether a count is more than a bound: a count, or per cent of units."""
    if isinstance(bound, int):
        return count > bound
    return 100 * count > Decimal(bound.removesuffix("%")) * units
