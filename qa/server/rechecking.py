"""A document whose text changed a little: what is still true of it is kept, the rest is asked again.

It is checked with what the whole batch taught before the change. What the change itself
teaches, and another alignment that follows from it, is for the next check of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qa import align
from qa.align.bounds import bound
from qa.align.timed import are_timed
from qa.borders import Border
from qa.input import derived as kinship
from qa.model import Document, Finding, Mark, Segment, Unit, Version
from qa.run.engine import Outcome
from qa.server.asking import Answer, Checked, Recorder

Moved = dict[int, Segment]
"""The segments that stand where others stood before, by the identity of these."""


def recheck(recorder: Recorder, before: Checked, versions: Sequence[Version]) -> Moved:
    """Check a document again with other texts, and keep what comes out of it; return which segments went where."""
    versions = [_carried(before.document, version) for version in versions]
    document = _renewed(before.document, versions, recorder)
    moved = _moved(before.document, versions)
    recorder.known = _known(before.answers, document.units, moved)
    try:
        recorder.document(document, Outcome())
    finally:
        recorder.known = {}
    return moved


def relocated(findings: Iterable[Finding], moved: Moved) -> list[Finding]:
    """Return the findings whose texts are still there, at their new places."""
    found = [_relocated(finding, moved) for finding in findings]
    return [finding for finding in found if finding is not None]


def _carried(document: Document, version: Version) -> Version:
    """Return a version with what other documents told of it: whether it is the original."""
    for other in document.versions:
        if other.name == version.name:
            return replace(version, original=other.original)
    return version


def _renewed(
    before: Document, versions: Sequence[Version], recorder: Recorder
) -> Document:
    """Return the document of other texts; where the segments are as many, with the units that it had."""
    if not align.by_id(versions) and not are_timed(versions):
        exchanged = _exchanged(before, versions)
        if exchanged is not None:
            return exchanged
    settings, evidence = recorder.context.settings, recorder.context.evidence
    recorder.stop()
    made = align.document(before.name, versions, settings.source, evidence)
    return kinship.joined([bound(made)], settings.derived_from, Border())[0]


def _exchanged(before: Document, versions: Sequence[Version]) -> Document | None:
    """Return a document with each segment in the place of the one it had there; None where they are not as many."""
    places: Moved = {}
    for old, new in zip(before.versions, versions, strict=True):
        if len(old.segments) != len(new.segments):
            return None
        pairs = zip(old.segments, new.segments, strict=True)
        places.update({id(was): now for was, now in pairs})
    units = []
    for unit in before.units:
        cells = [(name, _exchange(was, places)) for name, was in unit.segments]
        found = tuple((name, now) for name, now in cells if now is not None)
        if len(found) < len(cells):
            return None
        units.append(replace(unit, segments=found))
    return bound(replace(before, versions=tuple(versions), units=tuple(units)))


def _exchange(was: Segment, places: Mapping[int, Segment]) -> Segment | None:
    """Return what stands in the place of a segment, part by part; None where that is not known."""
    parts = was.parts or (was,)
    found = [places[id(part)] for part in parts if id(part) in places]
    if len(found) < len(parts):
        return None
    return Segment.joined(tuple(found))


def _moved(before: Document, versions: Sequence[Version]) -> Moved:
    """Return where the segments are that say what they said: those before and behind what changed."""
    moved: Moved = {}
    for old, new in zip(before.versions, versions, strict=True):
        for was, now in _common(old.segments, new.segments):
            moved[id(was)] = now
    return moved


def _common(
    old: Sequence[Segment], new: Sequence[Segment]
) -> Iterable[tuple[Segment, Segment]]:
    """Yield the pairs of equal segments from both ends on."""
    most = min(len(old), len(new))
    first = 0
    while first < most and _says(old[first]) == _says(new[first]):
        yield old[first], new[first]
        first += 1
    last = 1
    while last <= most - first and _says(old[-last]) == _says(new[-last]):
        yield old[-last], new[-last]
        last += 1


def _says(segment: Segment) -> tuple[object, ...]:
    """Return what a segment says, wherever it stands."""
    return segment.text, segment.role, segment.unit, segment.inlines, segment.meta


def _known(
    answers: Sequence[Answer], units: Sequence[Unit], moved: Moved
) -> dict[int, Answer]:
    """Return what is still true of units, by their identity; joined segments are added to those that moved."""
    places = {_key(unit): unit for unit in units}
    known: dict[int, Answer] = {}
    kept = []
    for answer in answers:
        unit = places.get(_moved_key(answer.unit, moved))
        if unit is not None and unit.kin == answer.unit.kin:
            kept.append((answer, unit))
            for (_, was), (_, now) in zip(
                answer.unit.segments, unit.segments, strict=True
            ):
                moved[id(was)] = now
    for answer, unit in kept:
        found = relocated(answer.findings, moved)
        if len(found) == len(answer.findings):
            renamed = [_renamed(finding, answer.unit, unit) for finding in found]
            known[id(unit)] = Answer(unit, renamed, answer.rows)
    return known


def _key(unit: Unit) -> tuple[object, ...]:
    """Return what tells a unit from the others: which segments it is made of."""
    key: list[object] = [unit.versions, unit.source]
    for name, segment in unit.segments:
        key.append((name, tuple(id(part) for part in segment.parts or (segment,))))
    return tuple(key)


def _moved_key(unit: Unit, moved: Moved) -> tuple[object, ...]:
    """Return the key of a unit in the document that it is moved to."""
    key: list[object] = [unit.versions, unit.source]
    for name, segment in unit.segments:
        parts = [moved.get(id(part)) for part in segment.parts or (segment,)]
        key.append((name, tuple(id(part) for part in parts)))
    return tuple(key)


def _renamed(finding: Finding, was: Unit, now: Unit) -> Finding:
    """Return a finding about a unit that is called otherwise now."""
    if was.id == now.id or finding.unit != was.id:
        return finding
    folded = tuple(_renamed(part, was, now) for part in finding.folded)
    return replace(finding, unit=now.id, folded=folded)


def _relocated(finding: Finding, moved: Moved) -> Finding | None:
    """Return a finding at the new places of its texts; None where one of them is no more."""
    marks: list[Mark] = []
    for mark in finding.marks:
        segment = moved.get(id(mark.segment))
        if segment is None:
            return None
        marks.append(replace(mark, segment=segment))
    folded = relocated(finding.folded, moved)
    if len(folded) < len(finding.folded):
        return None
    return replace(finding, marks=tuple(marks), folded=tuple(folded))
