"""What every list for machines says: findings, what was not read, what failed.

All three are entries of one kind. What several reporters count and cut stands here too.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Literal

from qa.escape import visible
from qa.model import Crash, Finding, Mark, Problem, Result, Segment, Severity

Level = Literal["error", "warning", "note"]
INPUT = "input"
"""Stands for the check where a file could not be read."""

_AROUND = 100
"""Characters that are shown on each side of what is marked."""

_LEVELS: dict[Severity | None, Level] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
    None: "note",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: `path` is relative to the working directory if it is below.

    `line` and `column` count from 1, columns in code points. `fingerprint` is the
    finding's own, told apart where several have the same. `finding` is None for a file
    that was not read and for a check that failed.
    """

    level: Level
    check: str
    message: str
    path: str
    line: int
    column: int
    fingerprint: str
    finding: Finding | None = None


def list_entries(result: Result) -> list[Entry]:
    """Return an entry for all that is wrong.

    Findings come in the order of the text, then what was not read, then what failed.
    """
    entries = [_convert_finding(finding) for finding in result.findings]
    entries += [_convert_problem(problem) for problem in result.problems]
    entries += [_convert_crash(crash) for crash in result.crashes]
    return list(_number_twins(entries))


def list_worst(result: Result) -> list[Entry]:
    """Return the entries, the worst first.

    What was not read comes first, then the most severe and surest findings.
    """
    return sorted(list_entries(result), key=_rank)


def find_level(finding: Finding) -> Level:
    """Return how bad a finding is."""
    return _LEVELS[finding.severity]


def rank_severity(finding: Finding) -> tuple[int, int]:
    """Return what findings are sorted by: the most severe first, then the surest."""
    return -(finding.severity or Severity.NOTE), -finding.confidence


def is_accepted(finding: Finding) -> bool:
    """Say whether a decision lets a finding stand."""
    return finding.decision is not None and finding.decision.verdict != "reject"


def list_versions(result: Result) -> list[str]:
    """Return the names of the versions of all documents, in their order."""
    names: dict[str, None] = {}
    for document in result.documents:
        for version in document.versions:
            names[version.name] = None
    return list(names)


def count_units(result: Result) -> int:
    """Return how many units all documents have."""
    return sum(len(document.units) for document in result.documents)


def summarize(result: Result) -> str:
    """Return `2 errors, 1 warning, 0 notes`, and what was not read or failed."""
    counts = [
        count(result.count(severity), severity.name.lower())
        for severity in reversed(Severity)
    ]
    if result.problems:
        counts.append(f"{count(len(result.problems), 'file')} not read")
    if result.crashes:
        counts.append(f"{count(len(result.crashes), 'check')} failed")
    return ", ".join(counts)


def count(number: int, noun: str) -> str:
    """Return `1 error`, `2,000 errors`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def describe_crash(crash: Crash) -> str:
    """Return what failed: a check, or reading a file."""
    return "reading failed" if crash.check == INPUT else "the check failed"


def locate(mark: Mark) -> tuple[Segment, int, int]:
    """Return the segment that a mark is in, and the offsets of what is marked there.

    Both are 0 where the whole segment is meant. Offsets are code points.
    """
    segment, span = mark.segment.place(mark.span)
    return (segment, *(span or (0, 0)))


def quote(mark: Mark) -> str:
    """Return a text around what is marked in it: `fr: … le ⟦25 octobre⟧ à …`."""
    segment, start, end = locate(mark)
    before, marked, after = (
        segment.text[:start],
        segment.text[start:end],
        segment.text[end:],
    )
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    if marked:
        marked = f"⟦{marked}⟧"
    return visible(f"{mark.version}: {before}{marked}{after}")


def relative(path: str) -> str:
    """Return a path with `/`, relative to the working directory if it is below."""
    return _find_relative(path, Path.cwd())


@functools.lru_cache(maxsize=4096)
def _find_relative(path: str, folder: Path) -> str:
    place = PurePath(path)
    if ".." in place.parts:
        place = PurePath(os.path.normpath(folder / place))
    if place.is_relative_to(folder):
        place = place.relative_to(folder)
    return place.as_posix()


def _convert_finding(finding: Finding) -> Entry:
    path, line, column = finding.place
    return Entry(
        find_level(finding),
        finding.check,
        visible(finding.message),
        relative(path or finding.document),
        line,
        column,
        finding.fingerprint,
        finding,
    )


def _convert_problem(problem: Problem) -> Entry:
    message = problem.message
    if problem.hint:
        message += f"; {problem.hint}"
    path = relative(problem.path)
    code = _hash(INPUT, path, message)
    return Entry("error", INPUT, visible(message), path, problem.line or 1, 1, code)


def _convert_crash(crash: Crash) -> Entry:
    message = f"{describe_crash(crash)} on {crash.where}: {crash.error}"
    code = _hash(crash.check, message)
    path = relative(crash.where)
    return Entry("error", crash.check, visible(message), path, 1, 1, code)


def _hash(*words: str) -> str:
    data = "\x1f".join(words).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]


def _number_twins(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries; the second of one fingerprint gets a number.

    GitLab shows only the first of those that have the same.
    """
    counts: Counter[str] = Counter()
    for entry in entries:
        code = entry.fingerprint
        counts[code] += 1
        if counts[code] == 1:
            yield entry
        else:
            yield replace(entry, fingerprint=f"{code}.{counts[code]}")


def _rank(entry: Entry) -> tuple[int, int]:
    if entry.finding is None:
        return -len(Severity) - 1, 0
    return rank_severity(entry.finding)
