"""How bad a finding is in this run: the settings of its path and language, then the run's, the profile's, its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatch

from qa import language as languages
from qa.config import Override, Settings, profile
from qa.model import Finding, Severity, language_of


def settled(finding: Finding, settings: Settings) -> Finding | None:
    """Return the finding with its severity, None where the settings do not want it."""
    level = profile(settings.profile).severity.get(finding.check)
    if level == "off" and finding.check in settings.select:
        level = None
    level = settings.severity.get(finding.check, level)
    if settings.per_path or settings.per_language:
        for override in _overrides(finding, settings):
            if not {finding.check, finding.category}.isdisjoint(override.ignore):
                return None
            level = override.severity.get(finding.check, level)
    if level == "off":
        return None
    return replace(finding, severity=Severity[level.upper()]) if level else finding


def _overrides(finding: Finding, settings: Settings) -> Iterator[Override]:
    path = finding.place[0]
    for pattern, override in settings.per_path.items():
        if fnmatch(path, pattern):
            yield override
    versions = [finding.version] if finding.version else [mark.version for mark in finding.marks]
    spoken = [languages.of(language_of(version)) for version in versions]
    for tag, override in settings.per_language.items():
        if any(language.is_in([tag]) for language in spoken):
            yield override
