"""Places by the names they have in each language (CLDR) and each script (GeoNames).

An entity is the code of a territory (`DE`) or of a part of a country (`usma`), an IANA
zone (`Europe/London`, its city) or `#` with the line of a city.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from qa.language import of
from qa.language.files import read_compiled
from qa.language.places import ZONE, invert

WATERS = ("River/", "Sea/")
"""How the codes of rivers and seas begin: they have names in fewer languages than countries."""


@functools.cache
def _cities(script: str) -> list[str]:
    """Return the names of each city in one script, a line a city."""
    return read_compiled("cities", f"{script}.txt").split("\n")


@functools.cache
def _named_cities(script: str) -> Mapping[str, tuple[str, ...]]:
    """Return which cities a name may mean.

    Of the Latin names of a city the one most used in English.
    """
    called = {}
    for line, city in enumerate(_cities(script)):
        names = city.split("|")
        if city:
            called[f"#{line}"] = names[:1] if script == "Latn" else names
    return invert(called)


def meanings(name: str, language: str) -> tuple[str, ...]:
    """Return the places that have a name (folded, its words parted by one space)."""
    spoken = of(language)
    found = spoken.places.meant.get(name, ())
    for script in spoken.script.cities:
        found += _named_cities(script).get(name, ())
    return found


@functools.cache
def _capitals() -> Mapping[str, list[str]]:
    """Return the codes of the countries whose capital an entity is."""
    found = {}
    for line in read_compiled("capitals.txt").splitlines():
        entity, _, codes = line.partition("\t")
        found[entity] = codes.split(" ")
    return found


def governed(name: str, language: str) -> tuple[str, ...]:
    """Return the codes of the countries whose capital has a name.

    `Athens` stands for Greece.
    """
    codes: dict[str, None] = {}
    for entity in meanings(name, language):
        codes.update(dict.fromkeys(_capitals().get(entity, ())))
    return tuple(codes)


def parts(name: str, language: str) -> tuple[str, ...]:
    """Return the codes of the parts of countries that have a name (folded).

    `gbeng` for England.
    """
    return tuple(
        [
            entity
            for entity in meanings(name, language)
            if entity.isalnum() and len(entity) >= ZONE
        ]
    )


def countries(language: str) -> Mapping[str, str]:
    """Return the names of countries, territories and continents.

    They are those in `language`, with their codes.
    """
    return of(language).places.countries


def towns(language: str) -> Mapping[str, str]:
    """Return the names of cities, rivers and seas that CLDR or we know in `language`, with their codes."""
    return of(language).places.towns


def inflected(language: str) -> Mapping[str, str]:
    """Return the forms of the names of countries of one word, with their codes: `Ирака`."""
    return of(language).places.inflected


def first_words(language: str) -> frozenset[str]:
    """Return the first words of the names that `countries` gives."""
    return of(language).places.first_words


def shared_words(language: str) -> frozenset[str]:
    """Return the words that end the names of several countries: `Korea`."""
    return of(language).places.shared_words


def is_of_a_place(word: str, language: str) -> bool:
    """Say whether a folded word is of a place: `Indian`, `Germans`.

    It begins like a country or a continent and ends as a people does.
    """
    return of(language).places.begins_with_a_place(word)


def labels(entities: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return what places are called in `language` or its script."""
    found: dict[str, None] = {}
    for entity in entities:
        if entity.startswith("#"):
            names = _city_names(int(entity[1:]), of(language).script.cities)
        else:
            names = of(language).places.called.get(entity, ())
        found.update(dict.fromkeys(names))
    found.pop("", None)
    return tuple(found)


def _city_names(line: int, scripts: Iterable[str]) -> Sequence[str]:
    """Return the names of the city of a line in some scripts."""
    found: list[str] = []
    for script in scripts:
        cities = _cities(script)
        if line < len(cities):
            found += cities[line].split("|")
    return found


def is_shared(
    name: str,
    first: str,
    second: str,
) -> bool:
    """Say whether CLDR spells the name (folded) of a place alike in two languages."""
    called = of(second).places.called
    return any(name in called.get(entity, ()) for entity in meanings(name, first))


def is_named(
    name: str,
    first: str,
    second: str,
) -> bool:
    """Say whether a city or part of a country with a name has one elsewhere.

    The name is one in `first`, and CLDR has one in `second`.
    """
    called = of(second).places.called
    return any(
        len(entity) >= ZONE and entity in called for entity in meanings(name, first)
    )
