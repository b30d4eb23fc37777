"""Two versions of one unit, and what the batch says of their versions: what each stage is given."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from qa.kinds.name.candidates import Candidate, Candidates, choose_best
from qa.kinds.name.name_fact import is_country
from qa.kinds.name.named_text import NamedText, overlaps, pair_names
from qa.kinds.name.text_index import TextIndex
from qa.kinds.name.version_pair import VersionPair
from qa.model import Fact, Span


class TextPair:
    """Two texts of a unit: the names of `first` are looked for in the text of `second`."""

    def __init__(self, first: NamedText, second: NamedText, versions: VersionPair) -> None:
        self.first, self.second, self.versions = first, second, versions

    @functools.cached_property
    def first_index(self) -> TextIndex:
        """The first text, searchable."""
        return self.versions.first.language.read(self.first.text)

    @functools.cached_property
    def second_index(self) -> TextIndex:
        """The second text, searchable."""
        return self.versions.second.language.read(self.second.text)

    @functools.cached_property
    def pairs(self) -> tuple[tuple[Fact, Fact], ...]:
        """The names that have a reading in common."""
        return pair_names(self.first.names, self.second.names)

    @functools.cached_property
    def paired_spans(self) -> frozenset[Span]:
        """Where the names of the first text stand that have a partner."""
        return frozenset(fact.span for fact, _ in self.pairs)

    @functools.cached_property
    def foreign_countries(self) -> list[Fact]:
        """The countries that the second text names."""
        return [fact for fact in self.second.names if is_country(fact)]

    def find(self, names: Sequence[Fact]) -> list[Candidate | None]:
        """Return the best candidate of each of these names of the first text in the second."""
        if not names:
            return []
        candidates = self.versions.concordance.find(names, self.first.text, self.second.text)
        return [self._choose(fact, candidates) for fact in names]

    def find_back(self, fact: Fact) -> Candidate | None:
        """Return the best candidate of a name of the second text in the first."""
        candidates = self.versions.back.find([fact], self.second.text, self.first.text)
        return choose_best(fact, candidates)

    def _choose(self, fact: Fact, candidates: Candidates) -> Candidate | None:
        """Return the best candidate, but no country that is part of another's name: `Amerika` of `Amerika Utara`."""
        best = choose_best(fact, candidates)
        if best is None or not is_country(fact):
            return best
        others = [other.span for other in self.foreign_countries if other.readings.isdisjoint(fact.readings)]
        return None if overlaps(best.span, others) else best
