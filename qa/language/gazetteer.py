"""Places by the names they have in each language (CLDR) and each script (GeoNames).

An entity is the code of a territory (`DE`) or of a part of a country (`usma`), an IANA zone (`Europe/London`, its city)
or `#` with the line of a city.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from qa.language import name_words, of
from qa.language.files import compiled

_ZONE, _STEM, _CUT = 4, 4, 2


def _large(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return countries and large cities with their names in `language`."""
    return of(language).places


@functools.cache
def _cities(script_code: str) -> list[str]:
    return compiled("cities", f"{script_code}.txt").split("\n")


@functools.cache
def _places(language: str) -> Mapping[str, tuple[str, ...]]:
    return _turned((key, labels) for key, labels in _large(language).items())


@functools.cache
def _named_cities(script_code: str) -> Mapping[str, tuple[str, ...]]:
    most = 1 if script_code == "Latn" else None
    return _turned((f"#{line}", city.split("|")[:most]) for line, city in enumerate(_cities(script_code)) if city)


def _turned(named: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, tuple[str, ...]]:
    """Return what every name may mean, of the names that everything has."""
    found: dict[str, tuple[str, ...]] = {}
    for key, labels in named:
        for label in labels:
            found[label] = (*found[label], key) if label in found else (key,)
    return found


def meanings(name: str, language: str) -> tuple[str, ...]:
    """Return the places that have a name (folded, its words parted by one space)."""
    found = _places(language).get(name, ())
    for code in of(language).script.cities:
        found += _named_cities(code).get(name, ())
    return found


@functools.cache
def _capitals() -> dict[str, list[str]]:
    lines = (line.partition("\t") for line in compiled("capitals.txt").splitlines())
    return {entity: codes.split(" ") for entity, _, codes in lines}


@functools.lru_cache(maxsize=65536)
def governed(name: str, language: str) -> tuple[str, ...]:
    """Return the codes of the countries whose capital has a name: `Athens` stands for Greece."""
    found = (_capitals().get(entity, ()) for entity in meanings(name, language))
    return tuple(dict.fromkeys(code for codes in found for code in codes))


@functools.lru_cache(maxsize=65536)
def parts(name: str, language: str) -> tuple[str, ...]:
    """Return the codes of the parts of countries that have a name (folded): `gbeng` for England."""
    return tuple(key for key in meanings(name, language) if key.isalnum() and len(key) >= _ZONE)


@functools.cache
def countries(language: str) -> Mapping[str, str]:
    """Return the names of countries, territories and continents in `language` with their codes.

    Large cities are among them where their name has several words (`New York`): its words are no names.
    """
    return {
        label: key for key, labels in _large(language).items() for label in labels if len(key) < _ZONE or " " in label
    }


@functools.cache
def first_words(language: str) -> frozenset[str]:
    """Return the first words of the names that `countries` gives."""
    return frozenset(label.split(" ", 1)[0] for label in countries(language))


@functools.cache
def shared_words(language: str) -> frozenset[str]:
    """Return the words that end the names of several countries: `Korea`."""
    ends: dict[str, set[str]] = {}
    for label, key in countries(language).items():
        if len(key) < _ZONE and " " in label:
            ends.setdefault(label.rsplit(" ", 1)[1], set()).add(key)
    return frozenset(word for word, keys in ends.items() if len(keys) > 1)


@functools.cache
def _stems(language: str) -> frozenset[str]:
    """Return the beginnings of the words that name countries, which endings follow."""
    labels = (label.split(" ") for label, key in countries(language).items() if len(key) < _ZONE)
    titles = name_words.titles(language)
    words = {word for label in labels if label[0] not in titles for word in label if len(word) >= _STEM}
    if not name_words.demonyms(language):
        return frozenset(word[: max(_STEM, len(word) - _STEM)] for word in words)
    return frozenset(word[:size] for word in words for size in range(max(_STEM, len(word) - _CUT), len(word) + 1))


@functools.lru_cache(maxsize=65536)
def is_of_a_place(word: str, language: str) -> bool:
    """Say whether a folded word begins like a country or a continent and ends as a people does: `Indian`, `Germans`.

    Where the endings of the language are not known, the beginning tells.
    """
    stems, endings = _stems(language), name_words.demonyms(language)
    return any(word[:size] in stems and (not endings or word[size:] in endings) for size in range(_STEM, len(word)))


@functools.lru_cache(maxsize=65536)
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
            found += _large(language).get(entity, ())
    return tuple(dict.fromkeys(label for label in found if label))


@functools.lru_cache(maxsize=65536)
def is_shared(name: str, first: str, second: str) -> bool:
    """Say whether CLDR spells the name (folded) of a place alike in two languages."""
    return any(name in _large(second).get(entity, ()) for entity in meanings(name, first))


@functools.lru_cache(maxsize=65536)
def is_named(name: str, first: str, second: str) -> bool:
    """Say whether CLDR has a name in `second` for the city, or the part of a country, that has this one in `first`."""
    return any(len(entity) >= _ZONE and entity in _large(second) for entity in meanings(name, first))
