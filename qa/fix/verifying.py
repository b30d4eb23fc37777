"""A fix is offered only if checking again finds its finding gone and no new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from qa.fix.editing import Edit
from qa.model import Finding, Result

Again = Callable[[Sequence[Edit]], Result]
"""Checks the same files with edits in them."""


def verify(edits: Sequence[Edit], before: Result, again: Again) -> list[Edit]:
    """Return the edits after which their findings are gone, and no other came.

    All are tried together; those whose unit, else whose document, still has its finding
    or has a new one are dropped, and the rest is tried again.
    """
    kept = list(edits)
    while kept:
        after = again(kept)
        if after.crashes or len(after.problems) > len(before.problems):
            return []
        blamed = _find_blamed(kept, before, after)
        if not blamed:
            return kept
        kept = [edit for edit in kept if edit not in blamed]
    return []


def _find_blamed(edits: Sequence[Edit], before: Result, after: Result) -> set[Edit]:
    """Return the edits that did not mend, or after which something new is found."""
    known = Counter(map(_describe, _spread(before.findings)))
    found = Counter(map(_describe, _spread(after.findings)))
    blamed = {
        edit
        for edit in edits
        if found[_describe(edit.finding)] >= known[_describe(edit.finding)]
    }
    for finding in _spread(after.findings):
        if found[_describe(finding)] > known[_describe(finding)]:
            blamed |= _nearest(finding, edits)
    return blamed


def _nearest(finding: Finding, edits: Sequence[Edit]) -> set[Edit]:
    """Return the edits of a new finding's unit, else of its document, else all."""
    own = {edit for edit in edits if edit.finding.document == finding.document}
    near = {edit for edit in own if edit.finding.unit == finding.unit}
    return near or own or set(edits)


def _spread(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings and those that are folded into them."""
    return [each for finding in findings for each in (finding, *finding.folded)]


def _describe(finding: Finding) -> tuple[object, ...]:
    """Return what a finding says without the text around it, which an edit of a neighbour changes."""
    if finding.unit is None:
        # What is said of a whole document counts its texts: an edit changes the counts.
        return finding.check, finding.document, finding.blamed
    marked = [
        (mark.version, mark.segment.text[slice(*mark.span)] if mark.span else "")
        for mark in finding.marks
    ]
    where = finding.marks[0].segment.unit or finding.unit
    return finding.message, where, tuple(marked)
