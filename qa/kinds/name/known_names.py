"""Names that no capital shows: words of a text that in the other units stand for a name which the second text lacks."""

from __future__ import annotations

from collections.abc import Iterator

from qa.kinds.name import thresholds
from qa.kinds.name.missing import MissingName
from qa.kinds.name.named_text import overlaps
from qa.kinds.name.replacements import find_known
from qa.kinds.name.script_traits import is_read_by_capitals
from qa.kinds.name.text_pair import TextPair
from qa.language.spelling import folded
from qa.model import Fact


def find_known_lost(texts: TextPair) -> Iterator[MissingName]:
    """Yield words of the first text, without capitals, that surely stand for names which the second has not.

    A word is one where nearly all other units that have it have the name, and enough do.
    """
    if is_read_by_capitals(texts.first.language):
        return
    taken = [fact.span for fact in texts.first.names if fact.strong]
    taken += [fact.span for fact, _ in texts.pairs]
    for fact in find_known(texts.turned, list(taken)):
        share = _measure(fact, texts)
        if share >= thresholds.KNOWN_SHARE and not overlaps(fact.span, taken):
            yield MissingName(fact, {}, share, thresholds.MISSING, None)


def _measure(fact: Fact, texts: TextPair) -> float:
    """Return the share of the other units with a word that have its name, 0 where there are too few."""
    concordance = texts.back.concordance
    word = folded(fact.text)
    units = [
        names
        for original, names in concordance.find_units_with(word)
        if original != texts.second.text
    ]
    if len(units) < thresholds.KNOWN_UNITS:
        return 0.0
    return sum(not names.isdisjoint(fact.readings) for names in units) / len(units)
