"""Findings, and what people decide about them."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Literal, NamedTuple

from qa.model.fact import Confidence, Severity
from qa.model.text import Segment, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to point at: `span` is None where the whole segment is meant.

    A `gap` is no text but the place where one is missing: the empty span behind the
    segment before it.
    """

    version: str
    segment: Segment
    span: Span | None = None
    note: str = ""
    gap: bool = False


class Change(NamedTuple):
    """What would mend a finding: the text at `span` of a segment becomes `text`.

    Where `inline` is a number it is the code of that inline element (an address behind a
    link) that becomes `text`; the text itself stays.
    """

    version: str
    segment: Segment
    span: Span
    text: str
    inline: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person, or a baseline, says of a finding; a line of the decisions file.

    `accept`: the text may stay as it is. `reject`: it must be mended. `baseline`: it was there before anyone looked.
    `texts` are the beginnings of the versions' texts, for people who read the file. `date` is the day of the decision,
    `until` the last day it holds (ISO 8601; empty: for ever), `suggestion` how the text could read instead.
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
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of a check.

    A check fills the first group; the engine stamps the second, `decision` what was
    decided on it before, `fails` that it makes the run fail (by `fail-on`, or as one of
    those that exceed a limit). The first mark is the primary place: it stands in the
    version that is blamed. `version` is the odd one out, None where nobody is to blame
    or several are: `versions` are these. `severity` None means the check's default.
    `folded` are the findings that this one stands for: the same fault in each of
    several versions, or what follows from it. `change` says whether it was there in an
    earlier run; empty where there is none to compare with.
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
    fails: bool = False

    versions: tuple[str, ...] = ()
    folded: tuple[Finding, ...] = ()
    change: Literal["", "new", "kept"] = ""

    @property
    def blamed(self) -> tuple[str, ...]:
        """The versions at fault, none where nobody can be blamed."""
        return (self.version,) if self.version else self.versions

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
        texts = [mark for mark in self.marks if not mark.gap]
        for mark in sorted(texts, key=lambda m: m.version):
            segment, span = mark.segment.place(mark.span)
            marked = segment.text[span.start : span.end] if span else ""
            heart += [mark.version, _normal(segment.text), _normal(marked)]
        return hashlib.sha256(
            "\x1f".join(heart).encode("utf-8", "surrogatepass")
        ).hexdigest()[:16]


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
