"""Unsupported country names: countries that one of many versions alone names, and nobody else in the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qa.compare import Side
from qa.compare.sides import completed
from qa.evidence import Evidence
from qa.kinds.name import thresholds
from qa.kinds.name.evidence import Names
from qa.kinds.name.kind import NAMES
from qa.kinds.name.matching import telling
from qa.model import Fact, Unit


def find_unsupported(unit: Unit, evidence: Evidence) -> Iterator[tuple[str, Fact]]:
    """Yield the version and the country that it alone names.

    Of four versions or more no other names it in this unit or speaks of it in the document: translators name
    what the document is about.
    """
    present = completed(unit, NAMES, evidence)
    if len(present) <= thresholds.FEWEST_VERSIONS:
        return
    named = _count_versions(present)
    asked = telling(present, unit.source)
    for side in present:
        others = [one.version for one in asked if one.version != side.version]
        for fact in side.facts:
            codes = find_country_readings(fact)
            if (
                not fact.strong
                or not codes
                or any(named[reading] > 1 for reading in fact.readings)
            ):
                continue
            if not _is_spoken_of(codes, side.version, others, unit.document, evidence):
                yield side.version, fact


def _count_versions(present: Sequence[Side]) -> Counter[str]:
    """Return how many versions have each reading."""
    named: Counter[str] = Counter()
    for side in present:
        readings: set[str] = set()
        for fact in side.facts:
            readings |= fact.readings
        named.update(readings)
    return named


def find_country_readings(fact: Fact) -> list[str]:
    """Return the readings that are countries: continents have numbers, parts of countries longer codes."""
    readings = [reading for reading in sorted(fact.readings) if reading.startswith("=")]
    return [
        reading
        for reading in readings
        if len(reading) == len("=DE") and reading[1:].isalpha()
    ]


def _is_spoken_of(
    codes: Sequence[str],
    version: str,
    others: Sequence[str],
    document: str,
    evidence: Evidence,
) -> bool:
    """Say whether another version names a country elsewhere in the document, or in many documents.

    `codes` are the readings of the country, `version` the one that names it, and `others` those that are asked.
    """
    speaking: set[str] = set()
    every: set[str] = set()
    for other in others:
        concordance = evidence.of(Names).batch.pair(other, version).concordance
        every.update(place[0] for place, _, _ in concordance.units)
        for code in codes:
            speaking.update(
                occurrence.place[0]
                for occurrence in concordance.occurrences.get(code, ())
            )
    return document in speaking or is_ambient(len(speaking), len(every))


def is_ambient(speaking: int, documents: int) -> bool:
    """Say whether so many of the documents speak of a country that it may be named anywhere."""
    return speaking > thresholds.AMBIENT_SHARE * documents
