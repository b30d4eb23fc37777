"""Tells people who cannot read every language of a text whether its versions still say the same.

    import qa

    for finding in qa.check({"en": "On 25 May", "id": "Pada 26 Mei"}, source="en").findings:
        print(finding.version, finding.message)

What is listed here is public; nothing else is promised.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from qa import release

if TYPE_CHECKING:
    from qa.api import check, check_files
    from qa.config import Override, Settings
    from qa.config import Rule as ChecklistRule
    from qa.config import Set as PathSet
    from qa.errors import QaError
    from qa.input.given import Paths, Text
    from qa.input.wanted import Stdin
    from qa.model import (
        Anchor,
        Comparison,
        Completeness,
        Confidence,
        Crash,
        Decision,
        Document,
        Fact,
        Finding,
        Gate,
        HardUnit,
        Inline,
        Mark,
        PairedTest,
        Problem,
        Progress,
        Result,
        Row,
        Rule,
        RunCount,
        Score,
        Segment,
        Severity,
        Shift,
        Similarity,
        Span,
        StalePage,
        StaleUnit,
        Table,
        Unit,
        Version,
    )

__version__ = release.RELEASE

__all__ = [
    "Anchor",
    "ChecklistRule",
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
    "Mark",
    "Override",
    "PairedTest",
    "PathSet",
    "Paths",
    "Problem",
    "Progress",
    "QaError",
    "Result",
    "Row",
    "Rule",
    "RunCount",
    "Score",
    "Segment",
    "Settings",
    "Severity",
    "Shift",
    "Similarity",
    "Span",
    "StalePage",
    "StaleUnit",
    "Stdin",
    "Table",
    "Text",
    "Unit",
    "Version",
    "__version__",
    "check",
    "check_files",
]

_HOMES = {
    "ChecklistRule": "config.Rule",
    "Override": "config.Override",
    "PathSet": "config.Set",
    "Paths": "input.given.Paths",
    "QaError": "errors.QaError",
    "Settings": "config.Settings",
    "Stdin": "input.wanted.Stdin",
    "Text": "input.given.Text",
    "check": "api.check",
    "check_files": "api.check_files",
}
"""Where a name stands that is none of `qa.model`."""


if not TYPE_CHECKING:  # a type checker would take any name for one that is there

    def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
        """Import a public name when it is first used: `qa --help` needs none of them."""
        if name not in __all__:
            raise AttributeError(f"module 'qa' has no attribute {name!r}")
        module, _, own = _HOMES.get(name, f"model.{name}").rpartition(".")
        return getattr(importlib.import_module(f"qa.{module}"), own)


def __dir__() -> list[str]:
    """List what is public, imported or not."""
    return sorted(__all__)
