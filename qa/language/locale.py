"""What is known of a language's numbers, dates and units: CLDR compiled in `locales/`, additions in `additions/`.

A locale is its parents' data (`und`, `de`, `de-CH`), each under what the next one says. A language nobody described has
the root's data alone.
"""

from __future__ import annotations

import functools
import importlib.resources
import json
import tomllib
from dataclasses import dataclass, field
from typing import Any

from qa.language.folding import key


@dataclass(slots=True)
class Locale:
    """Words and signs of one language, in the form `folding.key` gives them.

    `after` and `before` are scale words with their power of ten, by where they stand (`5 million`, `milioni 5`).
    `duals` hold a number in themselves (`يومان`, two days). `readings` are other values a word may stand for (`half`:
    0.5, 50, 30). `ambiguous` forms name a month or weekday only beside a number. `years` and `hours` are what the
    language's own calendar and clock may add to the common ones (543 in the Buddhist era, 6 on the East African clock).
    After `leads` even an ambiguous form is a month.
    `strict` text uses its own decimal sign alone, `capitals` says that names of months have one, `spaced` that words
    do. `attached` are the scale letters written on to a number, `decades` what makes 1990 a decade, `oclock` what makes
    7 an hour, `numbered` how a month is named by its number (`#`), `borrows` the languages whose month names are used
    as well.
    """

    decimal: str = "."
    group: str = ","
    minimum: int = 1
    groups: list[int] = field(default_factory=lambda: [3])
    order: str = "ymd"
    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    after: dict[str, int] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)
    am: list[str] = field(default_factory=list)
    pm: list[str] = field(default_factory=list)
    currencies: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    duals: dict[str, int] = field(default_factory=dict)
    cardinals: dict[str, int] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)
    readings: dict[str, list[str]] = field(default_factory=dict)
    signs: dict[str, list[str]] = field(default_factory=dict)
    ambiguous: list[str] = field(default_factory=list)
    connectors: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    proclitics: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    lunar: bool = False
    hours: list[int] = field(default_factory=list)
    spaced: bool = True
    strict: bool = False
    capitals: bool = False
    customary: bool = False
    figures: bool = False
    attached: dict[str, int] = field(default_factory=dict)
    cognates: dict[str, int] = field(default_factory=dict)
    borrows: list[str] = field(default_factory=list)
    numbered: list[str] = field(default_factory=list)
    decades: list[str] = field(default_factory=list)
    oclock: list[str] = field(default_factory=list)
    centuries: list[str] = field(default_factory=list)
    negative: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


@functools.cache
def _index() -> dict[str, dict[str, str]]:
    index: dict[str, dict[str, str]] = json.loads(_file("locales", "index.json") or "{}")
    return index


def _file(folder: str, name: str) -> bytes | None:
    path = importlib.resources.files(__package__).joinpath(folder, name)
    return path.read_bytes() if path.is_file() else None


def chain(tag: str) -> list[str]:
    """Return the locales whose data make up `tag`, the root (`und`) first."""
    index = _index()
    language, hyphen, rest = tag.replace("_", "-").partition("-")
    tag = index["aliases"].get(language.lower(), language.lower()) + hyphen + rest
    tag = index["implied"].get(tag, tag)
    found = [tag]
    while found[0] != "und":
        found.insert(0, index["parents"].get(found[0]) or found[0].rpartition("-")[0] or "und")
    return found


@functools.cache
def load(tag: str) -> Locale:
    """Return the data of a BCP 47 tag; an unknown one has the root's. A few milliseconds the first time."""
    locale = Locale()
    for name in chain(tag):
        for data in _layers(name):
            _lay(locale, data)
    for lender in locale.borrows:
        for form, month in load(lender).months.items():
            locale.months.setdefault(form, month)
    return locale


def _layers(name: str) -> list[dict[str, Any]]:
    compiled = _file("locales", f"{name}.json")
    written = _file("additions", f"{name}.toml")
    layers = [json.loads(compiled)] if compiled else []
    return layers + ([_keyed(tomllib.loads(written.decode()))] if written else [])


def _keyed(data: dict[str, Any]) -> dict[str, Any]:
    """Return hand-written data with its words in the lexicon's form."""
    return {
        field: {key(form): value for form, value in table.items()} if isinstance(table, dict) else table
        for field, table in data.items()
    }


def _lay(locale: Locale, data: dict[str, Any]) -> None:
    """Put one layer over what is there: tables grow (an empty value takes a form out), other fields are replaced."""
    for name, value in data.items():
        if isinstance(value, dict):
            merged = {**getattr(locale, name), **value}
            keeps_zero = name in {"cardinals", "ordinals"}
            setattr(locale, name, {form: sense for form, sense in merged.items() if sense or keeps_zero})
        else:
            setattr(locale, name, value)
