"""What is known of one language's numbers, dates and units: CLDR compiled in `locales/`, additions by hand in `additions/`.

A locale is its parents' data (`und`, `de`, `de-CH`), each under what the next one says. A language nobody described has
the root's data alone.
"""

from __future__ import annotations

import functools
import importlib.resources
import tomllib

import msgspec

from qa.languages.folding import key


class Locale(msgspec.Struct, forbid_unknown_fields=True):
    """Words and signs of one language, in the form `folding.key` gives them.

    `after` and `before` are scale words with their power of ten, by where they stand (`5 million`, `milioni 5`).
    `duals` hold a number in themselves (`يومان`, two days). `readings` are other values a word may stand for (`half`:
    0.5, 50, 30). `ambiguous` forms name a month or weekday only beside a number. `years` and `hours` are what the
    language's own calendar and clock may add to the common ones (543 for the Buddhist era, 6 for the East African clock).
    """

    decimal: str = "."
    group: str = ","
    minimum: int = 1
    groups: list[int] = msgspec.field(default_factory=lambda: [3])
    order: str = "ymd"
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    after: dict[str, int] = {}
    before: dict[str, int] = {}
    am: list[str] = []
    pm: list[str] = []
    currencies: dict[str, str] = {}
    units: dict[str, str] = {}
    duals: dict[str, int] = {}
    cardinals: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    readings: dict[str, list[str]] = {}
    signs: dict[str, list[str]] = {}
    ambiguous: list[str] = []
    proclitics: list[str] = []
    years: list[int] = []
    lunar: bool = False
    hours: list[int] = []
    spaced: bool = True
    strict: bool = False
    capitals: bool = False
    attached: dict[str, int] = {}
    cognates: dict[str, int] = {}
    borrows: list[str] = []
    numbered: list[str] = []
    decades: list[str] = []
    centuries: list[str] = []
    negative: list[str] = []
    sources: list[str] = []


class _Index(msgspec.Struct):
    aliases: dict[str, str]
    implied: dict[str, str]
    parents: dict[str, str]


@functools.cache
def _index() -> _Index:
    return msgspec.json.decode(_file("locales", "index.json") or b"{}", type=_Index)


def _file(folder: str, name: str) -> bytes | None:
    path = importlib.resources.files(__package__).joinpath(folder, name)
    return path.read_bytes() if path.is_file() else None


def chain(tag: str) -> list[str]:
    """Return the locales whose data make up `tag`, the root (`und`) first."""
    index = _index()
    language, hyphen, rest = tag.replace("_", "-").partition("-")
    tag = index.aliases.get(language.lower(), language.lower()) + hyphen + rest
    tag = index.implied.get(tag, tag)
    found = [tag]
    while found[0] != "und":
        found.insert(0, index.parents.get(found[0]) or found[0].rpartition("-")[0] or "und")
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


def _layers(name: str) -> list[dict[str, object]]:
    compiled = _file("locales", f"{name}.json")
    written = _file("additions", f"{name}.toml")
    layers = [msgspec.json.decode(compiled)] if compiled else []
    return layers + ([_keyed(tomllib.loads(written.decode()))] if written else [])


def _keyed(data: dict[str, object]) -> dict[str, object]:
    """Return hand-written data with its words in the lexicon's form."""
    return {
        field: {key(form): value for form, value in table.items()} if isinstance(table, dict) else table
        for field, table in data.items()
    }


def _lay(locale: Locale, data: dict[str, object]) -> None:
    """Put one layer over what is there: tables grow (0, an empty value, takes a form out), other fields are replaced."""
    for field, value in data.items():
        if isinstance(value, dict):
            merged = {**getattr(locale, field), **value}
            value = {form: sense for form, sense in merged.items() if sense or (sense == 0 and field in _ZERO)}
        setattr(locale, field, value)


_ZERO = ("cardinals", "ordinals")
