"""The comparison with an earlier run in words and tables, the same in every report, and as records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from qa.model import Comparison, Finding, HardUnit, PairedTest, Shift
from qa.report.entries import level, number

_SURE = 0.05
"""From this chance on down a change is called more than chance, as is usual."""
_MOST = 30
"""Rows of a table that reports for people show."""
_ALL, _NO_ONE = "all versions", "no one"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A small table with what it says; cells are plain text of ours and names, the first `names` columns names."""

    title: str
    said: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    names: int = 1


def tell(comparison: Comparison) -> str:
    """Return what is new, gone and kept, in one sentence or two."""
    said = (
        f"Against {comparison.before}: {comparison.new:,} new, "
        f"{len(comparison.gone):,} gone, {comparison.kept:,} kept."
    )
    if comparison.asked:
        still = comparison.asked - comparison.mended
        said += (
            f" Of {number(comparison.asked, 'finding')} that had to be mended, "
            f"{comparison.mended:,} {_are(comparison.mended)} mended, {still:,} {_are(still)} still there."
        )
    if comparison.unasked:
        said += f" {_unasked(comparison.unasked)}"
    return said


def list_sheets(comparison: Comparison) -> Iterator[Sheet]:
    """Yield the tables that have something to say."""
    sheets = [
        _tell_runs(comparison),
        _tell_tests(comparison.tests),
        _tell_shifts(comparison.shifts),
        _tell_hard(comparison.hard),
        _tell_gone(comparison.gone),
    ]
    for sheet in sheets:
        if sheet.rows:
            yield sheet


def records(comparison: Comparison) -> list[Any]:
    """Return the records of what is gone and of the comparison, as `qa.report.records` describes them."""
    found: list[Any] = [_record_gone(finding) for finding in comparison.gone]
    values = {
        "record": "comparison",
        **asdict(comparison),
        "gone": len(comparison.gone),
    }
    return [*found, values]


def _record_gone(finding: Finding) -> dict[str, object]:
    path, line, _ = finding.place
    return {
        "record": "gone",
        "check": finding.check,
        "severity": level(finding),
        "document": finding.document,
        "unit": finding.unit,
        "path": path,
        "line": line,
        "version": finding.version,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
    }


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _unasked(count: int) -> str:
    return f"{number(count, 'earlier finding')} could not be looked for: this run lacks the document or the check."


def _tell_runs(comparison: Comparison) -> Sheet:
    rows = [
        (run.name, f"{run.errors:,}", f"{run.warnings:,}", f"{run.notes:,}")
        for run in comparison.runs
    ]
    return Sheet(
        "Over the runs",
        "The oldest first.",
        ("run", "errors", "warnings", "notes"),
        tuple(rows),
    )


def _tell_tests(tests: Sequence[PairedTest]) -> Sheet:
    rows = [
        (
            test.version or _ALL,
            f"{test.better:,}",
            f"{test.worse:,}",
            _tell_chance(test.chance),
            _judge(test),
        )
        for test in tests
    ]
    return Sheet(
        "Better or worse",
        "Units with fewer and with more errors and warnings than before, an error weighing five warnings; how likely so "
        "uneven a split is by chance (sign test, two-sided; corrected by Holm where there are several versions).",
        ("version", "better", "worse", "chance", "verdict"),
        tuple(rows[:_MOST]),
    )


def _tell_chance(chance: float) -> str:
    return f"{chance:.3f}" if chance >= 0.001 else "under 0.001"


def _judge(test: PairedTest) -> str:
    if test.chance > _SURE:
        return "no more than chance"
    return "better" if test.better > test.worse else "worse"


def _tell_shifts(shifts: Sequence[Shift]) -> Sheet:
    rows = [
        (
            shift.version or _NO_ONE,
            shift.check,
            *_tell_shift(shift),
        )
        for shift in shifts
    ]
    rest = len(rows) - _MOST
    more = f" {rest:,} more stand in the JSON Lines." if rest > 0 else ""
    return Sheet(
        "What changed, by version and check",
        f"Findings, and for 1,000 units. The greatest change comes first.{more}",
        ("version", "check", "before", "now", "before ‰", "now ‰"),
        tuple(rows[:_MOST]),
        names=2,
    )


def _tell_shift(shift: Shift) -> tuple[str, str, str, str]:
    rates = [
        "–" if rate is None else f"{rate:.1f}"
        for rate in (shift.rate_before, shift.rate_after)
    ]
    return f"{shift.before:,}", f"{shift.after:,}", rates[0], rates[1]


def _tell_hard(hard: Sequence[HardUnit]) -> Sheet:
    rows = [
        (unit.document, unit.unit, f"{len(unit.versions)} of {unit.of}", *_join(unit))
        for unit in hard
    ]
    rest = len(rows) - _MOST
    more = f" {rest:,} more stand in the JSON Lines." if rest > 0 else ""
    return Sheet(
        "Hard for most versions",
        f"Units in which most versions have an error or a warning: look at the text they were made from.{more}",
        ("document", "unit", "versions", "which"),
        tuple(rows[:_MOST]),
        names=2,
    )


def _join(unit: HardUnit) -> tuple[str]:
    return (", ".join(unit.versions),)


def _tell_gone(gone: Sequence[Finding]) -> Sheet:
    rows = []
    for finding in gone[:_MOST]:
        path, line, _ = finding.place
        place = f"{path or finding.document}:{line}"
        rows.append((level(finding), finding.check, place, finding.message))
    rest = len(gone) - _MOST
    more = f"{rest:,} more stand in the JSON Lines." if rest > 0 else ""
    headings = ("severity", "check", "place", "what was wrong")
    return Sheet("Gone", more, headings, tuple(rows), names=4)
