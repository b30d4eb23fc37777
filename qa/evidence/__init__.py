"""What the batch itself teaches, as small summaries that merge in any order.

`merge(a, b)` is associative and commutative, so the same code learns on one core, in a process pool and on a cluster.
Each summary of the texts is one file here; what a kind of fact learns stands in its room (`FactKind.learns`).
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeVar, cast

from qa.evidence.endings import Endings
from qa.evidence.lengths import Lengths
from qa.evidence.lexicon import Lexicon
from qa.evidence.twins import Twins
from qa.evidence.wordings import Wordings
from qa.model import Document, Unit


class Summary(Protocol):
    """What units teach; `merge` is associative and commutative."""

    @staticmethod
    def of(units: Sequence[Unit]) -> Any:  # noqa: ANN401 - of the class itself, which a static method cannot say
        """Return what these units teach."""

    def merge(self, other: Any) -> Any:  # noqa: ANN401 - the same
        """Return what both know together."""


S = TypeVar("S", bound=Summary)

_TEXTS: tuple[type[Summary], ...] = (Lengths, Endings, Lexicon, Twins, Wordings)


class Evidence:
    """All summaries of a batch, each learned from its units when somebody first asks; most runs ask for a few.

    `summaries` are those to learn besides the summaries of texts, `known` those that are learned already. Hashed by
    identity, so that what is computed from it can be remembered. It travels without the units.
    """

    def __init__(
        self,
        units: Sequence[Unit] = (),
        summaries: Iterable[type[Summary]] = (),
        known: Mapping[type[Summary], Summary] | None = None,
    ) -> None:
        self._units = units
        self._summaries = tuple(dict.fromkeys([*_TEXTS, *summaries, *(known or {})]))
        self._known = dict(known or {})

    def of(self, summary: type[S]) -> S:
        """Return what the batch teaches of one thing."""
        if summary not in self._known:
            self._known[summary] = summary.of(self._units)
        return cast("S", self._known[summary])

    def __getstate__(self) -> dict[str, object]:
        """Return what it knows, all of it learned."""
        known = {summary: self.of(summary) for summary in self._summaries}
        return {"_units": (), "_summaries": self._summaries, "_known": known}

    def merge(self, other: Evidence) -> Evidence:
        """Return what both know together."""
        both = dict.fromkeys([*self._summaries, *other._summaries])
        known: dict[type[Summary], Summary] = {s: self.of(s).merge(other.of(s)) for s in both}
        return Evidence(known=known)

    @cached_property
    def lengths(self) -> Lengths:
        """How long one version's texts are against another's."""
        return self.of(Lengths)

    @cached_property
    def endings(self) -> Endings:
        """How often a version leaves a text open."""
        return self.of(Endings)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Which words of two versions go together."""
        return self.of(Lexicon)

    @cached_property
    def twins(self) -> Twins:
        """Which texts stand more than once."""
        return self.of(Twins)

    @cached_property
    def wordings(self) -> Wordings:
        """How the batch words what it says more than once."""
        return self.of(Wordings)

    @cached_property
    def names(self) -> Any:  # noqa: ANN401 - the type stands in a higher layer
        """Where else names stand: what the room of names asks for until it asks `of` itself."""
        return self.of(_names())


def learn(documents: Iterable[Document], summaries: Iterable[type[Summary]] = ()) -> Evidence:
    """Return what these documents teach."""
    return Evidence([unit for document in documents for unit in document.units], summaries)


@functools.cache
def _names() -> type[Summary]:
    found: type[Summary] = importlib.import_module("qa.kinds.name.evidence").Names
    return found
