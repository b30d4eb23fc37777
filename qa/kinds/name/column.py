"""What became of every name of one version in another: all units of the batch are heard at once."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.kinds import plain
from qa.kinds.name.classes import kind
from qa.kinds.name.evidence import Names, Place
from qa.kinds.name.reading import is_spaceless
from qa.kinds.name.sightings import Heard, Keys, Sighting, found, hear
from qa.kinds.name.texts import line, parts
from qa.language import name_words, of, script
from qa.language.spelling import folded
from qa.model import Fact, language_of

SEEN = 0.6
"""A rendering that sounds at least so well (1 is the average of true ones) is the name."""
SURELY, VERY_SURELY = 0.8, 0.95
"""A word that sounds at least so well is the rendering of a name of that unit; more is asked without spaces."""
TWICE = 2
"""So does one that sounds worse, but stands for the name in two units."""
OFTEN = 3
"""A word that stands in more texts besides is a common one."""
_SHORTEST = {"Hani": 2, "Hans": 2, "Hant": 2, "Kore": 2, "Hang": 2}
_RATE, _WEIGHT = 0.8, 10.0
"""How often a name is seen before the batch says how often, and of how many names that counts as much."""


class Record(NamedTuple):
    """A unit that has a name: its two texts, how well the name is seen, and the word (folded) that it is seen as."""

    place: Place
    original: str
    text: str
    ratio: float
    word: str

    @property
    def kept(self) -> bool:
        """Whether the name is seen there."""
        return self.ratio >= SEEN


def best(fact: Fact, seen: Mapping[str, Sighting | None]) -> Sighting | None:
    """Return the best sighting of a fact's readings."""
    found: Sighting | None = None
    for key in sorted(fact.readings):
        sight = seen.get(key)
        if sight is not None and (found is None or sight.ratio > found.ratio):
            found = sight
    return found


class Mentions:
    """The names of one version, over the whole batch."""

    def __init__(self, version: str, names: Names) -> None:
        self.all_are = name_words.foreign(language_of(version))
        self.facts = {t: plain(t, language_of(version)).get("names", ()) for t in names.column(version).places}
        strong = (fact for found in self.facts.values() for fact in found if fact.strong)
        self.known = frozenset(key for fact in strong for key in fact.readings)
        self.keys = {text: self.asked(found) for text, found in self.facts.items()}

    def asked(self, facts: Sequence[Fact]) -> Keys:
        """Return the readings of facts that are names here or elsewhere: what begins a sentence may be none."""
        may_be = [f for f in facts if f.strong or self.all_are or not f.readings.isdisjoint(self.known)]
        return tuple(sorted({key for fact in may_be for key in fact.readings}))


mentions = functools.lru_cache(maxsize=256)(Mentions)


class _Learnt(NamedTuple):
    """Units by reading; how many names of a class are seen, of how many; how surely each word stands for a name."""

    records: Mapping[str, Sequence[Record]]
    rates: Mapping[str, tuple[int, int]]
    counts: Mapping[tuple[str, frozenset[str]], int]


class Column:
    """The names of version `first` in the texts of version `second`, over the whole batch."""

    def __init__(self, first: str, second: str, names: Names, back: Column | None) -> None:
        self.first, self.second = language_of(first), language_of(second)
        self.names, self.versions, self.back = names, (first, second), back
        self.mentions = mentions(first, names)

    @functools.cached_property
    def places(self) -> list[tuple[Place, str, str]]:
        """The units that have both texts, and these."""
        texts, others = (self.names.column(version).texts for version in self.versions)
        return [(place, text, others[place]) for place, text in texts.items() if others.get(place, "").strip()]

    @functools.cached_property
    def heard(self) -> Mapping[tuple[str, str], Heard]:
        """Where the names stand, by the two texts of a unit."""
        asked = {(text, other): self.mentions.keys[text] for _, text, other in self.places}
        told = [self.back.told(other, text) if self.back else {} for text, other in asked]
        rest = [
            (tuple(k for k in asked[pair] if k not in known), pair[1]) for pair, known in zip(asked, told, strict=True)
        ]
        heard = hear(rest, self.first, self.second)
        return {pair: {**known, **new} for pair, known, new in zip(asked, told, heard, strict=True)}

    def sights(self, facts: Sequence[Fact], original: str, text: str) -> Mapping[str, Sighting | None]:
        """Return where the names of one text stand in another, of this batch or not.

        As long as nothing is asked of the whole batch, these two texts alone are heard.
        """
        whole = "heard" in vars(self)
        known = self.heard.get((original, text), {}) if whole else self._known(original, text)
        rest = tuple(key for key in self.mentions.asked(facts) if key not in known)
        return {**known, **found(rest, self.first, text, self.second)} if rest else known

    def _known(self, original: str, text: str) -> Heard:
        """Return what the other direction tells of two texts of one unit."""
        others = self.names.column(self.versions[1]).texts
        here = self.names.column(self.versions[0]).places.get(original, ())
        return self.back.told(text, original) if self.back and any(others.get(place) == text for place in here) else {}

    def told(self, original: str, text: str) -> Heard:
        """Return where the names of the second text stand in the first, as far as names of the first stand there."""
        known = self.heard.get((original, text), {})
        clear = [(fact, sight) for fact in plain(original, self.first).get("names", ()) if (sight := best(fact, known))]
        places = [(sight.span, sight._replace(span=fact.span)) for fact, sight in clear if sight.ratio >= SURELY]
        theirs = plain(text, self.second).get("names", ()) if places else ()
        return {key: sight for fact in theirs for span, sight in places if span == fact.span for key in fact.readings}

    def rate(self, name: str) -> float:
        """Return how often the batch shows the names of a class."""
        seen, total = self._learnt.rates.get(name, (0, 0))
        return (seen + _RATE * _WEIGHT) / (total + _WEIGHT)

    @property
    def records(self) -> Mapping[str, Sequence[Record]]:
        """The units that have a name, by its readings."""
        return self._learnt.records

    def elsewhere(self, fact: Fact, original: str, most: int) -> list[tuple[bool, Record]]:
        """Return the other units with a name, and whether they are of this document, whose units come first."""
        here = {document for document, _ in self.names.column(self.versions[0]).places.get(original, ())}
        records = {
            r.place: r for key in sorted(fact.readings) for r in self.records.get(key, ()) if r.original != original
        }
        near = [(place[0] in here, record) for place, record in records.items()]
        return sorted(near, key=lambda pair: (not pair[0], pair[1].place))[:most]

    @functools.cached_property
    def _learnt(self) -> _Learnt:
        records: dict[str, list[Record]] = {}
        counts: Counter[tuple[str, frozenset[str]]] = Counter()
        seen: Counter[str] = Counter()
        total: Counter[str] = Counter()
        sure = VERY_SURELY if is_spaceless(self.second) else SURELY
        for fact, record in self._all():
            for key in fact.readings:
                records.setdefault(key, []).append(record)
            if fact.strong:
                name = kind(fact, self.first)
                total[name] += 1
                seen[name] += record.kept
                if record.kept:
                    counts[record.word, fact.readings] += TWICE if record.ratio >= sure else 1
        return _Learnt(records, {name: (seen[name], total[name]) for name in (*total,)}, counts)

    def _all(self) -> Iterator[tuple[Fact, Record]]:
        for place, original, text in self.places:
            heard = self.heard[original, text]
            for fact in self.mentions.facts[original]:
                sight = best(fact, heard)
                word = folded(text[sight.span.start : sight.span.end]) if sight else ""
                yield fact, Record(place, original, text, sight.ratio if sight else 0.0, word)

    @functools.cached_property
    def renderings(self) -> dict[str, frozenset[str]]:
        """The words that surely stand for names, with these names."""
        renderings: dict[str, set[str]] = {}
        shortest = _SHORTEST.get(script(self.second), 3)
        for (word, readings), count in self._learnt.counts.items():
            if count < TWICE or len(word) < shortest:
                continue
            most = OFTEN + count
            if self.names.frequency(self.versions[1], parts(word, self.second), line, most) <= most:
                renderings.setdefault(word, set()).update(readings)
        return {word: frozenset(keys) for word, keys in renderings.items()}


@functools.lru_cache(maxsize=256)
def column(first: str, second: str, names: Names) -> Column:
    """Return what became of the names of version `first` in `second`."""
    back = rank(second) < rank(first)
    return Column(first, second, names, column(second, first, names) if back else None)


def rank(version: str) -> tuple[bool, str]:
    """Return the order in which versions are heard in each other's texts: scripts with capitals first."""
    return not of(language_of(version)).cased, version
