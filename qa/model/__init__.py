"""Every value that passes between the stages: frozen, hashable, picklable.

Offsets are code points into one segment's text, half-open. Languages are BCP 47 tags.
"""

from __future__ import annotations

from qa.model.comparison import (
    Comparison,
    HardUnit,
    PairedTest,
    RunCount,
    Shift,
)
from qa.model.fact import Confidence, Fact, Row, Severity, Table
from qa.model.finding import Change, Decision, Finding, Mark
from qa.model.result import (
    Completeness,
    Crash,
    Gate,
    Look,
    Part,
    Problem,
    Progress,
    Result,
    Rule,
    Score,
    Similarity,
)
from qa.model.stale import StalePage, StaleUnit
from qa.model.text import (
    LARGEST_UNPACKED,
    OBJECT,
    Anchor,
    Document,
    Inline,
    Segment,
    Source,
    Span,
    Unit,
    Version,
    language_of,
)

__all__ = [
    "LARGEST_UNPACKED",
    "OBJECT",
    "Anchor",
    "Change",
    "Comparison",
    "Completeness",
    "Confidence",
    "Crash",
    "Decision",
    "Document",
    "Fact",
    "Finding",
    "Gate",
    "HardUnit",
    "Inline",
    "Look",
    "Mark",
    "PairedTest",
    "Part",
    "Problem",
    "Progress",
    "Result",
    "Row",
    "Rule",
    "RunCount",
    "Score",
    "Segment",
    "Severity",
    "Shift",
    "Similarity",
    "Source",
    "Span",
    "StalePage",
    "StaleUnit",
    "Table",
    "Unit",
    "Version",
    "language_of",
]
