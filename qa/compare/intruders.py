"""Names of one side that stand where names of the other were lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.compare import Side
from qa.compare.judging import PERHAPS, best, is_country
from qa.compare.sightings import found, marks, prepared
from qa.evidence import Evidence
from qa.facts import extract
from qa.facts.name import is_spaceless
from qa.languages import gazetteer
from qa.model import Fact, Span

SURELY = 0.7
"""A word that sounds at least so well is the rendering of a name that stands in the same unit elsewhere."""
UNLIKE = 0.0
"""What sounds better may be the lost name itself."""
COMMON = 25
"""Words in more texts than this are no names of other units."""
_ADJECTIVE = 3


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
    stems = {word[:_ADJECTIVE] for word in words if len(word) > _ADJECTIVE}
    return any(word[:_ADJECTIVE] in stems for word in prepared(side.segment.text, side.language).keys)


def may_replace(intruder: Fact, fact: Fact, first: Side, second: Side) -> bool:
    """Say whether `intruder` stands where `fact` was lost: of its kind, and nothing like it in sound."""
    if is_country(intruder) != is_country(fact):
        return False
    heard = best(fact, found(tuple(sorted(fact.readings)), first.language, intruder.text, second.language))
    return heard is None or heard.ratio < UNLIKE


def _renderings(first: Side, second: Side, taken: Sequence[Span], evidence: Evidence) -> Iterator[Fact]:
    """Yield words of the second text that elsewhere stand for a name which the first text has not."""
    if is_spaceless(second.language):
        return
    text = second.segment.text
    _, index = evidence.names.marks(second.version, marks)
    for word, start, end in prepared(text, second.language).words:
        places = index.get(word, ())
        span = Span(start, end)
        if len(word) > 2 and 1 < len(places) <= COMMON and not text[start].islower() and not overlaps(span, taken):
            units = [evidence.names.texts(first.version, second.version, place) for place in places]
            if any(other != text and _renders(word, original, first, second) for original, other in units):
                yield _own(span, second) or Fact("name", text[start:end], span, text[start:end], frozenset({word}))


def _own(span: Span, side: Side) -> Fact | None:
    own = next((fact for fact in side.facts if overlaps(span, [fact.span])), None)
    return own if own is None or own.strong else replace(own, strong=True)


def _renders(word: str, original: str, first: Side, second: Side) -> bool:
    """Say whether `word` is what a name of another unit became, and this unit has not that name."""
    here = prepared(first.segment.text, first.language).keys
    for fact in extract(original, first.language).get("names", ()):
        keys = tuple(sorted(key for key in fact.readings if not key.startswith("=") and key.split(" ")[0] not in here))
        if fact.strong and keys:
            heard = best(fact, found(keys, first.language, word, second.language))
            if heard is not None and heard.ratio >= SURELY:
                return True
    return False
