"""What the batch itself teaches, as small summaries that merge in any order.

`merge(a, b)` is associative and commutative, so the same code learns on one core, in a process pool and on a cluster.
Each kind of evidence is one file here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any, cast

from qa.evidence.endings import Endings
from qa.evidence.lengths import Lengths
from qa.evidence.lexicon import Lexicon
from qa.evidence.names import Names
from qa.evidence.twins import Twins
from qa.evidence.wordings import Wordings
from qa.model import Document


@dataclass(frozen=True, eq=False)
class Evidence:
    """All summaries of a batch; hashed by identity, so that what is computed from it can be remembered."""

    lengths: Lengths = field(default_factory=Lengths)
    endings: Endings = field(default_factory=Endings)
    lexicon: Lexicon = field(default_factory=Lexicon)
    names: Names = field(default_factory=Names)
    twins: Twins = field(default_factory=Twins)
    wordings: Wordings = field(default_factory=Wordings)

    def merge(self, other: Evidence) -> Evidence:
        """Return what both know together."""
        parts = {f.name: getattr(self, f.name).merge(getattr(other, f.name)) for f in fields(self)}
        return Evidence(**parts)


def learn(documents: Iterable[Document]) -> Evidence:
    """Return what these documents teach."""
    units = [unit for document in documents for unit in document.units]
    kinds = ((f.name, cast("Any", f.default_factory)) for f in fields(Evidence))
    return Evidence(**{name: kind.of(units) for name, kind in kinds})
