"""Findings joined with history: where one side is older, it is behind, and the finding says since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.model import Finding, StalePage, StaleUnit

Places = Mapping[tuple[str, int], StaleUnit]

_CATEGORIES = frozenset(
    ["numbers", "dates", "names", "urls", "codes", "placeholders", "omission", "addition", "consistency"]
)  # fmt: skip
"""What a change of the source makes of a translation that does not follow."""


def blamed(findings: Sequence[Finding], pages: Sequence[StalePage]) -> list[Finding]:
    """Return the findings, those on a unit that is behind with who is, and since when."""
    places = {
        (unit.path, unit.line): unit
        for page in pages
        for unit in page.stale
        if unit.needs_translator and unit.kind != "added"
    }
    return [_joined(finding, places) for finding in findings] if places else [*findings]


def _joined(finding: Finding, places: Places) -> Finding:
    if finding.category not in _CATEGORIES or finding.check == "version-stale":
        return finding
    found = {}
    for mark in finding.marks:
        unit = places.get((mark.segment.path, mark.segment.line))
        if unit and unit.version == mark.version:
            found[unit.version] = unit
    if not found:
        return finding
    since = min(unit.since for unit in found.values())
    names = ", ".join(found)
    verb = "is" if len(found) == 1 else "are"
    message = (
        f"{finding.message}; {names} {verb} behind: the source was changed on {since}"
    )
    if set(finding.blamed) & found.keys():
        return replace(finding, message=message)
    return _turned(replace(finding, message=message), list(found))


def _turned(finding: Finding, names: list[str]) -> Finding:
    """Return a finding that blames the versions that are behind: its first mark stands in one of them."""
    marks = sorted(finding.marks, key=lambda mark: mark.version not in names)
    one = names[0] if len(names) == 1 else None
    more = () if one else tuple(names)
    return replace(finding, marks=tuple(marks), version=one, versions=more)
