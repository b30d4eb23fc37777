"""What became of the findings of earlier runs."""

from __future__ import annotations

from dataclasses import dataclass

from qa.model.finding import Finding


@dataclass(frozen=True, slots=True)
class RunCount:
    """How many findings of each severity a run had, `name` being that of its file."""

    name: str
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class PairedTest:
    """How many units of a version became better and worse, and how likely that is by chance alone.

    `version` is None for all of them. `chance` is the p of a two-sided sign test, with
    Holm's correction for the number of versions; 0 to 1.
    """

    version: str | None
    better: int
    worse: int
    chance: float


@dataclass(frozen=True, slots=True)
class Shift:
    """How many findings of a check a version had, and has; per 1,000 units, or None where their number is not known."""

    version: str | None
    check: str
    before: int
    after: int
    rate_before: float | None
    rate_after: float | None


@dataclass(frozen=True, slots=True)
class HardUnit:
    """A unit in which most versions have an error or a warning: the text itself may be the cause."""

    document: str
    unit: str
    versions: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run against an earlier one, `before`.

    `gone` are the findings that are no longer there; those of documents and checks that the later run did not look at
    are only counted (`unasked`). `asked` findings were to be mended by a decision, and `mended` of them are gone.
    """

    before: str
    new: int
    kept: int
    gone: tuple[Finding, ...]
    unasked: int
    asked: int
    mended: int
    runs: tuple[RunCount, ...] = ()
    tests: tuple[PairedTest, ...] = ()
    shifts: tuple[Shift, ...] = ()
    hard: tuple[HardUnit, ...] = ()
