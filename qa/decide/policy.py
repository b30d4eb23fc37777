"""How bad a finding is in this run.

The settings of its path and of its language win over those of the run, these over the
profile's, and these over the check's own severity.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatch

from qa import language as languages
from qa.config import Override, Settings
from qa.model import Confidence, Finding, Severity, language_of
from qa.profiles import profile


def settled(finding: Finding, settings: Settings) -> Finding | None:
    """Return the finding with its severity, None where the settings do not want it."""
    if finding.confidence < Confidence[settings.min_confidence.upper()]:
        return None
    check = finding.check
    level = profile(settings.profile).severity.get(check)
    if level == "off" and check in settings.select:
        level = None
    level = settings.severity.get(check, level)
    for override in _find_overrides(finding, settings):
        if check in override.ignore or finding.category in override.ignore:
            return None
        level = override.severity.get(check, level)
    if level == "off":
        return None
    if level is None:
        return finding
    return replace(finding, severity=Severity[level.upper()])


def _find_overrides(finding: Finding, settings: Settings) -> Iterator[Override]:
    """Yield the settings of the finding's path, then those of its languages.

    A finding that blames no version is about the languages of all its marks. What is
    set for a language holds for its regions and scripts.
    """
    if settings.per_path:
        path, *_ = finding.place
        for pattern, override in settings.per_path.items():
            if fnmatch(path, pattern):
                yield override
    if settings.per_language:
        versions = finding.blamed or [mark.version for mark in finding.marks]
        spoken = [languages.of(language_of(version)) for version in versions]
        for tag, override in settings.per_language.items():
            if any(language.is_in([tag]) for language in spoken):
                yield override
