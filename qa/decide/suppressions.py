"""What a file itself says to leave out: `qa: ignore number-mismatch reason` in a note or comment of a text.

The words behind `ignore` that are ids of checks or categories, parted by commas or spaces, are left out for that unit;
the rest is the reason. What suppresses nothing is said, so that no file gathers old ones.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from qa.model import Decision, Finding, Result, Segment

_NOTED = frozenset(["note", "comment", "context", "developer", "description"])
_SAID = re.compile(r"\bqa:\s*ignore\s+(?P<rest>[^\n]+)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """What one note leaves out."""

    path: str
    line: int
    names: frozenset[str]
    reason: str


def applied(result: Result, known: Collection[str], asked: Collection[str]) -> Result:
    """Return `result` with what notes suppress among the accepted, and a notice on notes that suppress nothing.

    `known` are all ids and categories, `asked` those of the checks that ran.
    """
    notes: dict[tuple[str, str], tuple[Suppression, ...]] = {}
    for key, segment in _segments(result):
        # A bilingual file gives one note to both texts.
        seen = {(note.names, note.reason) for note in notes.get(key, ())}
        found = tuple(note for note in said(segment, known) if (note.names, note.reason) not in seen)
        if found:
            notes[key] = (*notes.get(key, ()), *found)
    if not notes:
        return result
    used: set[Suppression] = set()
    kept, accepted = [], []
    for finding in result.findings:
        by = next(
            (s for s in _about(finding, notes) if not s.names.isdisjoint([finding.check, finding.category])), None
        )
        if by is None:
            kept.append(finding)
        else:
            used.add(by)
            accepted.append(replace(finding, decision=_decision(finding, by)))
    idle = {note for group in notes.values() for note in group} - used
    told = tuple(
        _notice(note) for note in sorted(idle, key=lambda n: (n.path, n.line)) if not note.names.isdisjoint(asked)
    )
    return replace(
        result, findings=tuple(kept), accepted=(*result.accepted, *accepted), notices=(*result.notices, *told)
    )


def said(segment: Segment, known: Collection[str]) -> tuple[Suppression, ...]:
    """Return what the notes of a segment suppress."""
    return tuple(
        suppression
        for key, text in segment.meta
        if key in _NOTED and "qa:" in text
        for found in _SAID.finditer(text)
        if (suppression := _parsed(found["rest"], segment, known)).names
    )


def _parsed(rest: str, segment: Segment, known: Collection[str]) -> Suppression:
    words = re.findall(r"[\w-]+|[^\w\s,]+", rest)
    count = next((n for n, word in enumerate(words) if word not in known), len(words))
    reason = rest.split(words[count - 1], 1)[1].strip(" ,:;-") if count else rest
    return Suppression(segment.path, segment.line, frozenset(words[:count]), reason)


def _segments(result: Result) -> Iterator[tuple[tuple[str, str], Segment]]:
    for document in result.documents:
        for unit in document.units:
            for _, segment in unit.segments:
                for part in segment.parts or (segment,):
                    if part.meta:
                        yield (document.name, unit.id), part


def _about(finding: Finding, notes: dict[tuple[str, str], tuple[Suppression, ...]]) -> tuple[Suppression, ...]:
    return notes.get((finding.document, finding.unit or ""), ())


def _decision(finding: Finding, by: Suppression) -> Decision:
    return Decision(finding.fingerprint, "accept", finding.check, finding.document, reason=by.reason, by=by.path)


def _notice(note: Suppression) -> str:
    names = ", ".join(sorted(note.names))
    return f"{note.path}:{note.line}: `qa: ignore {names}` suppresses nothing any more"
