"""What a batch itself teaches, as values that merge in any order.

`learn` reads documents once and returns an `Evidence`; nothing is learnt later.
`merge` is associative and commutative, and each kind of evidence is bounded: what is
learnt in parts and merged is what is learnt of the whole, on one core, in a pool of
processes and on a cluster. Each summary of the texts is one file here; what a kind of
fact learns stands in its room (`FactKind.learns`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, cast

from qa.borders import Border
from qa.evidence.endings import Endings
from qa.evidence.lengths import Lengths
from qa.evidence.lexicon import Lexicon
from qa.evidence.twins import Twins
from qa.evidence.wordings import Wordings
from qa.memory import remember
from qa.model import Document, Unit


class Summary(Protocol):
    """What units teach; `merge` is associative and commutative."""

    @staticmethod
    def of(units: Sequence[Unit]) -> Any:  # noqa: ANN401 - of the class itself, which a static method cannot say
        """Return what these units teach."""

    def merge(self, other: Any) -> Any:  # noqa: ANN401 - the same
        """Return what both know together."""


S = TypeVar("S", bound=Summary)
Summaries = Mapping[type[Summary], Summary]

TEXTS: tuple[type[Summary], ...] = (Lengths, Endings, Lexicon, Twins, Wordings)
"""What is learnt of every text."""
"""What is learnt of every text."""


@dataclass(frozen=True)
class Evidence:
    """All that a batch teaches; without arguments what is known before any batch.

    `known` are the summaries that were learnt.
    """

    known: Summaries = field(default_factory=dict)

    def of(self, summary: type[S]) -> S:
        """Return what the batch teaches of one thing; what was not learnt is empty."""
        known = self.known.get(summary)
        return cast("S", _make_empty(summary) if known is None else known)

    def merge(self, other: Evidence) -> Evidence:
        """Return what both know together."""
        merged = dict(self.known)
        for summary, value in other.known.items():
            merged[summary] = self.of(summary).merge(value)
        return Evidence(merged)

    @property
    def lengths(self) -> Lengths:
        """How long one version's texts are against another's."""
        return self.of(Lengths)

    @property
    def endings(self) -> Endings:
        """How often a version leaves a text open."""
        return self.of(Endings)

    @property
    def lexicon(self) -> Lexicon:
        """Which words of two versions go together."""
        return self.of(Lexicon)

    @property
    def twins(self) -> Twins:
        """Which texts stand more than once."""
        return self.of(Twins)

    @property
    def wordings(self) -> Wordings:
        """How the batch words what it says more than once."""
        return self.of(Wordings)


Key = tuple[str, str]
"""Which texts evidence is of: the name of a batch and its profile."""


@dataclass(frozen=True)
class Taught:
    """What a batch taught: `first`, from a blind alignment, to the aligner; `whole` to the checks."""

    first: Evidence = field(default_factory=Evidence)
    whole: Evidence = field(default_factory=Evidence)


Knowledge = Mapping[Key, Taught]
"""What the batches of a run taught."""


@remember()
def _make_empty(summary: type[Summary]) -> Summary:
    """Return what nothing teaches; one a run, since much is worked out from it."""
    empty: Summary = summary.of(())
    return empty


def learn(
    documents: Iterable[Document],
    summaries: Iterable[type[Summary]] = (),
    border: Border | None = None,
) -> Evidence:
    """Return what these documents teach of their texts, and of what else is asked for.

    What a document cannot teach is held at the `border`; without one it is raised.
    """
    return _learn([*documents], (*TEXTS, *summaries), border)


def learn_for_alignment(
    documents: Iterable[Document], border: Border | None = None
) -> Evidence:
    """Return of what these documents teach what an aligner asks for: the rest is empty.

    A first, blind alignment teaches it to the second.
    """
    return _learn([*documents], (Lengths, Lexicon), border)


def _learn(
    documents: Sequence[Document],
    summaries: Iterable[type[Summary]],
    border: Border | None,
) -> Evidence:
    units = [unit for document in documents for unit in document.units]
    known = {}
    for summary in summaries:
        try:
            known[summary] = summary.of(units)
        except Exception:
            if border is None:
                raise
            known[summary] = _learn_apart(summary, documents, border)
    return Evidence(known)


def _learn_apart(
    summary: type[Summary], documents: Sequence[Document], border: Border
) -> Summary:
    """Return what each document teaches, merged: of one that fails nothing is learnt."""
    whole: Summary = summary.of(())
    for document in documents:
        with border.around(f"learning ({summary.__name__.lower()})", document.name):
            whole = whole.merge(summary.of(document.units))
    return whole
