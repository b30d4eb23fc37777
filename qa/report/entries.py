"""What every list for machines says: findings, files that were not read and checks that failed, as one kind."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Literal

from qa.escape import visible
from qa.memory import remember
from qa.model import Crash, Finding, Mark, Problem, Result, Severity

Level = Literal["error", "warning", "note"]
INPUT = "input"
"""Stands for the check where a file could not be read."""

_AROUND = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: `path` is relative to the working directory where it lies below it.

    `line` and `column` count from 1, columns in code points. `fingerprint` is the finding's own, told apart where
    several have the same. `finding` is None for a file that was not read and for a check that failed.
    """

    level: Level
    check: str
    message: str
    path: str
    line: int
    column: int
    fingerprint: str
    finding: Finding | None = None


def entries(result: Result) -> list[Entry]:
    """Return findings in the order of the text, then what was not read, then what failed."""
    found = [
        *map(_finding, result.findings),
        *map(_problem, result.problems),
        *map(_crash, result.crashes),
    ]
    return list(_told_apart(found))


def worst(result: Result) -> list[Entry]:
    """Return the entries, what was not read first, then the most severe and surest findings."""
    return sorted(entries(result), key=_weight)


def by_document(findings: Sequence[Finding], most: int) -> list[Finding]:
    """Return the `most` worst findings, those of a document together, the document with the worst first.

    Errors come before warnings and notes, of the same severity what is surer first, else the order of the text.
    """
    shown = sorted(findings, key=rank)[:most]
    places: dict[str, int] = {}
    for finding in shown:
        places.setdefault(finding.document, len(places))
    return sorted(shown, key=lambda finding: (places[finding.document], rank(finding)))


def rank(finding: Finding) -> tuple[int, int]:
    """Return what sorts findings: the worst first, then the surest."""
    return -(finding.severity or Severity.NOTE), -finding.confidence


def level(finding: Finding) -> Level:
    """Return how bad a finding is."""
    names: dict[Severity, Level] = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.NOTE: "note",
    }
    return names[finding.severity or Severity.NOTE]


def counted(result: Result) -> str:
    """Return `2 errors, 1 warning, 0 notes`, and what was not read or failed."""
    counts = [
        (result.count(severity), severity.name.lower())
        for severity in reversed(Severity)
    ]
    said = [number(count, noun) for count, noun in counts]
    said += (
        [f"{number(len(result.problems), 'file')} not read"] if result.problems else []
    )
    said += [f"{number(len(result.crashes), 'check')} failed"] if result.crashes else []
    return ", ".join(said)


def number(count: int, noun: str) -> str:
    """Return `1 error`, `2,000 errors`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def failed(crash: Crash) -> str:
    """Return what failed: a check, reading a file, or a step, which says so itself (`aligning texts`)."""
    if crash.check == INPUT:
        return "reading failed"
    return f"{crash.check} failed" if " " in crash.check else "the check failed"


def quoted(mark: Mark) -> str:
    """Return a version's text around what is marked in it: `fr: … le ⟦25 octobre⟧ à …`."""
    segment, span = mark.segment.place(mark.span)
    start, end = (span.start, span.end) if span else (0, 0)
    before, after = segment.text[:start], segment.text[end:]
    before = before if len(before) <= _AROUND else "…" + before[-_AROUND:]
    after = after if len(after) <= _AROUND else after[:_AROUND] + "…"
    marked = f"⟦{segment.text[start:end]}⟧" if start < end else ""
    return visible(f"{mark.version}: {before}{marked}{after}")


def relative(path: str) -> str:
    """Return a path with `/`, relative to the working directory where it lies below it."""
    return _relative(path, Path.cwd())


@remember(4096)
def _relative(path: str, folder: Path) -> str:
    place = PurePath(path)
    if ".." in place.parts:
        place = PurePath(os.path.normpath(folder / place))
    return (
        place.relative_to(folder) if place.is_relative_to(folder) else place
    ).as_posix()


def _finding(finding: Finding) -> Entry:
    path, line, column = finding.place
    return Entry(
        level(finding), finding.check, visible(finding.message), relative(path or finding.document), line, column,
        finding.fingerprint, finding,
    )  # fmt: skip


def _problem(problem: Problem) -> Entry:
    said = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    path = relative(problem.path)
    return Entry(
        "error",
        INPUT,
        visible(said),
        path,
        problem.line or 1,
        1,
        _hash(INPUT, path, said),
    )


def _crash(crash: Crash) -> Entry:
    said = f"{failed(crash)} on {crash.where}: {crash.error}"
    return Entry(
        "error",
        crash.check,
        visible(said),
        relative(crash.where),
        1,
        1,
        _hash(crash.check, said),
    )


def _hash(*words: str) -> str:
    return hashlib.sha256(
        "\x1f".join(words).encode("utf-8", "surrogatepass")
    ).hexdigest()[:16]


def _told_apart(found: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries; the second of one fingerprint gets a number: GitLab shows only the first of them."""
    seen: Counter[str] = Counter()
    for entry in found:
        seen[entry.fingerprint] += 1
        again = seen[entry.fingerprint]
        yield (
            entry
            if again == 1
            else replace(entry, fingerprint=f"{entry.fingerprint}.{again}")
        )


def _weight(entry: Entry) -> tuple[int, int]:
    if entry.finding is None:
        return -len(Severity) - 1, 0
    return rank(entry.finding)
