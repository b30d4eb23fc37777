"""What a file itself says to leave out, in a note or comment of a text.

`qa: ignore number-mismatch reason`: the words behind `ignore` that are ids of checks
or categories, parted by commas or spaces, are left out for that unit; the rest is the
reason. A note that suppresses nothing is named, so that no file gathers old ones.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from qa.model import Decision, Finding, Result, Segment

_NOTE_KEYS = frozenset(["note", "comment", "context", "developer", "description"])
_PATTERN = re.compile(r"\bqa:\s*ignore\s+(?P<rest>[^\n]+)")
_WORD = re.compile(r"[\w-]+|[^\w\s,]+")

UnitKey = tuple[str, str]
"""The name of a document and the id of a unit."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """What one note leaves out: checks or categories by `names`, and why."""

    path: str
    line: int
    names: frozenset[str]
    reason: str


def applied(result: Result, known: Collection[str], asked: Collection[str]) -> Result:
    """Return `result` with what notes suppress among the accepted.

    Notes that suppress nothing are among its notices. `known` are all ids and
    categories, `asked` those of the checks that ran.
    """
    notes = _gather(result, known)
    used: set[Suppression] = set()
    kept, accepted = [], []
    for finding in result.findings:
        note = _find_note(finding, notes)
        if note is None:
            kept.append(finding)
        else:
            used.add(note)
            accepted.append(replace(finding, decision=_decide(finding, note)))
    idle = {note for group in notes.values() for note in group} - used
    old = [note for note in idle if not note.names.isdisjoint(asked)]
    old.sort(key=lambda note: (note.path, note.line))
    return replace(
        result,
        findings=tuple(kept),
        accepted=(*result.accepted, *accepted),
        notices=(*result.notices, *map(_describe, old)),
    )


def _gather(
    result: Result, known: Collection[str]
) -> Mapping[UnitKey, list[Suppression]]:
    """Return the suppressions of each unit that has some.

    A bilingual file gives one note to both texts: it is taken once.
    """
    notes: dict[UnitKey, list[Suppression]] = {}
    for key, segment in _find_segments(result):
        group = notes.get(key, [])
        seen = {(note.names, note.reason) for note in group}
        for note in said(segment, known):
            if (note.names, note.reason) not in seen:
                notes.setdefault(key, []).append(note)
    return notes


def _find_note(
    finding: Finding, notes: Mapping[UnitKey, list[Suppression]]
) -> Suppression | None:
    """Return the first note of a finding's unit that suppresses it."""
    for note in notes.get((finding.document, finding.unit or ""), ()):
        if finding.check in note.names or finding.category in note.names:
            return note
    return None


def said(segment: Segment, known: Collection[str]) -> tuple[Suppression, ...]:
    """Return what the notes of a segment suppress; `known` as above."""
    suppressions = []
    for key, text in segment.meta:
        if key in _NOTE_KEYS and "qa:" in text:
            for match in _PATTERN.finditer(text):
                suppression = _parse(match["rest"], segment, known)
                if suppression.names:
                    suppressions.append(suppression)
    return tuple(suppressions)


def _parse(rest: str, segment: Segment, known: Collection[str]) -> Suppression:
    """Read names up to the first word that is none, and the reason behind them."""
    names = set()
    end = 0
    for match in _WORD.finditer(rest):
        if match.group() not in known:
            break
        names.add(match.group())
        end = match.end()
    reason = rest[end:].strip(" ,:;-")
    return Suppression(segment.path, segment.line, frozenset(names), reason)


def _find_segments(result: Result) -> Iterator[tuple[UnitKey, Segment]]:
    """Yield the segments of all units, and the parts of those that were joined."""
    for document in result.documents:
        for unit in document.units:
            for _, segment in unit.segments:
                for part in segment.parts or (segment,):
                    yield (document.name, unit.id), part


def _decide(finding: Finding, note: Suppression) -> Decision:
    """Return the decision that a note stands for."""
    return Decision(
        finding.fingerprint,
        "accept",
        finding.check,
        finding.document,
        reason=note.reason,
        by=note.path,
    )


def _describe(note: Suppression) -> str:
    names = ", ".join(sorted(note.names))
    return f"{note.path}:{note.line}: `qa: ignore {names}` suppresses nothing any more"
