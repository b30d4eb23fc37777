"""Every value that passes between the stages: frozen, hashable, picklable.

Offsets are code points into one segment's text, half-open. Languages are BCP 47 tags.
"""

from __future__ import annotations

import enum
import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple


class Severity(enum.IntEnum):
    """How bad a finding is; the name in lower case is what people and files see."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Confidence(enum.IntEnum):
    """How sure qa is that a finding is right; never mixed into the severity."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Span(NamedTuple):
    """A half-open stretch of a segment's text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """One input file as its reader gets it.

    `version` and `document` are what the file's name or the user says of it; None and the path where nothing is said.
    `format` is the reader's name, `paragraphs` what a paragraph of plain text is (`auto`, `lines`, `blank`), `skip`
    the states of units that are not read (`locked`, `fuzzy` ...), `original` the language of texts that a format
    takes for granted (the msgid of PO). `data` is None where the bytes are those of the file at `path`.
    """

    path: str
    format: str
    document: str = ""
    version: str | None = None
    paragraphs: str = "auto"
    skip: frozenset[str] = frozenset()
    original: str | None = None
    data: bytes | None = None


OBJECT = "\ufffc"
"""Stands in a text for what is no text (U+FFFC, object replacement character)."""


class Inline(NamedTuple):
    """What stands in a text and is no prose.

    `code` is how the file writes it. A `tag` is markup; its span is empty where it stands between two letters. A
    `placeholder` is filled in later, `code` is literal text of no language, a `link` is prose that leads to what its
    code names.
    """

    span: Span
    code: str
    kind: Literal["tag", "placeholder", "code", "link"] = "tag"


class Anchor(NamedTuple):
    """From this offset of a segment's text on, the text stands at this line and column."""

    offset: int
    line: int
    column: int


class Segment(NamedTuple):
    """One stretch of text of one version, and where it stands.

    `unit` is the file's own id for it, `role` what it is in the document (`heading`, `item`, `cell`, `caption`,
    `code`; empty for prose), `inlines` what in its text is no prose, `meta` what else the file says of it (`note`,
    `state`, `origin`, `limit` in characters). `anchors` say where text goes on that does not follow in the file.
    A segment that an aligner made of several keeps them in `parts`; its text is theirs, joined by one space.
    """

    text: str
    path: str = ""
    line: int = 1
    column: int = 1
    unit: str | None = None
    role: str = ""
    parts: tuple[Segment, ...] = ()
    inlines: tuple[Inline, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()

    @property
    def prose(self) -> str:
        """The text, as long as it is, with U+FFFC for each character that is code, markup or a placeholder."""
        text = self.text
        if self.role == "code":
            return OBJECT * len(text)
        for inline in self.inlines:
            start, end = inline.span.start, inline.span.end
            if inline.kind != "link" and start < end:
                text = text[:start] + OBJECT * (end - start) + text[end:]
        return text

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and column (both from 1) of a character of the text."""
        line, column, start = self.line, self.column, 0
        for anchor in self.anchors:
            if anchor.offset > offset:
                break
            line, column, start = anchor.line, anchor.column, anchor.offset
        return line, column + offset - start

    @staticmethod
    def joined(parts: tuple[Segment, ...]) -> Segment:
        """Return one segment that stands for several neighbours."""
        first = parts[0]
        if len(parts) == 1:
            return first
        text = " ".join(part.text for part in parts)
        starts = accumulate((len(part.text) + 1 for part in parts), initial=0)
        inlines = tuple(
            inline._replace(span=Span(inline.span.start + start, inline.span.end + start))
            for part, start in zip(parts, starts, strict=False)
            for inline in part.inlines
        )
        return Segment(text, first.path, first.line, first.column, first.unit, first.role, parts, inlines)

    def place(self, span: Span | None) -> tuple[Segment, Span | None]:
        """Return the part that holds `span`, and the span within that part."""
        if span is None or not self.parts:
            return (self.parts[0] if self.parts else self), span
        offset = 0
        for part in self.parts:
            if span.start <= offset + len(part.text):
                start = max(0, span.start - offset)
                return part, Span(start, min(span.end - offset, len(part.text)))
            offset += len(part.text) + 1
        return self.parts[-1], None


def language_of(version: str) -> str:
    """Return the language tag of a version's name (`id` of `id@previous`)."""
    return version.partition("@")[0]


@dataclass(frozen=True, slots=True)
class Version:
    """One language version of a document: `name` is a language tag with an optional label (`id@previous`).

    `certainty` is None when the language was declared, else how sure its detection was, 0 to 1. `left_out` are the ids
    of units that this version takes no part in (not translated yet, locked ...): it lacks nothing there. `skipped` says
    how many of them the settings leave out. `original` is true where the file says that the others were made from this.
    """

    name: str
    segments: tuple[Segment, ...]
    document: str = ""
    path: str = ""
    certainty: float | None = None
    left_out: frozenset[str] = frozenset()
    skipped: int = 0
    original: bool = False

    @property
    def language(self) -> str:
        """The BCP 47 tag."""
        return language_of(self.name)


@dataclass(frozen=True, slots=True)
class Unit:
    """The segments that should say the same, at most one a version.

    `versions` names all versions of the document in order, also those without a segment here;
    `source` is the version all others were made from, if one is named. `kin` holds groups of versions that were made
    from one another (machine-translated from one pivot, or an older state of the same text), the first of each first.
    """

    document: str
    id: str
    versions: tuple[str, ...]
    segments: tuple[tuple[str, Segment], ...]
    source: str | None = None
    kin: tuple[tuple[str, ...], ...] = ()

    def get(self, version: str) -> Segment | None:
        """Return the segment of `version`, or None where it has none."""
        for name, segment in self.segments:
            if name == version:
                return segment
        return None

    def __getitem__(self, version: str) -> Segment:
        segment = self.get(version)
        if segment is None:
            raise KeyError(version)
        return segment


@dataclass(frozen=True, slots=True)
class Document:
    """All versions of one text, aligned into units."""

    name: str
    versions: tuple[Version, ...]
    units: tuple[Unit, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something no translation may change.

    `value` is canonical and made for people's eyes, `readings` are all values the text may have (`value` among them),
    `text` is what stands at `span`. A fact that is not `strong` may satisfy another version's fact but never accuse.
    `parts` are the facts it is made of (hour and minute of a time) for versions that state them apart.
    `unit` says what a number counts (`mile`, `USD`, `percent`), `weight` how sure it is that a translation keeps it.
    """

    kind: str
    value: str
    span: Span
    text: str
    readings: frozenset[str]
    strong: bool = True
    parts: tuple[Fact, ...] = ()
    unit: str = ""
    weight: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to point at: `span` is None where the whole segment is meant."""

    version: str
    segment: Segment
    span: Span | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person, or a baseline, says of a finding; a line of the decisions file.

    `accept`: the text may stay as it is. `reject`: it must be mended. `baseline`: it was there before anyone looked.
    `texts` are the beginnings of the versions' texts, for people who read the file. `date` is the day of the decision,
    `until` the last day it holds (ISO 8601; empty: for ever).
    """

    fingerprint: str
    verdict: Literal["accept", "reject", "baseline"]
    check: str = ""
    document: str = ""
    languages: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    by: str = ""
    date: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of a check.

    A check fills the first group; the engine stamps the second, `decision` what was decided on it before. The first
    mark is the primary place: where something is missing, the text that has it. `version` is the odd one out, None
    where nobody is to blame. `severity` None means the check's default.
    """

    message: str
    marks: tuple[Mark, ...]
    version: str | None = None
    confidence: Confidence = Confidence.HIGH
    severity: Severity | None = None

    check: str = ""
    category: str = ""
    mqm: str = ""
    document: str = ""
    unit: str | None = None
    decision: Decision | None = None

    @property
    def place(self) -> tuple[str, int, int]:
        """Path, line and column (both from 1) of the primary mark."""
        mark = self.marks[0]
        segment, span = mark.segment.place(mark.span)
        return (segment.path, *segment.at(span.start if span else 0))

    @property
    def fingerprint(self) -> str:
        """A hash of check, versions and normalised texts, stable when text moves; never a line number."""
        heart = [self.check]
        for mark in sorted(self.marks, key=lambda m: m.version):
            segment, span = mark.segment.place(mark.span)
            marked = segment.text[span.start : span.end] if span else ""
            heart += [mark.version, _normal(segment.text), _normal(marked)]
        return hashlib.sha256("\x1f".join(heart).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


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
    """A check that ran, as reports describe it: `severity` is what its findings have by default."""

    id: str
    category: str
    severity: Severity
    mqm: str
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a fact table: what each version states for one fact; None where it states nothing.

    `odd` names the versions that stand against the others, `unsure` those that may state it in a way qa cannot tell.
    """

    kind: str
    value: str
    unit: str
    cells: tuple[tuple[str, Fact | None], ...]
    odd: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The facts of one document: rows in the order of the text."""

    document: str
    versions: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is wanted: with the fact tables, or them alone; for a terminal of so many columns; in colour."""

    facts: bool = False
    terminal: bool = False
    width: int = 100
    colour: bool = False
    facts_alone: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What `check` returns: everything a report says.

    `findings` are those that count, `accepted` those that a decision lets stand; `rules` are the
    checks that were asked.
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

    @property
    def facts(self) -> int:
        """How many facts were compared, counted in every version."""
        return sum(fact is not None for table in self.tables for row in table.rows for _, fact in row.cells)

    def count(self, severity: Severity) -> int:
        """Return how many findings have exactly this severity."""
        return sum(finding.severity is severity for finding in self.findings)
