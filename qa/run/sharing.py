"""The same text left in several versions is one finding that names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.model import Finding
from qa.registry import Check
from qa.wording import listed

NAMED = 8
"""Versions that are named one by one."""

Fault = tuple[object, ...]


def share(findings: Sequence[Finding], checks: Mapping[str, Check]) -> list[Finding]:
    """Return the findings, what is said of one text and several versions once.

    Findings are one where a check says the same of one unit and of the same other texts
    of it, as bad and as sure. The parts stay in it, so that decisions on them hold.
    """
    groups: dict[Fault, list[Finding]] = {}
    for place, finding in enumerate(findings):
        is_about_text = checks[finding.check].explains == "text"
        is_shared = is_about_text and len(finding.marks) > 1 and finding.version
        key = _describe(finding) if is_shared else (place,)
        groups.setdefault(key, []).append(finding)
    return [_tell(group) if len(group) > 1 else group[0] for group in groups.values()]


def _describe(finding: Finding) -> Fault:
    """Return what two findings must have in common to be one."""
    others = tuple((mark.version, mark.segment) for mark in finding.marks[1:])
    told = finding.severity, finding.confidence, finding.decision
    return finding.check, finding.unit, finding.marks[0].segment.text, others, told


def _tell(group: Sequence[Finding]) -> Finding:
    """Return one finding on all versions of a group."""
    first, *others = group
    names = [finding.version or "" for finding in others]
    shown = [*names[:NAMED]]
    if len(names) > NAMED:
        shown.append(f"{len(names) - NAMED:,} more")
    message = f"{first.message}; so it is in {listed(shown)}"
    own = [finding.marks[0] for finding in group]
    versions = tuple(finding.version or "" for finding in group)
    return replace(
        first,
        message=message,
        marks=(*own, *first.marks[1:]),
        version=None,
        versions=versions,
        folded=tuple(group),
    )
