"""Candidates: where a name of one language may stand in a text of another, and by what it is known there.

A name is looked for by its letters (exact), by what its place is called there (gazetteer), then by its sounds
(phonetic); within one alphabet a word that resembles it counts as well. The first two are sure: no more is asked.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.exact import find_exact
from qa.kinds.name.phonetic import Query, find_phonetic
from qa.kinds.name.places import find_place, name_place
from qa.kinds.name.resemblance import find_resembling
from qa.kinds.name.text_index import LanguageIndex, TextIndex
from qa.language import gazetteer, name_words
from qa.language.spelling import folded
from qa.model import Fact, Span

REMEMBERED_TEXTS, REMEMBERED_NAMES = 4096, 65536
"""What a search remembers, the last that was asked for: candidates by text, names of places by name."""

Keys = tuple[str, ...]
"""Readings of names: folded, or `=` with a country's code."""


By = Literal["exact", "gazetteer", "phonetic"]
"""By what a name is known: its letters, what its place is called, its sounds."""


class Candidate(NamedTuple):
    """Where a name may stand in a text.

    `by` says by what it is known, `ratio` how well it fits (1 is what a true rendering gives on average, and a
    sure one), `span` where it stands, and `word` what stands there, folded.
    """

    by: By
    ratio: float
    span: Span
    word: str

    @property
    def is_sure(self) -> bool:
        """Whether the letters or the gazetteer tell."""
        return self.by != "phonetic"


Candidates = Mapping[str, Candidate | None]
"""The best candidate of each name in one text."""


class _Found(NamedTuple):
    """A text, and the best candidates of names in it so far."""

    text: TextIndex
    candidates: dict[str, Candidate | None]


class CandidateSearch:
    """Looks for names of language `first` in texts of language `second`.

    `find(keys, text)` returns the candidates of names in one text; the last that were asked for are remembered.
    """

    def __init__(self, first: LanguageIndex, second: LanguageIndex) -> None:
        self.first = first
        self.second = second
        self.one_alphabet = first.sound_script == second.sound_script == "Latn"
        self.countries = gazetteer.countries(first.language)
        self.find = functools.lru_cache(REMEMBERED_TEXTS)(self._find)
        self._name_place = functools.lru_cache(REMEMBERED_NAMES)(
            functools.partial(name_place, first=first, second=second)
        )

    def _find(self, keys: Keys, text: str) -> Candidates:
        """Return the best candidate of each name in one text."""
        return self.find_all([(keys, text)])[0]

    def find_all(self, asked: Sequence[tuple[Keys, str]]) -> list[Candidates]:
        """Return the best candidates of names in texts, in the order of the questions.

        Each question is some readings and the text in which they are looked for. All are answered at once, for
        speed.
        """
        found: list[_Found] = []
        for keys, written in asked:
            # A text without a question is not read.
            text = self.second.read(written) if keys else self.second.read("")
            found.append(
                _Found(text, {key: self._find_sure(key, text) for key in keys})
            )
        self._add_phonetic(found)
        if self.one_alphabet:
            for one in found:
                self._add_resembling(one)
        return [one.candidates for one in found]

    def _find_sure(self, key: str, text: TextIndex) -> Candidate | None:
        """Return where a name stands by its letters or by the gazetteer.

        A country, which has no letters of its own, stands there by the gazetteer alone. None where it does not.
        """
        span = None if key.startswith("=") else find_exact(key, text)
        if span:
            return _make_candidate("exact", 1.0, span, text)
        span = find_place(self._name_place(key), text)
        return _make_candidate("gazetteer", 1.0, span, text) if span else None

    def _add_phonetic(self, found: Sequence[_Found]) -> None:
        """Add by their sounds the names that are not found yet."""
        owners: list[tuple[_Found, str]] = []
        queries: list[Query] = []
        for one in found:
            for key, candidate in one.candidates.items():
                if candidate is None:
                    owners.append((one, key))
                    queries.append(Query(self.first.spell(key), one.text.phonemes))
        if not queries:
            return
        matches = find_phonetic(queries, self.first, self.second)
        for (one, key), match in zip(owners, matches, strict=True):
            if match:
                one.candidates[key] = _make_candidate(
                    "phonetic", match.ratio, match.span, one.text
                )

    def _add_resembling(self, found: _Found) -> None:
        """Put a word that resembles a name in the place of one that sounds worse."""
        for key, candidate in found.candidates.items():
            if candidate and candidate.is_sure:
                continue
            if (
                len(key) < thresholds.STEM_LETTERS
                or key.startswith("=")
                or key in self.countries
            ):
                continue
            ratio, number = find_resembling(key, found.text)
            if ratio > 0 and (candidate is None or ratio > candidate.ratio):
                span = found.text.place_word(number)
                found.candidates[key] = _make_candidate(
                    "phonetic", ratio, span, found.text
                )


def _make_candidate(
    by: By,
    ratio: float,
    span: Span,
    text: TextIndex,
) -> Candidate:
    """Return a candidate with the word at its place."""
    written = text.text[span.start : span.end]
    return Candidate(by, ratio, span, folded(written))


def choose_best(fact: Fact, candidates: Candidates) -> Candidate | None:
    """Return the best candidate of a name's readings.

    Of those that are as good it is the first by the order of the readings; None where there is none.
    """
    best: Candidate | None = None
    if candidates.keys().isdisjoint(fact.readings):
        return None
    for reading in sorted(fact.readings):
        candidate = candidates.get(reading)
        if candidate is not None and (best is None or candidate.ratio > best.ratio):
            best = candidate
    return best


def is_common_word(candidate: Candidate, text: str, language: str) -> bool:
    """Say whether a candidate is a common word of its text, written small where names have a capital."""
    start = candidate.span.start
    if candidate.by == "exact" or not text[start : start + 1].islower():
        return False
    return name_words.kind(candidate.word, language) in {"small", "both"}


def is_in_doubt(candidate: Candidate | None, *, is_country: bool) -> bool:
    """Say whether a candidate leaves open that the name is missing.

    It does if it sounds otherwise, or not quite right and no other unit confirms it: a country needs less, for
    the gazetteer has its other names.
    """
    if candidate is None or candidate.ratio < thresholds.POSSIBLE_MATCH:
        return True
    sure = thresholds.PHONETIC_MATCH if is_country else thresholds.UNCONFIRMED_MATCH
    return not candidate.is_sure and candidate.ratio < sure


def find_candidates(
    keys: Keys,
    first: str,
    text: str,
    second: str,
) -> Candidates:
    """Return the best candidate of each name in one text, of no batch.

    `keys` are readings of names of language `first`, `text` is of language `second`.
    """
    return CandidateSearch(LanguageIndex(first), LanguageIndex(second)).find_all(
        [(keys, text)]
    )[0]
