"""Two versions of one unit, and what the batch says of their versions: what each stage is given."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from qa.kinds.name import thresholds
from qa.kinds.name.candidates import Candidate, choose_best, is_common_word
from qa.kinds.name.missing import MissingName
from qa.kinds.name.misspelt import find_misspelt
from qa.kinds.name.named_text import NamedText, overlaps, pair_names
from qa.kinds.name.profile import Profile
from qa.kinds.name.text_index import TextIndex
from qa.kinds.name.version_pair import VersionPair
from qa.model import Fact, Span


class TextPair:
    """Two texts of a unit: the names of `first` are looked for in the text of `second`.

    `versions` is what the batch says of them, `back` the same the other way round. `missing` are the names that
    may be missing in the second, None until they are asked for.
    """

    def __init__(
        self,
        first: NamedText,
        second: NamedText,
        versions: VersionPair,
        back: VersionPair,
    ) -> None:
        self.first = first
        self.second = second
        self.versions = versions
        self.back = back
        self.missing: tuple[MissingName, ...] | None = None

    @functools.cached_property
    def turned(self) -> TextPair:
        """The same the other way round."""
        turned = TextPair(self.second, self.first, self.back, self.versions)
        turned.turned = self
        return turned

    @functools.cached_property
    def index(self) -> TextIndex:
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
    def misspelt(self) -> Mapping[Span, Span]:
        """Where names of the first text stand that the second writes with a slip, and where these stand."""
        return find_misspelt(self.first, self.index, self.versions)

    @functools.cached_property
    def unpaired(self) -> list[Fact]:
        """The sure names that the first text states by itself and that no name of the second is."""
        own = {fact.span for fact in self.versions.first.read_names(self.first.text)}
        rest = own - self.paired_spans
        names = [fact for fact in self.first.names if fact.span in rest]
        return [
            fact
            for fact in names
            if fact.strong
            or self._is_surely_here(fact)
            or self._is_kept_elsewhere(fact)
        ]

    def _is_surely_here(self, fact: Fact) -> bool:
        """Say whether what may be a country is named beyond doubt elsewhere in the version, or a name is misspelt."""
        if fact.span in self.misspelt:
            return True
        codes = {reading for reading in fact.readings if reading.startswith("=")}
        return not codes.isdisjoint(self.versions.first.known_keys)

    def _is_kept_elsewhere(self, fact: Fact) -> bool:
        """Say whether what may be a name is one in other units: nearly all keep it, as no word that is written small."""
        if self.profile(fact).name_class in {"small", "both"}:
            return False
        units = self.versions.concordance.find_elsewhere(fact, self.first.text)
        kept = [occurrence.word for _, occurrence in units if occurrence.is_kept]
        if len(kept) < max(thresholds.KNOWN_UNITS, thresholds.KNOWN_SHARE * len(units)):
            return False
        small = self.versions.second.lower_case_words
        return not any(word in small for word in kept)

    def has_name_beside(self, fact: Fact) -> bool:
        """Say whether another sure name of the first text stands before or behind one, a space away."""
        start, end = fact.span.start - 1, fact.span.end + 1
        return any(
            other.strong and (other.span.end == start or other.span.start == end)
            for other in self.first.names
        )

    def profile(self, fact: Fact) -> Profile:
        """Return what the two languages say of a name of the first text."""
        return self.versions.profile(fact.text, fact.readings)

    def find(self, names: Sequence[Fact]) -> list[Candidate | None]:
        """Return the best candidate of each of these names of the first text in the second.

        They stand in the order of the names; None where a name has none. A country is not part of another's
        name: `Amerika` of `Amerika Utara`.
        """
        if not names:
            return []
        candidates = self.versions.concordance.find(
            names, self.first.text, self.second.text
        )
        best = [choose_best(fact, candidates) for fact in names]
        pairs = zip(names, best, strict=True)
        return [
            None if candidate and self._is_another(fact, candidate) else candidate
            for fact, candidate in pairs
        ]

    def _is_another(self, fact: Fact, candidate: Candidate) -> bool:
        """Say whether a candidate is another country that the second text names there, or no name at all."""
        if not candidate.is_sure and fact.span in self.misspelt:
            return True
        if self.profile(fact).is_country:
            return overlaps(candidate.span, self._list_others(fact))
        language = self.second.language
        return is_common_word(candidate, self.second.text, language)

    def _list_others(self, fact: Fact) -> list[Span]:
        """Return where the second text names countries that are not the one of a name."""
        return [
            other.span
            for other in self._other_countries
            if other.readings.isdisjoint(fact.readings)
        ]

    @functools.cached_property
    def _other_countries(self) -> list[Fact]:
        """The countries that the second text names."""
        return [
            fact for fact in self.second.names if self.turned.profile(fact).is_country
        ]

    def has_derived_form(self, fact: Fact) -> bool:
        """Say whether the second text has an adjective of a country, `Turkish` for `Türkei`, or a capital's country.

        The country of a capital counts only where the second text names it more often than the first. A country's
        capital stands for it as well.
        """
        profile = self.profile(fact)
        if profile.is_territory and self._has_capital(profile.own_codes):
            return True
        governed = [code for code in profile.governed if self._gained(code)]
        forms = self.versions.derive((*profile.codes, *governed), profile.short_labels)
        others = self._list_others(fact) if profile.is_country else ()
        return forms.stand_in(self.index, others)

    def _has_capital(self, codes: Sequence[str]) -> bool:
        """Say whether the second text names a capital of one of these countries that the first does not name."""
        taken = {other.span for _, other in self.pairs}
        governed = [
            self.turned.profile(other).governed
            for other in self.second.names
            if other.span not in taken
        ]
        return any(not set(codes).isdisjoint(ones) for ones in governed)

    def _gained(self, code: str) -> bool:
        """Say whether the second text names a country more often than the first, or the first does not name it."""
        before = count_country(code, self.first)
        after = count_country(code, self.second)
        return before < max(1, after)


def count_country(code: str, named: NamedText) -> int:
    """Return how often a text names a country.

    Its mentions are counted by the beginning of the name that the text has first, so that inflected ones count.
    """
    for fact in named.names:
        if f"={code}" in fact.readings:
            return named.text.count(fact.text[: thresholds.COUNTRY_BEGINNING_LETTERS])
    return 0
