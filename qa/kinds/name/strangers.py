"""Countries that one of many versions alone names, and nobody else anywhere in the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qa.compare import Side
from qa.compare.sides import completed
from qa.evidence import Evidence
from qa.kinds.name.column import column
from qa.kinds.name.matching import telling
from qa.model import Fact, Unit

OTHERS = 3
"""Fewer other versions are not many."""
_CODE = 3
AMBIENT = 0.1
"""A country of which a larger share of the documents speaks may be named anywhere: that of the writers."""


def strangers(unit: Unit, evidence: Evidence) -> Iterator[tuple[str, Fact]]:
    """Yield who alone names a country of which nobody else speaks; translators name what the document is about."""
    present = completed(unit, "names", evidence)
    if len(present) <= OTHERS:
        return
    named = Counter(key for side in present for key in {key for fact in side.facts for key in fact.readings})
    for side in present:
        for fact in side.facts:
            if fact.strong and _codes(fact) and all(named[key] == 1 for key in fact.readings):
                others = [one for one in telling(present, unit.source) if one is not side]
                if not _is_spoken_of(fact, side, others, unit.document, evidence):
                    yield side.version, fact


def _codes(fact: Fact) -> list[str]:
    """Return the codes of the countries that a name may be of: continents have numbers, their parts are longer."""
    return [key for key in sorted(fact.readings) if len(key) == _CODE and key[0] == "=" and key[1:].isalpha()]


def _is_spoken_of(fact: Fact, side: Side, others: Sequence[Side], document: str, evidence: Evidence) -> bool:
    """Say whether another version names a country elsewhere in the document, or in many documents."""
    columns = [column(one.version, side.version, evidence.names) for one in others]
    speaking = {r.place[0] for one in columns for key in _codes(fact) for r in one.records.get(key, ())}
    every = {place[0] for one in columns for place, _, _ in one.places}
    return document in speaking or len(speaking) > AMBIENT * len(every)
