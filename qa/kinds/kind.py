"""What a kind of fact is: how it is read, how it is compared, how bad a difference is, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from qa.compare import Difference, Group
from qa.evidence import Evidence, Summary
from qa.model import Confidence, Fact, Inline, Severity, Span, Unit
from qa.registry import Check, Mend

FaultName = Literal["missing", "added", "mismatch", "changed"]
"""What can be wrong with a fact. A value that is another one is a `mismatch`, what stands verbatim is `changed`."""

MQM: dict[FaultName, str] = {
    "missing": "accuracy/omission",
    "added": "accuracy/addition",
    "mismatch": "accuracy/mistranslation",
    "changed": "accuracy/mistranslation",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """How facts are read from a text.

    `order` says who claims text first: the digits of a URL are never numbers. `extract(text, language)` yields the
    facts of a text in which the claims of earlier readers are blanked with U+FFFC, so that offsets stay right.
    `stated(inlines, text, language)` yields those that the file itself marks, and `claims(text, language, found)` what
    the reader claims where that is not what it found. `by_syntax(text, language, syntax)` is asked in place of the
    first two where the file says in which syntax a text is written (`Segment.syntax`).

    What is `in_prose_only` is not looked for in code. What `has_signs` has a digit or a sign that prose has not, so it
    is not looked for in mere words. What is `behind_links` is looked for in their addresses too.
    """

    order: int
    extract: Callable[[str, str], Iterable[Fact]]
    stated: Callable[[Sequence[Inline], str, str], Iterable[Fact]] | None = None
    claims: Callable[[str, str, Sequence[Fact]], Iterable[Span]] | None = None
    by_syntax: Callable[[str, str, str], Iterable[Fact]] | None = None
    in_prose_only: bool = False
    has_signs: bool = False
    behind_links: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A check of a kind: `doc` is what `qa explain` prints; `mqm` is the issue type, empty for the usual one."""

    name: FaultName
    doc: str
    mqm: str = ""


class Judgement(NamedTuple):
    """How bad one difference is, None for the kind's severity.

    `reason` is the end of the sentence that tells it. What is `dismissed` is not told:
    the batch speaks against it. It is as sure as its witnesses make it, and at most as
    sure as `confidence`.
    """

    severity: Severity | None = None
    reason: str = ""
    dismissed: bool = False
    confidence: Confidence = Confidence.HIGH


def usual(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge every difference as bad as any."""
    return Judgement()


@dataclass(frozen=True, slots=True)
class FactKind:
    """One kind of fact.

    `name` begins the ids of its checks (`url` makes `url-missing`), `category` is that of their findings, `labels` are
    what its facts are called (`Fact.kind`). Kinds that are found in one scan share a `reader`, and kinds that are
    compared with each other a `group`. `faults` are the checks that are made for it, `checks` those it brings.
    `judge` says how bad a difference is whose fact is of this kind, `severity` how bad it is where that says nothing.
    Where `source_rules`, a named source that all others contradict is right, and what they say instead is the fault.
    `learns` is what a batch teaches of it. `mend` says what would mend a fact that is another one than the others
    state; it must be certain.
    """

    name: str
    category: str
    reader: Reader
    group: Group
    labels: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    judge: Callable[[Difference, Unit, Evidence], Judgement] = usual
    source_rules: bool = False
    faults: tuple[Fault, ...] = ()
    checks: tuple[Check, ...] = ()
    learns: type[Summary] | None = None
    mend: Mend | None = None
