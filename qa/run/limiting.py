"""How much one check may say of one unit: a text that is full of a fault has no more to say about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qa.model import Finding

MOST = 100
"""Findings of one check in one unit: each holds the whole text, and nobody reads more."""


def limit(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first findings about a unit; where there are more, a last one says how many."""
    number = 0
    for number, finding in enumerate(findings, 1):
        if number <= MOST:
            yield finding
    if number > MOST:
        said = (
            f"{finding.message} (and so in {number - MOST:,} more places of this text)"
        )
        yield replace(finding, message=said)
