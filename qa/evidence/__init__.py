"""What a batch itself teaches, as values that merge in any order.

`learn` reads documents once and returns an `Evidence`; nothing is learnt later.
`merge` is associative and commutative, and each kind of evidence, one file here, is
bounded: what is learnt in parts and merged is what is learnt of the whole, on one
core, in a pool of processes and on a cluster.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from qa.evidence.endings import Endings
from qa.evidence.lengths import Lengths
from qa.evidence.lexicon import Lexicon
from qa.evidence.twins import Twins
from qa.evidence.wordings import Wordings
from qa.kinds.name.evidence import Names
from qa.model import Document


@dataclass(frozen=True, eq=False)
class Evidence:
    """All that a batch teaches; without arguments what is known before any batch.

    Hashed by identity, so that what is worked out from it can be remembered.
    """

    lengths: Lengths = field(default_factory=Lengths)
    """How long one version's texts are against another's."""
    endings: Endings = field(default_factory=Endings)
    """How often a version leaves a text open."""
    lexicon: Lexicon = field(default_factory=Lexicon)
    """Which words of two versions go together."""
    names: Names = field(default_factory=Names)
    """Where else names stand."""
    twins: Twins = field(default_factory=Twins)
    """Which texts stand more than once."""
    wordings: Wordings = field(default_factory=Wordings)
    """How the batch words what it says more than once."""

    def merge(self, other: Evidence) -> Evidence:
        """Return what both know together."""
        return Evidence(
            self.lengths.merge(other.lengths),
            self.endings.merge(other.endings),
            self.lexicon.merge(other.lexicon),
            self.names.merge(other.names),
            self.twins.merge(other.twins),
            self.wordings.merge(other.wordings),
        )


def learn(documents: Iterable[Document]) -> Evidence:
    """Return what these documents teach."""
    units = [unit for document in documents for unit in document.units]
    return Evidence(
        Lengths.learn(units),
        Endings.learn(units),
        Lexicon.learn(units),
        Names.of(units),
        Twins.learn(units),
        Wordings.learn(units),
    )


def learn_for_alignment(documents: Iterable[Document]) -> Evidence:
    """Return of what these documents teach what an aligner asks for: the rest is empty.

    A first, blind alignment teaches it to the second.
    """
    units = [unit for document in documents for unit in document.units]
    return Evidence(lengths=Lengths.learn(units), lexicon=Lexicon.learn(units))
