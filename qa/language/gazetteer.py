"""Places by the names they have in each language (CLDR) and each script (GeoNames).

An entity is the code of a territory (`DE`) or of a part of a country (`usma`), an IANA zone (`Europe/London`, its city)
or `#` with the line of a city.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from qa.language import of
from qa.language.files import read_compiled
from qa.language.places import ZONE, invert


@functools.cache
def _cities(script_code: str) -> list[str]:
    return read_compiled("cities", f"{script_code}.txt").split("\n")


@functools.cache
def _named_cities(script_code: str) -> Mapping[str, tuple[str, ...]]:
    most = 1 if script_code == "Latn" else None
    return invert((f"#{line}", city.split("|")[:most]) for line, city in enumerate(_cities(script_code)) if city)


def meanings(name: str, language: str) -> tuple[str, ...]:
    """Return the places that have a name (folded, its words parted by one space)."""
    found = of(language).places.meant.get(name, ())
    for code in of(language).script.cities:
        found += _named_cities(code).get(name, ())
    return found


@functools.cache
def _capitals() -> Mapping[str, list[str]]:
    lines = (line.partition("\t") for line in read_compiled("capitals.txt").splitlines())
    return {entity: codes.split(" ") for entity, _, codes in lines}


def governed(name: str, language: str) -> tuple[str, ...]:
    """Return the codes of the countries whose capital has a name: `Athens` stands for Greece."""
    found = (_capitals().get(entity, ()) for entity in meanings(name, language))
    return tuple(dict.fromkeys(code for codes in found for code in codes))


def parts(name: str, language: str) -> tuple[str, ...]:
    """Return the codes of the parts of countries that have a name (folded): `gbeng` for England."""
    return tuple(key for key in meanings(name, language) if key.isalnum() and len(key) >= ZONE)


def countries(language: str) -> Mapping[str, str]:
    """Return the names of countries, territories and continents in `language` with their codes."""
    return of(language).places.countries


def first_words(language: str) -> frozenset[str]:
    """Return the first words of the names that `countries` gives."""
    return of(language).places.first_words


def shared_words(language: str) -> frozenset[str]:
    """Return the words that end the names of several countries: `Korea`."""
    return of(language).places.shared_words


def is_of_a_place(word: str, language: str) -> bool:
    """Say whether a folded word begins like a country or a continent and ends as a people does: `Indian`, `Germans`."""
    return of(language).places.begins_with_a_place(word)


def labels(entities: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return what places are called in `language` or its script."""
    found: list[str] = []
    for entity in entities:
        if entity.startswith("#"):
            for code in of(language).script.cities:
                cities = _cities(code)
                if int(entity[1:]) < len(cities):
                    found += cities[int(entity[1:])].split("|")
        else:
            found += of(language).places.called.get(entity, ())
    return tuple(dict.fromkeys(label for label in found if label))


def is_shared(name: str, first: str, second: str) -> bool:
    """Say whether CLDR spells the name (folded) of a place alike in two languages."""
    called = of(second).places.called
    return any(name in called.get(entity, ()) for entity in meanings(name, first))


def is_named(name: str, first: str, second: str) -> bool:
    """Say whether CLDR has a name in `second` for the city, or the part of a country, that has this one in `first`."""
    called = of(second).places.called
    return any(len(entity) >= ZONE and entity in called for entity in meanings(name, first))
