"""The concordance of two versions: each unit with a name, and where the name stands in the other version's text."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.candidates import (
    Candidate,
    Candidates,
    CandidateSearch,
    choose_best,
    is_common_word,
)
from qa.kinds.name.name_fact import classify
from qa.kinds.name.script_traits import is_syllabic
from qa.kinds.name.version_texts import Place, VersionTexts
from qa.language.spelling import folded
from qa.model import Fact

Texts = tuple[str, str]
"""The two texts of a unit."""


class Occurrence(NamedTuple):
    """A unit with a name.

    `original` is the text that has the name, `text` the other version's. `ratio` says how well the name fits
    there (0 where nothing does), and `word` is what it is there, folded.
    """

    place: Place
    original: str
    text: str
    ratio: float
    word: str

    @property
    def is_kept(self) -> bool:
        """Whether the name stands in the second text."""
        return self.ratio >= thresholds.PHONETIC_MATCH


class _Statistics(NamedTuple):
    """Units by reading; how many names of a class are kept, of how many; how surely each word stands for a name."""

    occurrences: Mapping[str, Sequence[Occurrence]]
    rates: Mapping[str, tuple[int, int]]
    counts: Mapping[tuple[str, frozenset[str]], int]


class Concordance:
    """The names of one version in the texts of another, over the whole batch.

    `search` looks for them. `back` is the concordance the other way round where that is made first: what it
    found is not looked for again.
    """

    def __init__(
        self,
        first: VersionTexts,
        second: VersionTexts,
        search: CandidateSearch,
        back: Concordance | None,
    ) -> None:
        self.first = first
        self.second = second
        self.search = search
        self.back = back
        self._found: Mapping[Texts, Candidates] | None = None
        self._with_word: dict[str, Sequence[tuple[str, frozenset[str]]]] = {}

    def find(
        self,
        names: Sequence[Fact],
        original: str,
        text: str,
    ) -> Candidates:
        """Return the candidates of the names of one text in another, of this batch or not.

        `names` are those of `original`, which is of the first version; `text` is of the second. Until something
        is asked of the whole batch, only these two texts are searched.
        """
        known = self._recall(original, text)
        keys = tuple(key for key in self.first.select_keys(names) if key not in known)
        return {**known, **self.search.find(keys, text)} if keys else known

    def _recall(self, original: str, text: str) -> Candidates:
        """Return what is known of two texts already."""
        if self._found is not None:
            return self._found.get((original, text), {})
        if self._are_of_one_unit(original, text):
            return self._turn_back(original, text)
        return {}

    def _are_of_one_unit(self, original: str, text: str) -> bool:
        """Say whether a unit of the batch has these two texts."""
        places = self.first.places.get(original, ())
        return any(self.second.texts.get(place) == text for place in places)

    def turn(self, original: str, text: str) -> Candidates:
        """Return where names of the second version's text stand in the first's.

        `original` is of the first version and `text` of the second. Only names of `text` are known that stand
        where a clear name of `original` was found; its candidate is turned round.
        """
        candidates = self.found.get((original, text), {})
        turned: dict[str, Candidate | None] = {}
        for fact in self.first.read_names(original):
            candidate = choose_best(fact, candidates)
            if candidate is None or candidate.ratio < thresholds.CLEAR_MATCH:
                continue
            for other in self.second.read_names(text):
                if other.span == candidate.span:
                    back = candidate._replace(span=fact.span, word=folded(fact.text))
                    turned |= dict.fromkeys(other.readings, back)
        return turned

    @functools.cached_property
    def units(self) -> list[tuple[Place, str, str]]:
        """The units that have both texts, and these."""
        units = []
        for place, original in self.first.texts.items():
            text = self.second.texts.get(place, "")
            if text.strip():
                units.append((place, original, text))
        return units

    def find_units_with(self, word: str) -> Sequence[tuple[str, frozenset[str]]]:
        """Return the first version's texts of the units in whose second text a folded word stands, and their names."""
        if word not in self._with_word:
            self._with_word[word] = list(self._look_for(word))
        return self._with_word[word]

    def _look_for(self, word: str) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield what `find_units_with` returns."""
        parts = self.second.language.line_parts(word)
        for _, original, text in self.units:
            line = self.second.language.read(text).line
            if word in line and any(part in line for part in parts):
                yield original, frozenset(self.first.keys[original])

    @property
    def found(self) -> Mapping[Texts, Candidates]:
        """The candidates of all names of the batch, by the two texts of a unit.

        They are looked for all at once when they are first asked for, for speed.
        """
        if self._found is None:
            self._found = self._find_all()
        return self._found

    def _find_all(self) -> Mapping[Texts, Candidates]:
        """Return the candidates of all names of the batch, but for those that the other direction has found."""
        known = {
            (original, text): self._turn_back(original, text)
            for _, original, text in self.units
        }
        asked = []
        for (original, text), candidates in known.items():
            keys = tuple(
                key for key in self.first.keys[original] if key not in candidates
            )
            asked.append((keys, text))
        found: dict[Texts, Candidates] = {}
        for (texts, old), new in zip(
            known.items(), self.search.find_all(asked), strict=True
        ):
            found[texts] = {**old, **new}
        return found

    def _turn_back(self, original: str, text: str) -> Candidates:
        """Return what the other direction knows of two texts of a unit."""
        if self.back is None:
            return {}
        return self.back.turn(text, original)

    def rate(self, name_class: str) -> float:
        """Return how often the batch keeps the names of a class, from 0 to 1.

        Before it says anything a usual share is taken for granted, with the weight of some names.
        """
        kept, total = self._statistics.rates.get(name_class, (0, 0))
        prior = thresholds.PRIOR_NAMES
        return (kept + thresholds.PRIOR_RATE * prior) / (total + prior)

    @property
    def occurrences(self) -> Mapping[str, Sequence[Occurrence]]:
        """The units that have a name, by its readings."""
        return self._statistics.occurrences

    def find_elsewhere(
        self,
        fact: Fact,
        original: str,
    ) -> list[tuple[bool, Occurrence]]:
        """Return the other units with a name, at most so many as are asked.

        `original` is the text of the unit in question. Each answer says whether the unit is of the same
        document; these come first, then the order is that of the documents and units.
        """
        here = {document for document, _ in self.first.places.get(original, ())}
        units: dict[Place, Occurrence] = {}
        for reading in sorted(fact.readings):
            for occurrence in self.occurrences.get(reading, ()):
                if occurrence.original != original:
                    units[occurrence.place] = occurrence
        near = [(place[0] in here, occurrence) for place, occurrence in units.items()]
        near.sort(key=lambda pair: (not pair[0], pair[1].place))
        return near[: thresholds.UNITS_ASKED]

    @functools.cached_property
    def _statistics(self) -> _Statistics:
        """What the candidates of the whole batch show together."""
        occurrences: dict[str, list[Occurrence]] = {}
        counts: Counter[tuple[str, frozenset[str]]] = Counter()
        kept: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for fact, occurrence in self._iterate():
            for reading in fact.readings:
                occurrences.setdefault(reading, []).append(occurrence)
            if fact.strong:
                name_class = classify(
                    fact.text, fact.readings, self.first.language.language
                )
                total[name_class] += 1
                kept[name_class] += occurrence.is_kept
                counts[occurrence.word, fact.readings] += self._count_as_rendering(
                    occurrence
                )
        rates = {
            name_class: (kept[name_class], count) for name_class, count in total.items()
        }
        return _Statistics(occurrences, rates, counts)

    def _count_as_rendering(self, occurrence: Occurrence) -> int:
        """Return in how many units a word stands for a name, as it does in this one: a clear match is enough."""
        spaceless = self.second.language.spaceless
        clear = (
            thresholds.CLEAR_MATCH_SPACELESS if spaceless else thresholds.CLEAR_MATCH
        )
        if not occurrence.is_kept:
            return 0
        return thresholds.RENDERING_COUNT if occurrence.ratio >= clear else 1

    def _iterate(self) -> Iterator[tuple[Fact, Occurrence]]:
        """Yield every name of the batch with each unit that has it."""
        language = self.second.language.language
        for place, original, text in self.units:
            candidates = self.found[original, text]
            for fact in self.first.names[original]:
                candidate = choose_best(fact, candidates)
                if candidate and is_common_word(candidate, text, language):
                    candidate = None
                ratio = candidate.ratio if candidate else 0.0
                word = candidate.word if candidate else ""
                yield fact, Occurrence(place, original, text, ratio, word)

    @functools.cached_property
    def renderings(self) -> Mapping[str, frozenset[str]]:
        """The words, folded, that surely stand for names, with the readings of these names.

        A word is a rendering if it stands for the name clearly, or more than once, and in few texts besides.
        """
        renderings: dict[str, set[str]] = {}
        syllabic = is_syllabic(self.second.language.language)
        shortest = (
            thresholds.RENDERING_SYLLABLES if syllabic else thresholds.RENDERING_LETTERS
        )
        for (word, readings), count in self._statistics.counts.items():
            if count < thresholds.RENDERING_COUNT or len(word) < shortest:
                continue
            most = thresholds.OTHER_TEXTS + count
            if self.second.count_texts(word, most) <= most:
                renderings.setdefault(word, set()).update(readings)
        return {word: frozenset(keys) for word, keys in renderings.items()}
