"""Names of one side that stand where names of the other were lost."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qa.compare import Side
from qa.compare.names.judging import PERHAPS, SEEN, best, is_country
from qa.compare.names.sightings import found, marks, prepared, sightings
from qa.evidence import Evidence
from qa.evidence.names import Names
from qa.facts import plain
from qa.facts.name import is_spaceless
from qa.languages import gazetteer, script
from qa.languages.spelling import folded
from qa.model import Fact, Span, language_of

SURELY, VERY_SURELY = 0.8, 0.95
"""A word that sounds at least so well is the rendering of a name of that unit; more is asked without spaces."""
TWICE = 2
"""So does one that sounds worse, but stands for the name in two units."""
UNLIKE = 0.0
"""What sounds better may be the lost name itself."""
_ADJECTIVE = 3
_LONGEST, _GRAM = 12, 4
_OFTEN = 3
"""A word that stands in more texts besides is a common one."""
_SHORTEST = {"Hani": 2, "Hans": 2, "Hant": 2, "Kore": 2, "Hang": 2}


def intruders(first: Side, second: Side, taken: Sequence[Span], evidence: Evidence) -> Iterator[tuple[bool, Fact]]:
    """Yield names of the second side that the first has not, and whether they are known to be other names."""
    spans = list(taken)
    for fact in _renderings(first, second, spans, evidence):
        spans.append(fact.span)
        yield True, fact
    for fact in second.facts:
        if fact.strong and not overlaps(fact.span, spans) and is_new(fact, first, second, evidence):
            yield is_country(fact), fact


def overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Say whether a stretch of text overlaps one of others."""
    return any(span.start < other.end and other.start < span.end for other in taken)


def is_new(fact: Fact, first: Side, second: Side, evidence: Evidence) -> bool:
    """Say whether the first side has nothing that a name of the second may stand for."""
    if fact.readings & evidence.names.small(second.version):
        return False
    back = best(fact, found(tuple(sorted(fact.readings)), second.language, first.segment.text, first.language))
    return (back is None or back.ratio < PERHAPS) and not has_adjective(fact, first)


def has_adjective(fact: Fact, side: Side) -> bool:
    """Say whether a text has an adjective of a country: `Turkish` for `Türkei`."""
    codes = tuple(key[1:] for key in fact.readings if key.startswith("="))
    words = [label.split(" ")[-1] for label in gazetteer.labels(codes, side.language)] if codes else []
    if is_spaceless(side.language):
        return any(word[0] in side.segment.text for word in words if script(side.language) in _SHORTEST)
    stems = {word[:_ADJECTIVE] for word in words if len(word) > _ADJECTIVE}
    return any(word[:_ADJECTIVE] in stems for word in prepared(side.segment.text, side.language).keys)


def may_replace(intruder: Fact, fact: Fact, first: Side, second: Side) -> bool:
    """Say whether `intruder` stands where `fact` was lost: of its kind, and nothing like it in sound."""
    if is_country(intruder) != is_country(fact):
        return False
    heard = best(fact, found(tuple(sorted(fact.readings)), first.language, intruder.text, second.language))
    return heard is None or heard.ratio < UNLIKE


def _renderings(first: Side, second: Side, taken: Sequence[Span], evidence: Evidence) -> Iterator[Fact]:
    """Yield what stands in the second text and elsewhere for a name which the first text has not."""
    known = _known(first.version, second.version, evidence.names)
    here = {key for fact in first.facts for key in fact.readings}
    here |= prepared(first.segment.text, first.language).keys
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
        yield from (Span(start, end) for word, start, end in prepared(text, side.language).words if word in known)
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


@functools.lru_cache(maxsize=64)
def _known(first: str, second: str, names: Names) -> Mapping[str, frozenset[str]]:
    """Return what the names of version `first` became in `second`, anywhere in the batch, with the names."""
    counts: Counter[tuple[str, frozenset[str]]] = Counter()
    languages = language_of(first), language_of(second)
    sure = VERY_SURELY if is_spaceless(languages[1]) else SURELY
    for place, original in names.column(first).texts.items():
        text = names.column(second).texts.get(place, "")
        facts = [fact for fact in plain(original, languages[0]).get("names", ()) if fact.strong] if text else []
        seen = sightings(original, languages[0], text, languages[1]) if facts else {}
        for fact in facts:
            sight = best(fact, seen)
            if sight is not None and sight.ratio >= SEEN:
                word = folded(text[sight.span.start : sight.span.end])
                counts[word, fact.readings] += TWICE if sight.ratio >= sure else 1
    renderings: dict[str, set[str]] = {}
    _, index = names.marks(second, marks)
    for (word, readings), count in counts.items():
        common = len(index.get(word, index.get(word[:_GRAM], ()))) > _OFTEN + count
        if count >= TWICE and not common and len(word) >= _SHORTEST.get(script(languages[1]), 3):
            renderings.setdefault(word, set()).update(readings)
    return {word: frozenset(keys) for word, keys in renderings.items()}
