"""Names of one side that stand where names of the other were lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from qa.compare import Side
from qa.compare.names.classes import is_country
from qa.compare.names.column import best, column
from qa.compare.names.judging import PERHAPS
from qa.compare.names.sightings import found
from qa.compare.names.texts import prepared
from qa.evidence import Evidence
from qa.facts.name import is_spaceless
from qa.languages import gazetteer, name_words, script
from qa.languages.spelling import folded
from qa.model import Fact, Span

Kind = Literal["known", "country", "new"]
"""The rendering of a name elsewhere in the batch; a country; what looks like a name."""
UNLIKE = 0.0
"""What sounds better may be the lost name itself."""
_ADJECTIVE, _CUT = 3, 3
_LONGEST = 12
_SHORTEST = {"Hani": 2, "Hans": 2, "Hant": 2, "Kore": 2, "Hang": 2}


def intruders(first: Side, second: Side, taken: Sequence[Span], evidence: Evidence) -> Iterator[tuple[Kind, Fact]]:
    """Yield names of the second side that the first has not, and what is known of them."""
    spans = list(taken)
    for fact in _renderings(first, second, spans, evidence):
        spans.append(fact.span)
        yield "known", fact
    for fact in second.facts:
        if fact.strong and not overlaps(fact.span, spans) and is_new(fact, first, second, evidence):
            yield ("country" if is_country(fact) else "new"), fact


def overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Say whether a stretch of text overlaps one of others."""
    return any(span.start < other.end and other.start < span.end for other in taken)


def is_new(fact: Fact, first: Side, second: Side, evidence: Evidence) -> bool:
    """Say whether the first side has nothing that a name of the second may stand for."""
    if fact.readings & evidence.names.small(second.version):
        return False
    sights = column(second.version, first.version, evidence.names).sights
    back = best(fact, sights([fact], second.segment.text, first.segment.text))
    return (back is None or back.ratio < PERHAPS) and not has_adjective(fact, first)


def has_adjective(fact: Fact, side: Side) -> bool:
    """Say whether a text has an adjective of a country: `Turkish` for `Türkei`."""
    codes = tuple(key[1:] for key in fact.readings if key.startswith("="))
    words = [label.split(" ")[-1] for label in gazetteer.labels(codes, side.language)] if codes else []
    if is_spaceless(side.language):
        return any(word[0] in side.segment.text for word in words if script(side.language) in _SHORTEST)
    stems = {word[:size] for word in words if len(word) > _ADJECTIVE for size in (_ADJECTIVE, _ADJECTIVE + 1)}
    endings = tuple(ending for ending in name_words.demonyms(side.language) if len(ending) >= _ADJECTIVE)
    return any(
        word[: _ADJECTIVE + 1] in stems or (word[:_ADJECTIVE] in stems and (not endings or word.endswith(endings)))
        for word in prepared(side.segment.text, side.language).index
    )


def mentions(fact: Fact, side: Side) -> int:
    """Return how many words of a text name a country or its people, or begin so."""
    codes = tuple(key[1:] for key in fact.readings if key.startswith("="))
    longest = {max(label.split(" "), key=len) for label in gazetteer.labels(codes, side.language)} if codes else set()
    line = prepared(side.segment.text, side.language).line
    if is_spaceless(side.language):
        return sum(
            line.count(word) for word in longest if not any(word != other and other in word for other in longest)
        )
    stems = tuple({word[: max(_ADJECTIVE + 1, len(word) - _CUT)] for word in longest})
    return sum(word.startswith(stems) for word in line.split()) if stems else 0


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
    for span in _places(known, text, second):
        keys = known[folded(text[span.start : span.end])]
        if not keys & here and not text[span.start].islower() and not overlaps(span, taken):
            yield _own(span, second) or Fact(
                "name", text[span.start : span.end], span, text[span.start : span.end], keys
            )


def _places(known: Mapping[str, frozenset[str]], text: str, side: Side) -> Iterator[Span]:
    """Yield where a known rendering stands, the longest first where there are no spaces."""
    if not is_spaceless(side.language):
        yield from (span for word, span in prepared(text, side.language).index.items() if word in known)
        return
    end = 0
    for start in range(len(text)):
        for size in range(min(_LONGEST, len(text) - start), 1, -1):
            if start >= end and folded(text[start : start + size]) in known:
                end = start + size
                yield Span(start, end)


def _own(span: Span, side: Side) -> Fact | None:
    own = next((fact for fact in side.facts if overlaps(span, [fact.span])), None)
    return own if own is None or own.strong else replace(own, strong=True)
