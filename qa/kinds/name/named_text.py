"""One version of a unit: what the stages of the comparison hand on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qa.model import Fact, Span, language_of


class NamedText(NamedTuple):
    """One version of a unit: its text, and the names it states or that other versions reveal in it."""

    version: str
    text: str
    names: tuple[Fact, ...]

    @property
    def language(self) -> str:
        """The BCP 47 tag."""
        return language_of(self.version)


def pair_names(
    first: Sequence[Fact],
    second: Sequence[Fact],
) -> tuple[tuple[Fact, Fact], ...]:
    """Return the names of two texts that have a reading in common, each of the first with the first one that fits."""
    pairs: list[tuple[Fact, Fact]] = []
    for fact in first:
        for other in second:
            if not fact.readings.isdisjoint(other.readings):
                pairs.append((fact, other))
                break
    return tuple(pairs)


JOINTS = frozenset({" ", "\u00a0", "\u30fb", "\u00b7", "-"})
"""What stands between the parts of one name."""


def find_runs(names: Sequence[Fact], text: str) -> list[list[Fact]]:
    """Return names in the order of the text, those that stand side by side together."""
    runs: list[list[Fact]] = []
    for fact in sorted(names, key=lambda name: name.span.start):
        last = runs[-1][-1].span.end if runs else -1
        if runs and text[last : fact.span.start] in JOINTS:
            runs[-1].append(fact)
        else:
            runs.append([fact])
    return runs


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Say whether a stretch of text overlaps one of others."""
    return any(span.start < other.end and other.start < span.end for other in others)
