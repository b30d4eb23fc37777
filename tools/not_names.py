"""Makes compiled/words/not_names.txt from CLDR: months, weekdays and names of languages, a line a language.

Feasts whose names are translated are added from own knowledge.

Run: python tools/data.py not-names
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from npm import COMPILED, package

from qa.language import gazetteer
from qa.language.spelling import WORD, folded

TARGET = COMPILED / "words" / "not_names.txt"
FEASTS = {
    "en": "Christmas Xmas Easter Thanksgiving Passover Lent Pentecost Advent Epiphany",
    "fr": "Noël Pâques Toussaint Pentecôte Carême Avent Épiphanie",
    "es": "Navidad Navidades Pascua Pentecostés Cuaresma Adviento Epifanía",
    "pt": "Natal Páscoa Pentecostes Quaresma Advento Epifania",
    "it": "Natale Pasqua Pentecoste Quaresima Avvento Epifania Ferragosto",
    "ca": "Nadal Pasqua Quaresma",
    "nl": "Kerst Kerstmis Kerstdag Pasen Pinksteren Sinterklaas",
    "pl": "Wielkanoc Wielkanocy Wigilia Wigilii",
    "id": "Natal Paskah Idulfitri Iduladha",
    "ms": "Krismas Aidilfitri Aidiladha",
    "sw": "Krismasi Pasaka",
    "tr": "Noel Paskalya",
    "vi": "Giáng Sinh Noel Tết",
    "hu": "Karácsony Húsvét Pünkösd",
    "ro": "Crăciun Crăciunul Paște Paști Rusalii",
    "de": "Weihnachten Ostern Pfingsten Advent",
}


def main() -> None:
    """Write the words, folded."""
    lines = []
    for home in sorted((package("cldr-dates-full") / "main").iterdir()):
        called = [*names(home.name), *FEASTS.get(home.name, "").split()]
        words = sorted({word for name in called for word in capitals(name, home.name)})
        if words:
            lines.append("\t".join([home.name, *words]))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def capitals(name: str, tag: str) -> Iterator[str]:
    """Yield the words with a capital, folded, but for places: `Pennsylvania German`."""
    words = [folded(word) for word in WORD.findall(name) if word[0].isupper()]
    yield from (
        word for word in words if len(words) == 1 or not gazetteer.meanings(word, tag)
    )


def names(tag: str) -> Iterator[str]:
    """Yield what CLDR calls months, weekdays and languages in one language."""
    dates = read(package("cldr-dates-full") / "main" / tag / "ca-gregorian.json", tag)[
        "dates"
    ]["calendars"]["gregorian"]
    for kind in ("months", "days"):
        for context in dates[kind].values():
            for width in ("wide", "abbreviated"):
                yield from context.get(width, {}).values()
    path = package("cldr-localenames-full") / "main" / tag / "languages.json"
    if path.exists():
        yield from read(path, tag)["localeDisplayNames"]["languages"].values()


def read(path: Path, tag: str) -> Any:  # noqa: ANN401 - CLDR's own shape
    return json.loads(path.read_text(encoding="utf-8"))["main"][tag]


if __name__ == "__main__":
    main()
