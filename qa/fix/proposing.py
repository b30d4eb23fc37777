"""What the checks declare to mend findings, placed in the files."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa import registry
from qa.fix.editing import Edit
from qa.fix.placing import Desk, place
from qa.model import Confidence, Finding


def propose(finding: Finding, desk: Desk) -> list[Edit]:
    """Return the edits that would mend a finding together; none where its check knows none or a place is not proved."""
    check = {each.id: each for each in registry.checks()}.get(finding.check)
    if check is None or check.mend is None or finding.version is None:
        return []
    if finding.decision is not None and finding.decision.verdict != "reject":
        return []
    edits: list[Edit] = []
    for change in check.mend(finding):
        edit = place(change, finding, desk)
        if edit is None:
            return []
        edits.append(edit)
    return edits


def propose_all(
    findings: Sequence[Finding],
    desk: Desk,
    least: Confidence = Confidence.HIGH,
) -> list[Edit]:
    """Return the edits of all findings that are sure enough.

    Where one version has two findings of one category in a unit, which value belongs to
    which place is a guess: none is mended.
    """
    single = _flatten(findings)
    together = Counter(_key(finding) for finding in single)
    edits: list[Edit] = []
    for finding in single:
        if finding.confidence >= least and together[_key(finding)] == 1:
            edits += propose(finding, desk)
    return _drop_overlapping(edits)


def _flatten(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of single versions: one for several versions stands for its own."""
    found = []
    for finding in findings:
        inner = [each for each in finding.folded if each.version]
        if finding.version is None and inner:
            found += [_stamped(each, finding) for each in inner]
        else:
            found.append(finding)
    return found


def _stamped(inner: Finding, outer: Finding) -> Finding:
    """Return a folded finding with what the engine says of the one that it is folded into."""
    return replace(
        inner,
        check=inner.check or outer.check,
        category=inner.category or outer.category,
        document=outer.document,
        unit=outer.unit,
        decision=outer.decision,
    )


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.document, finding.unit, finding.version, finding.category


def _drop_overlapping(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits without those that meet another one's place."""
    ordered = sorted(set(edits), key=lambda edit: (edit.path, edit.start, edit.end))
    meeting: set[Edit] = set()
    for first, second in itertools.pairwise(ordered):
        if first.path == second.path and first.end > second.start:
            meeting |= {first, second}
    return [edit for edit in ordered if edit not in meeting]
