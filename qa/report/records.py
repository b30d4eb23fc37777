"""The records of the JSON Lines report; `qa/schemas/findings.schema.json` is made of them.

Offsets are code points, half-open. New keys may come; a key that stands here stays.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]


class MarkRecord(TypedDict):
    """A place in one version's text; `start` and `end` are null where the whole text is meant.

    A `gap` is the place where a text is missing, behind `text`.
    """

    version: str
    path: str
    line: int
    text: str
    start: int | None
    end: int | None
    note: str
    gap: NotRequired[bool]


class DecisionRecord(TypedDict):
    """What was decided on a finding; `date` and `until` are days in ISO 8601, `suggestion` how the text could read."""

    decision: Literal["accept", "reject", "baseline"]
    reason: NotRequired[str]
    by: NotRequired[str]
    date: NotRequired[str]
    until: NotRequired[str]
    suggestion: NotRequired[str]


class DecisionLine(DecisionRecord):
    """A line of the decisions file; `texts` are the beginnings of the versions' texts, for people."""

    fingerprint: str
    check: NotRequired[str]
    document: NotRequired[str]
    languages: NotRequired[list[str]]
    texts: NotRequired[dict[str, str]]


class FoldedRecord(TypedDict):
    """A finding that another one stands for."""

    check: str
    severity: Severity | None
    version: str | None
    unit: str | None
    message: str
    fingerprint: str


class FindingRecord(TypedDict):
    """One finding; `version` is the odd one out, null where nobody is to blame; the first mark is the place.

    Where several versions have the same fault `versions` are these. `folded` are the findings that this one stands
    for. `fails` is true where it makes the run fail. `change` says whether an earlier run had it (`--against`).
    """

    record: Literal["finding"]
    check: str
    category: str
    severity: Severity | None
    confidence: Confidence
    document: str
    unit: str | None
    path: str
    line: int
    column: int
    version: str | None
    message: str
    marks: list[MarkRecord]
    mqm: str
    fingerprint: str
    versions: NotRequired[list[str]]
    folded: NotRequired[list[FoldedRecord]]
    decision: NotRequired[DecisionRecord]
    fails: NotRequired[bool]
    change: NotRequired[Literal["new", "kept"]]


class GoneRecord(TypedDict):
    """A finding of an earlier run that is no longer there (`--against`)."""

    record: Literal["gone"]
    check: str
    severity: Severity | None
    document: str
    unit: str | None
    path: str
    line: int
    version: str | None
    message: str
    fingerprint: str


class ProblemRecord(TypedDict):
    """A file that could not be read."""

    record: Literal["problem"]
    path: str
    line: int | None
    message: str
    hint: str


class CrashRecord(TypedDict):
    """A check that failed."""

    record: Literal["crash"]
    check: str
    where: str
    error: str


class CellRecord(TypedDict):
    """A fact as one version states it."""

    text: str
    value: str


class RowRecord(TypedDict):
    """A fact in all versions; null where a version states none."""

    kind: str
    value: str
    unit: str
    versions: dict[str, CellRecord | None]
    odd: list[str]
    unsure: list[str]


class FileRecord(TypedDict):
    """A version's file; `certainty` is null where the language was declared."""

    version: str
    path: str
    segments: int
    certainty: float | None


class DocumentRecord(TypedDict):
    """A document with its fact table (`--with facts`)."""

    record: Literal["document"]
    document: str
    versions: list[str]
    facts: list[RowRecord]
    source: str | None
    units: int
    files: list[FileRecord]


class ScoreRecord(TypedDict):
    """One measure with sacrebleu's signature of it."""

    metric: str
    value: float
    signature: str


class SimilarityRecord(TypedDict):
    """How alike a version and its reference in the same language are; `document` null: in all documents together."""

    record: Literal["similarity"]
    document: str | None
    version: str
    reference: str
    segments: int
    scores: list[ScoreRecord]


class CompletenessRecord(TypedDict):
    """How much of a catalogue is not translated yet: of the `strings` some are `missing`, some `copied` from the source."""

    document: str
    version: str
    strings: int
    missing: int
    copied: int


class RunCountRecord(TypedDict):
    """How many findings a run had."""

    name: str
    errors: int
    warnings: int
    notes: int


class PairedTestRecord(TypedDict):
    """Units that became better and worse; `chance` is the p of a sign test. `version` null: all versions."""

    version: str | None
    better: int
    worse: int
    chance: float


class ShiftRecord(TypedDict):
    """Findings of a check in a version, before and after; rates are for 1,000 units, null where these are not known."""

    version: str | None
    check: str
    before: int
    after: int
    rate_before: float | None
    rate_after: float | None


class HardUnitRecord(TypedDict):
    """A unit in which most of its `of` versions have an error or a warning."""

    document: str
    unit: str
    versions: list[str]
    of: int


class ComparisonRecord(TypedDict):
    """This run against an earlier one (`--against`); `asked` findings were to be mended, `mended` of them are gone."""

    record: Literal["comparison"]
    before: str
    new: int
    kept: int
    gone: int
    unasked: int
    asked: int
    mended: int
    runs: list[RunCountRecord]
    tests: list[PairedTestRecord]
    shifts: list[ShiftRecord]
    hard: list[HardUnitRecord]


class GateRecord(TypedDict):
    """Whether a run passes by its settings; `reasons` are the limits that were exceeded, a sentence each."""

    passed: bool
    reasons: list[str]


class RunRecord(TypedDict):
    """The last line: what was looked at; a file without it was cut short.

    A run asks the checks that a run without settings asks, those that stand in `besides`,
    and not those that stand in `without`.
    """

    record: Literal["run"]
    release: str
    documents: int
    units: int
    versions: list[str]
    facts: int
    findings: dict[Severity, int]
    unverified: dict[str, int]
    skipped: int
    signature: str
    accepted: int
    notices: list[str]
    besides: NotRequired[list[str]]
    without: NotRequired[list[str]]
    completeness: NotRequired[list[CompletenessRecord]]
    gate: NotRequired[GateRecord]


# In the order in which a report holds them.
Record = (
    FindingRecord
    | GoneRecord
    | ProblemRecord
    | CrashRecord
    | DocumentRecord
    | SimilarityRecord
    | ComparisonRecord
    | RunRecord
)
