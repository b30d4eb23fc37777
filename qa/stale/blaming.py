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
    places = {}
    for page in pages:
        for unit in page.stale:
            if unit.needs_translator and unit.kind != "added":
                places[unit.path, unit.line] = unit
    if not places:
        return list(findings)
    return [_joined(finding, places) for finding in findings]


def _joined(finding: Finding, places: Places) -> Finding:
    """Return a finding with the versions that are behind where it stands, if any are."""
    if finding.category not in _CATEGORIES or finding.check == "version-stale":
        return finding
    behind = _list_behind(finding, places)
    if not behind:
        return finding
    told = replace(finding, message=_tell(finding.message, behind))
    if any(version in behind for version in finding.blamed):
        return told
    return _turned(told, list(behind))


def _list_behind(finding: Finding, places: Places) -> dict[str, StaleUnit]:
    """Return the units of a finding that are behind, by their version."""
    behind = {}
    for mark in finding.marks:
        segment = mark.segment
        unit = places.get((segment.path, segment.line))
        if unit and unit.version == mark.version:
            behind[unit.version] = unit
    return behind


def _tell(message: str, behind: Mapping[str, StaleUnit]) -> str:
    """Return a message that says who is behind, and since when."""
    days = [unit.since for unit in behind.values()]
    since = min(days)
    names = ", ".join(behind)
    verb = "are"
    if len(behind) == 1:
        verb = "is"
    return f"{message}; {names} {verb} behind: the source was changed on {since}"


def _turned(finding: Finding, names: list[str]) -> Finding:
    """Return a finding that blames the versions that are behind: its first mark stands in one of them."""
    theirs = []
    others = []
    for mark in finding.marks:
        if mark.version in names:
            theirs.append(mark)
        else:
            others.append(mark)
    turned = replace(finding, marks=(*theirs, *others))
    if len(names) == 1:
        return replace(turned, version=names[0], versions=())
    return replace(turned, version=None, versions=tuple(names))
