"""What a run gives, and how a report of it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from qa.model.comparison import Comparison
from qa.model.fact import Severity, Table
from qa.model.finding import Finding
from qa.model.stale import StalePage
from qa.model.text import Document

Progress = Callable[[int, int, str], None]
"""Is told how many are done, of how many (0: nobody knows), and what is being done: `reading`, `checking` ..."""

Part = Literal["", "facts", "scores"]
"""A part of a report; the empty one is all of it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Input that could not be read; the rest was checked."""

    message: str
    path: str = ""
    line: int | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Crash:
    """A check that failed on one unit or document: our fault; the rest ran."""

    check: str
    where: str
    error: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A check that ran, as reports describe it: `severity` is what its findings have by default.

    `page` is the address of its documentation; empty where it has none. `usual` says
    whether a run without settings asks it.
    """

    id: str
    category: str
    severity: Severity
    mqm: str
    doc: str = ""
    page: str = ""
    usual: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """One measure of one version against its reference, 0 to 100 (TER: errors, 0 is best and it may exceed 100)."""

    metric: str
    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike two versions in one language are in the segments that both have; `document` None means all of them."""

    document: str | None
    version: str
    reference: str
    segments: int
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a catalogue a version has: of its `strings` some are `missing`, and some `copied` from the source."""

    document: str
    version: str
    strings: int
    missing: int
    copied: int

    @property
    def open(self) -> int:
        """How many are not translated yet."""
        return self.missing + self.copied

    @property
    def share(self) -> float:
        """Which part is not translated yet, 0 to 1."""
        return self.open / self.strings if self.strings else 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is wanted.

    With the facts that agree (`facts`), with every finding however many there are (`everything`), or a part `alone`;
    for a terminal of `width` columns, in colour. `link` is the address of a place in a file, with `{path}` and perhaps
    `{line}` and `{column}` in it; `weights` say what an error, a warning and a note cost in scores, `about` how the
    run was made (`command`, `date` ...). `comment` is the name by which a comment on a pull request is found again.
    """

    facts: bool = False
    everything: bool = False
    terminal: bool = False
    width: int = 100
    colour: bool = False
    alone: Part = ""
    link: str = ""
    weights: Mapping[Severity, float] = field(default_factory=dict)
    about: tuple[tuple[str, str], ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a run passes by its settings; `reasons` are the limits that were exceeded, a sentence each."""

    passed: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What `check` returns: everything a report says.

    `findings` are those that count, `accepted` those that a decision lets stand; `rules` are the
    checks that were asked, `similarities` the scores of versions that are in one language, `completeness` how much of
    each catalogue is translated. `gate` says whether the run
    passes by the settings; None where nobody asked. `left_out` are the ids of checks that a
    run without settings asks and this one did not. `stale` are the translations that git's
    history was asked about. `comparison` is that with an earlier run, where one was named.
    """

    findings: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    documents: tuple[Document, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    crashes: tuple[Crash, ...] = ()
    notices: tuple[str, ...] = ()
    unverified: Mapping[str, int] = field(default_factory=dict)
    skipped: int = 0
    release: str = ""
    signature: str = ""
    rules: tuple[Rule, ...] = ()
    similarities: tuple[Similarity, ...] = ()
    completeness: tuple[Completeness, ...] = ()
    gate: Gate | None = None
    left_out: tuple[str, ...] = ()
    stale: tuple[StalePage, ...] = ()
    comparison: Comparison | None = None

    @property
    def passed(self) -> bool:
        """Whether the run passes by its settings; without a gate, whether it has no errors."""
        return self.gate.passed if self.gate else not self.count(Severity.ERROR)

    @property
    def facts(self) -> int:
        """How many facts were compared, counted in every version."""
        return sum(
            fact is not None
            for table in self.tables
            for row in table.rows
            for _, fact in row.cells
        )

    def count(self, severity: Severity) -> int:
        """Return how many findings have exactly this severity."""
        return sum(finding.severity is severity for finding in self.findings)
