"""Names of one side that stand where names of the other were lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from qa.compare import Side
from qa.evidence import Evidence
from qa.kinds.name.classes import is_country
from qa.kinds.name.column import best, column
from qa.kinds.name.judging import PERHAPS
from qa.kinds.name.reading import is_spaceless
from qa.kinds.name.sightings import found, without_article
from qa.kinds.name.texts import Text, bare, prepared
from qa.language import gazetteer, name_words, script
from qa.language.spelling import folded
from qa.model import Fact, Span

Kind = Literal["known", "country", "new", "foreign"]
"""A rendering of a name elsewhere; a country; a word like a name; one in the letters of foreign names."""
UNLIKE = 0.0
"""What sounds better may be the lost name itself."""
_ADJECTIVE, _BEGINNING = 3, 6
_SHORTEST = {"Hani": 2, "Hans": 2, "Hant": 2, "Kore": 2, "Hang": 2}


def intruders(first: Side, second: Side, taken: Sequence[Span], evidence: Evidence) -> Iterator[tuple[Kind, Fact]]:
    """Yield names of the second side that the first has not, and what is known of them."""
    spans = list(taken)
    for fact in _renderings(first, second, spans, evidence):
        spans.append(fact.span)
        yield "known", fact
    foreign = name_words.foreign(second.language)
    for fact in second.facts:
        native = not fact.strong and not foreign
        if not native and not overlaps(fact.span, spans) and is_new(fact, first, second, evidence):
            yield ("country" if is_country(fact) else "new" if fact.strong else "foreign"), replace(fact, strong=True)


def overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Say whether a stretch of text overlaps one of others."""
    return any(span.start < other.end and other.start < span.end for other in taken)


def is_another_country(fact: Fact, span: Span, side: Side) -> bool:
    """Say whether a country seen in a text is part of another's name there: `Amerika` of `Amerika Utara`."""
    others = [other.span for other in side.facts if is_country(other) and not other.readings & fact.readings]
    return is_country(fact) and overlaps(span, others)


def is_new(fact: Fact, first: Side, second: Side, evidence: Evidence) -> bool:
    """Say whether the first side has nothing that a name of the second may stand for."""
    if fact.readings & evidence.names.small(second.version):
        return False
    sights = column(second.version, first.version, evidence.names).sights
    back = best(fact, sights([fact], second.segment.text, first.segment.text))
    return (back is None or back.ratio < PERHAPS) and not has_adjective(fact, second, first)


def has_adjective(fact: Fact, holder: Side, side: Side) -> bool:
    """Say whether a text has an adjective of a country, `Turkish` for `Türkei`, or the country of a capital."""
    codes = (*(key[1:] for key in sorted(fact.readings) if key.startswith("=")), *_governed(fact, holder, side))
    if not is_spaceless(side.language):
        codes += gazetteer.parts(folded(fact.text), holder.language)
    words = [label.split(" ")[-1] for label in gazetteer.labels(codes, side.language)] if codes else []
    if is_spaceless(side.language):
        short = script(side.language) in _SHORTEST
        return any(word[:1] in side.segment.text if short else word in side.segment.text for word in words)
    size = name_words.stem(side.language)
    meanings = gazetteer.meanings(folded(fact.text), holder.language)
    words += [label for label in gazetteer.labels(meanings, side.language) if len(label) == _ADJECTIVE + 1]
    bared = [without_article(word, side.language) for word in words]
    stems = {word[:size] for word in (*words, *bared) if len(word) >= size}
    beginnings = {word[:_ADJECTIVE] for word in (*words, *bared) if len(word) > _ADJECTIVE}
    beginnings |= {short for short in bared if len(short) == _ADJECTIVE and short not in words}
    endings = tuple(ending for ending in name_words.demonyms(side.language) if len(ending) >= _ADJECTIVE)
    return any(
        word[:size] in stems or (word[:_ADJECTIVE] in beginnings and (not endings or word.endswith(endings)))
        for word in bare(side.segment.text, side.language)
    )


def _governed(fact: Fact, holder: Side, side: Side) -> list[str]:
    """Return the countries whose capital a name is, but for those that the holder names as often as the other side."""
    codes = gazetteer.governed(folded(fact.text), holder.language)
    return [code for code in codes if _times(code, holder) < max(1, _times(code, side))]


def _times(code: str, side: Side) -> int:
    """Return how often a text names a country; the fact stands where it does so first."""
    known = next((fact.text[:_BEGINNING] for fact in side.facts if f"={code}" in fact.readings), None)
    return side.segment.text.count(known) if known else 0


def may_replace(intruder: Fact, fact: Fact, first: Side, second: Side) -> bool:
    """Say whether `intruder` stands where `fact` was lost: of its kind, and nothing like it in sound."""
    if is_country(intruder) != is_country(fact):
        return False
    heard = best(fact, found(tuple(sorted(fact.readings)), first.language, intruder.text, second.language))
    return heard is None or heard.ratio < UNLIKE


def _renderings(first: Side, second: Side, taken: Sequence[Span], evidence: Evidence) -> Iterator[Fact]:
    """Yield what stands in the second text and elsewhere for a name which the first text has not."""
    known = column(first.version, second.version, evidence.names).renderings
    here = {key for fact in first.facts for key in fact.readings}
    here |= prepared(first.segment.text, first.language).index.keys()
    text = second.segment.text
    for word, span in _places(known, prepared(text, second.language)):
        keys = known[word]
        if not keys & here and not text[span.start].islower() and not overlaps(span, taken):
            yield _own(span, second) or Fact(
                "name", text[span.start : span.end], span, text[span.start : span.end], keys
            )


def _places(known: Mapping[str, frozenset[str]], ready: Text) -> Iterator[tuple[str, Span]]:
    """Yield the known renderings in a text and where they stand, the longest first where there are no spaces."""
    if not ready.spaceless:
        yield from ((word, ready.at(number)) for word, number in ready.index.items() if word in known)
        return
    end = 0
    found = ((word, span) for word in known if len(word) > 1 and word in ready.line for span in ready.all(word))
    for word, span in sorted(found, key=lambda place: (place[1].start, -place[1].end)):
        if span.start >= end:
            end = span.end
            yield word, span


def _own(span: Span, side: Side) -> Fact | None:
    own = next((fact for fact in side.facts if overlaps(span, [fact.span])), None)
    return own if own is None or own.strong else replace(own, strong=True)
