"""What the batch itself teaches, as small summaries that merge in any order.

`merge(a, b)` is associative and commutative, so the same code learns on one core, in a process pool and on a cluster.
Each kind of evidence is one file here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from qa.evidence.endings import Endings
from qa.evidence.lengths import Lengths
from qa.evidence.lexicon import Lexicon
from qa.evidence.twins import Twins
from qa.evidence.wordings import Wordings
from qa.kinds.name.evidence import Names
from qa.model import Document, Unit

_KINDS = ("lengths", "endings", "lexicon", "names", "twins", "wordings")


class Evidence:
    """All summaries of a batch, each learned from its units when somebody first asks; most runs ask for a few.

    Hashed by identity, so that what is computed from it can be remembered. It travels without the units.
    """

    def __init__(self, units: Sequence[Unit] = (), **known: object) -> None:
        self._units = units
        vars(self).update(known)

    def __getstate__(self) -> dict[str, object]:
        """Return what it knows, all of it learned."""
        return {"_units": (), **{name: getattr(self, name) for name in _KINDS}}

    def merge(self, other: Evidence) -> Evidence:
        """Return what both know together."""
        return Evidence(**{name: getattr(self, name).merge(getattr(other, name)) for name in _KINDS})

    @cached_property
    def lengths(self) -> Lengths:
        """How long one version's texts are against another's."""
        return Lengths.of(self._units)

    @cached_property
    def endings(self) -> Endings:
        """How often a version leaves a text open."""
        return Endings.of(self._units)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Which words of two versions go together."""
        return Lexicon.of(self._units)

    @cached_property
    def names(self) -> Names:
        """Where else names stand."""
        return Names.of(self._units)

    @cached_property
    def twins(self) -> Twins:
        """Which texts stand more than once."""
        return Twins.of(self._units)

    @cached_property
    def wordings(self) -> Wordings:
        """How the batch words what it says more than once."""
        return Wordings.of(self._units)


def learn(documents: Iterable[Document]) -> Evidence:
    """Return what these documents teach."""
    return Evidence([unit for document in documents for unit in document.units])
