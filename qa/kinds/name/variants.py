"""Transliteration variants: where a version writes a name of another version otherwise than usually."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from qa.kinds.name import thresholds
from qa.kinds.name.candidates import choose_best
from qa.kinds.name.evidence import Names
from qa.kinds.name.text_index import LanguageIndex
from qa.kinds.name.version_pair import VersionPair
from qa.language.spelling import folded
from qa.model import Document, Segment, Span, Unit

Place = tuple[str, Segment, Span]
"""A unit, the segment of the version that writes the name, and where it stands."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that is written otherwise at one place than usually; `model` is a place where it is written so."""

    name: str
    usual: str
    times: int
    odd: str
    place: Place
    model: Place


def find_variants(
    document: Document,
    first: str,
    second: str,
    names: Names,
) -> Iterable[Spelling]:
    """Yield the places where `second` writes a name of `first` otherwise than usually.

    Only names that are found by their sound have variants, and only in scripts with spaces between words.
    """
    versions = names.batch.pair(first, second)
    if versions.second.language.spaceless:
        return
    for name, places in sorted(_place_names(document.units, versions).items()):
        yield from compare_forms(name, _group_forms(places, versions.second.language))


def compare_forms(
    name: str,
    forms: Mapping[str, Sequence[Place]],
) -> Iterable[Spelling]:
    """Yield the places of each form that is rarer than the usual one and like it.

    `forms` has the places of each form of the name, in the order of the document.
    """
    usual, *others = sorted(forms, key=lambda form: -len(forms[form]))
    times = len(forms[usual])
    for odd in others:
        if times >= thresholds.USUAL_TIMES * len(forms[odd]) and is_variant(usual, odd):
            for place in forms[odd]:
                yield Spelling(name, usual, times, odd, place, forms[usual][0])


def _group_forms(
    places: Sequence[Place],
    language: LanguageIndex,
) -> dict[str, list[Place]]:
    """Return the places of a name by the form it has there.

    Inflected forms of one word count as the first of them.
    """
    forms: dict[str, list[Place]] = {}
    for place in places:
        _, segment, span = place
        word = _strip_clitic(folded(segment.text[span.start : span.end]), language)
        known = next((form for form in forms if are_forms(form, word)), word)
        forms.setdefault(known, []).append(place)
    return forms


def _place_names(
    units: Iterable[Unit],
    versions: VersionPair,
) -> dict[str, list[Place]]:
    """Return where each name of the first version stands in the second by its sound."""
    found: dict[str, list[Place]] = {}
    for unit in units:
        first = unit.get(versions.first.version)
        second = unit.get(versions.second.version)
        if first and second:
            for name, span in _find_sounds(first.text, second.text, versions):
                found.setdefault(name, []).append((unit.id, second, span))
    return found


def _find_sounds(
    original: str,
    text: str,
    versions: VersionPair,
) -> Iterable[tuple[str, Span]]:
    """Yield the sure names of a text that are found in another by their sound, and where they stand there."""
    names = versions.first.read_names(original)
    candidates = versions.concordance.find(names, original, text)
    for fact in names:
        best = choose_best(fact, candidates)
        if not fact.strong or best is None or best.is_sure:
            continue
        if best.ratio >= thresholds.PHONETIC_MATCH:
            yield fact.text, best.span


def _strip_clitic(word: str, language: LanguageIndex) -> str:
    """Return a folded word without the particles written together with it."""
    for length in language.clitics.measure(word, thresholds.FORM_LETTERS + 1):
        return word[length:]
    return word


def is_variant(usual: str, odd: str) -> bool:
    """Say whether two forms may be spellings of one name."""
    return ratio(usual, odd) > thresholds.VARIANT_LIKENESS


def are_forms(first: str, second: str) -> bool:
    """Say whether two folded words may be forms of one: the same, or with other endings."""
    size = thresholds.FORM_LETTERS
    shorter = min(len(first), len(second))
    common = 0
    while common < shorter and first[common] == second[common]:
        common += 1
    return first == second or common >= max(size, shorter - size)
