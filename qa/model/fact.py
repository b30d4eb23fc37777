"""Facts, and how the versions state them side by side."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from qa.model.text import Span


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
