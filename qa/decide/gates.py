"""Decides whether a run passes: `fail-on`, `max-warnings`, and limits for the run, a check or a language.

A limit speaks of findings of exactly one severity: a count, or a rate in findings for 100 units. A severity with a
limit of its own is no longer a matter of `fail-on`: `max-rate error = 0.5%` lets a few errors pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial

from qa import registry
from qa.config import Bound, Grade, Settings
from qa.model import Finding, Result, Severity, language_of

Holds = Callable[[Finding], bool]


def validate(settings: Settings) -> None:
    """Raise QaError for a limit on a check or a language that there is not."""
    for _, error in registry.misnamed(settings):
        raise error


def failed(result: Result, settings: Settings) -> bool:
    """Return whether a finding that no limit speaks of is as bad as `fail-on`."""
    if settings.fail_on == "never":
        return False
    least = Severity[settings.fail_on.upper()]
    limited = [(limits, holds) for _, limits, holds, _ in _scopes(result, settings)]
    return any(
        (finding.severity or Severity.NOTE) >= least
        and not any(_grade(finding) in limits and holds(finding) for limits, holds in limited)
        for finding in result.findings
    )


def breaches(result: Result, settings: Settings) -> list[str]:
    """Return a sentence for each limit that the findings exceed."""
    said = []
    warnings = result.count(Severity.WARNING)
    if settings.max_warnings is not None and warnings > settings.max_warnings:
        said.append(f"{warnings:,} warnings: more than max-warnings = {settings.max_warnings}")
    for name, limits, holds, units in _scopes(result, settings):
        for grade, bound in limits.items():
            count = sum(_grade(finding) == grade and holds(finding) for finding in result.findings)
            if _exceeds(count, bound, units):
                rate = f" ({100 * count / units:.2f}%)" if units else ""
                noun = grade if count == 1 else f"{grade}s"
                said.append(f"{count:,} {noun} in {units:,} units{rate}: more than {name} {grade} = {bound}")
    return said


def _scopes(result: Result, settings: Settings) -> Iterator[tuple[str, Mapping[Grade, Bound], Holds, int]]:
    """Yield where limits hold: a name, the limits, which findings they are on, and of how many units."""
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
