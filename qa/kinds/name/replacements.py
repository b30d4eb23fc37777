"""Replacement candidates: names of one text that may stand where names of the other were lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa.kinds.name import thresholds
from qa.kinds.name.candidates import Candidate, choose_best
from qa.kinds.name.missing import Replacement
from qa.kinds.name.name_fact import make_name
from qa.kinds.name.named_text import overlaps
from qa.kinds.name.text_pair import TextPair
from qa.language import gazetteer
from qa.language.spelling import folded
from qa.model import Fact, Span


def find_replacements(texts: TextPair) -> list[Replacement]:
    """Return names of the second text that the first has not, the surest first.

    Names that are known as renderings come first, then countries, then words that only look like names.
    """
    spans = sorted({fact.span for _, fact in texts.pairs})
    known: list[Replacement] = []
    for fact in find_known(texts, spans):
        spans.append(fact.span)
        known.append(Replacement("known", fact))
    new = list(_find_new(texts, spans))
    countries = [one for one in new if one.kind == "country"]
    return known + countries + [one for one in new if one.kind != "country"]


def _find_new(texts: TextPair, taken: list[Span]) -> Iterator[Replacement]:
    """Yield names that the second text states and the first has not."""
    for fact in texts.second.names:
        profile = texts.turned.profile(fact)
        is_place = profile.is_country or profile.is_city
        may_be_name = fact.strong or is_place or texts.versions.second.all_are_names
        if not may_be_name or overlaps(fact.span, taken) or not is_new(fact, texts):
            continue
        strong = replace(fact, strong=True)
        if profile.is_territory:
            yield Replacement("country", strong)
        elif is_place:
            yield Replacement("city", strong)
        else:
            yield Replacement("new" if fact.strong else "foreign", strong)


def is_new(fact: Fact, texts: TextPair) -> bool:
    """Say whether the first text has nothing that a name of the second may stand for.

    What the version elsewhere writes without a capital is no name, and what the first text may have is not new.
    """
    if fact.readings & texts.versions.second.lower_case_words:
        return False
    candidate = texts.turned.find([fact])[0]
    if candidate and candidate.ratio >= thresholds.POSSIBLE_MATCH:
        return False
    return not texts.turned.has_derived_form(fact)


def find_slip(fact: Fact, texts: TextPair) -> Replacement | None:
    """Return how the second text writes a name with a slip, None where it does not."""
    span = texts.misspelt.get(fact.span)
    if span is None:
        return None
    word = folded(texts.second.text[span.start : span.end])
    written = make_name(texts.second.text, span, frozenset({word}))
    return Replacement("new", _find_own(span, texts) or written)


def choose_replacement(
    fact: Fact,
    replacements: list[Replacement],
    texts: TextPair,
) -> Replacement | None:
    """Return the first of these names that may stand in a missing one's place."""
    for replacement in replacements:
        if may_replace(replacement, fact, texts):
            return replacement
    return None


def may_replace(replacement: Replacement, fact: Fact, texts: TextPair) -> bool:
    """Say whether a replacement may stand where a name was lost.

    It is of the same kind, a country or none, and nothing like the name in sound; two countries, or two cities, are
    two however alike they sound.
    """
    other = replacement.fact
    profile = texts.profile(fact)
    if texts.turned.profile(other).is_territory != profile.is_territory:
        return False
    if profile.is_territory:
        return fact.readings.isdisjoint(other.readings)
    if replacement.kind == "city" and profile.is_city:
        return are_two_cities(fact, other, texts)
    candidates = texts.versions.concordance.search.find(
        tuple(sorted(fact.readings)), other.text
    )
    return is_unlike(choose_best(fact, candidates))


def are_two_cities(fact: Fact, other: Fact, texts: TextPair) -> bool:
    """Say whether two cities have no meaning in common."""
    mine = gazetteer.meanings(folded(fact.text), texts.first.language)
    theirs = gazetteer.meanings(folded(other.text), texts.second.language)
    return not set(mine) & set(theirs)


def is_unlike(candidate: Candidate | None) -> bool:
    """Say whether a name sounds nothing like the candidate that it is for another one."""
    return candidate is None or candidate.ratio < thresholds.UNLIKE


def find_known(texts: TextPair, taken: list[Span]) -> Iterator[Fact]:
    """Yield what stands in the second text and, elsewhere, for a name which the first text has not.

    `taken` grows while this runs: nothing is found where something stands already.
    """
    renderings = texts.versions.concordance.renderings
    here = {reading for fact in texts.first.names for reading in fact.readings}
    here.update(texts.turned.index.words)
    text = texts.second.text
    for word, span in texts.index.place_words(renderings.keys()):
        if (
            here.isdisjoint(renderings[word])
            and not text[span.start].islower()
            and not overlaps(span, taken)
        ):
            yield _find_own(span, texts) or make_name(text, span, renderings[word])


def _find_own(span: Span, texts: TextPair) -> Fact | None:
    """Return the name that the second text states at a place, strong."""
    for fact in texts.second.names:
        if overlaps(span, [fact.span]):
            return fact if fact.strong else replace(fact, strong=True)
    return None
