"""Tells people who cannot read every language of a text whether its versions still say the same.

    import qa

    result = qa.check([qa.Version("en", (qa.Segment("On 25 May"),)), qa.Version("id", (qa.Segment("Pada 26 Mei"),))])
    for finding in result.findings:
        print(finding.message)

What is listed here is public; nothing else is promised.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qa.api import check, check_files
    from qa.config import Settings
    from qa.errors import QaError
    from qa.model import Confidence, Fact, Finding, Mark, Result, Segment, Severity, Span, Version

__all__ = [
    "Confidence",
    "Fact",
    "Finding",
    "Mark",
    "QaError",
    "Result",
    "Segment",
    "Settings",
    "Severity",
    "Span",
    "Version",
    "check",
    "check_files",
]

_HOMES = {"check": "api", "check_files": "api", "Settings": "config", "QaError": "errors"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Import a public name when it is first used: `qa --help` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'qa' has no attribute {name!r}")
    return getattr(importlib.import_module(f"qa.{_HOMES.get(name, 'model')}"), name)
