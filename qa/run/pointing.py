"""Where a finding points, and how bad it may be: it is about the version that it blames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.model import Confidence, Finding, Mark, Severity, Unit


def point(finding: Finding, units: Sequence[Unit]) -> Finding:
    """Return a finding whose first mark stands in a version that it blames.

    What is missing there is shown where the others have it: then the whole text that
    lacks it is pointed at.
    """
    blamed = finding.blamed
    if not blamed or finding.marks[0].version in blamed:
        return finding
    own = [mark for mark in finding.marks if mark.version in blamed]
    others = [mark for mark in finding.marks if mark.version not in blamed]
    if not own:
        own = _find_lacking(finding, units)
    return replace(finding, marks=(*own, *others))


def _find_lacking(finding: Finding, units: Sequence[Unit]) -> list[Mark]:
    """Return the texts of the blamed versions in the unit that a finding is about."""
    for unit in units:
        if len(units) == 1 or unit.id == finding.unit:
            segments = [(version, unit.get(version)) for version in finding.blamed]
            return [
                Mark(version, segment, None, "not here", gap=True)
                for version, segment in segments
                if segment
            ]
    return []


def cap(finding: Finding, severity: Severity) -> Severity:
    """Return how bad a finding is: an error is nearly certain, and people know whom it concerns.

    What is not sure is a warning at most, as is what many versions are at odds about
    while none can be blamed; settings may make it an error. Two versions that disagree
    are shown beside each other: one of them is wrong.
    """
    concerned = {mark.version for mark in finding.marks}
    is_clear = bool(finding.blamed) or len(concerned) <= 2
    if is_clear and finding.confidence > Confidence.LOW:
        return severity
    return min(severity, Severity.WARNING)
