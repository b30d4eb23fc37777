"""What is known of a language's numbers, dates and units.

CLDR compiled, and `[values]` of the languages' files.

A locale is its parents' data (`und`, `de`, `de-CH`), each under what the next one says.
A language nobody described has the root's data alone.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from qa.language import tags
from qa.language.files import load_written, read_compiled
from qa.language.folding import key
from qa.language.prose import is_spaced

_HUNDRED, _MONTHS, _MILLION = 100, 12, 6
_ENOUGH = 18
"""Number words to a hundred that say most of them: to ten, and the tens."""
_ENDING = 4
"""Letters of an ordinal's ending at most."""
_FIRST_SYLLABIC = "\u1100"
"""From here on one sign may be a number word."""
_LISTED = frozenset({"bounds", "directions"})
"""Tables that are written the other way round: forms by what they say, parted by commas."""
_WITH_ZERO = frozenset({"cardinals", "ordinals"})
"""Tables in which nought is a value."""


@dataclass(frozen=True, slots=True)
class Locale:
    """Words and signs of one language, in the form `folding.key` gives them.

    `after` and `before` are scale words with their power of ten, by where they stand
    (`5 million`, `milioni 5`). `duals` hold a number in themselves (`يومان`, two days).
    `readings` are other values a word may stand for (`half`: 0.5, 50, 30). `ambiguous`
    forms name a month or weekday only beside a number. `years` and `hours` are what the
    language's own calendar and clock may add to the common ones (543 in the Buddhist
    era, 6 on the East African clock). `homographs` are number words that are other
    words too. Of `partial` languages not all number words and months are read: they
    have many prefixes, or nobody described them. After `leads` even an ambiguous form
    is a month. `calendars` are months of other calendars, each with its calendar and
    number.
    `denominations` are currencies as they are called without their country, with the
    code, or the kind of all that are called so (`money.toml`).
    `strict` text uses its own decimal sign alone, in `mixed` text both signs stand, `capitals` says that names of months
    have one, `spaced` that spaces part words. `attached` are the scale letters written
    on to a number, `decades` what makes 1990 a decade, `oclock` what makes a number
    (`#`) an hour of the day, `periods` the parts of the day with the hours between
    which each is said (past 24 it is the next day), `full_day` whether hours are
    counted to 24.
    `numbered` how a month is named by its number (`#`), `ranges` what stands between
    the ends of a range beside short words, `versions` what stands before the number
    of a program's version, `borrows` the languages whose month names
    are used as well. `halves` are the words before
    the hour to which a half is wanting (`halb`), `month_signs` says that a month is a
    number with a sign that is read in all texts (`10月`). `bounds` are words beside a number (`#`, at the front where it is
    not named) with what they say of it (`at least`), `directions` those that say `up` or
    `down` (`rose`); `*` ends a stem.
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
    denominations: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    duals: dict[str, int] = field(default_factory=dict)
    cardinals: dict[str, int] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)
    ranked: dict[str, int] = field(default_factory=dict)
    counters: tuple[str, ...] = ()
    ordinal_stems: dict[str, int] = field(default_factory=dict)
    ordinal_endings: dict[str, int] = field(default_factory=dict)
    readings: dict[str, list[str]] = field(default_factory=dict)
    signs: dict[str, list[str]] = field(default_factory=dict)
    ambiguous: list[str] = field(default_factory=list)
    homographs: frozenset[str] = frozenset()
    connectors: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    proclitics: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    lunar: bool = False
    hours: list[int] = field(default_factory=list)
    spaced: bool = True
    strict: bool = False
    mixed: bool = False
    capitals: bool = False
    customary: bool = False
    figures: bool = False
    partial: bool = False
    attached: dict[str, int] = field(default_factory=dict)
    cognates: dict[str, int] = field(default_factory=dict)
    borrows: list[str] = field(default_factory=list)
    numbered: list[str] = field(default_factory=list)
    periods: dict[str, list[int]] = field(default_factory=dict)
    full_day: bool = False
    calendars: dict[str, str] = field(default_factory=dict)
    decades: list[str] = field(default_factory=list)
    oclock: list[str] = field(default_factory=list)
    centuries: list[str] = field(default_factory=list)
    negative: list[str] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    month_signs: bool = False
    halves: list[str] = field(default_factory=list)
    bounds: dict[str, str] = field(default_factory=dict)
    directions: dict[str, str] = field(default_factory=dict)

    @property
    def has_bounds(self) -> bool:
        """Whether words beside a number are read that bound it: it has some of its own."""
        return len(self.bounds) > len(load("und").bounds)

    @property
    def has_number_words(self) -> bool:
        """Whether numbers to a hundred are read in words: enough of them are known."""
        if self.partial:
            return False
        small = {value for value in self.cardinals.values() if 0 < value <= _HUNDRED}
        return len(small) >= _ENOUGH

    @property
    def has_own_scales(self) -> bool:
        """Whether a word for a million is known beyond those of all languages."""
        common = load("und").after
        forms = [*self.after.items(), *self.before.items()]
        return any(power == _MILLION and form not in common for form, power in forms)

    @property
    def has_months(self) -> bool:
        """Whether months are read: each has a name, or all have numbers."""
        if self.partial:
            return False
        if self.month_signs or self.numbered:
            return True
        return len(set(self.months.values())) >= _MONTHS


@functools.cache
def load(tag: str) -> Locale:
    """Return the data of a BCP 47 tag.

    An unknown one has the root's. A few milliseconds the first time. Names of months
    that are borrowed stand behind the language's own.
    """
    values: dict[str, Any] = {"spaced": is_spaced(tag)}
    for layer in _list_layers(tag):
        _merge(values, layer)
    for lender in values.get("borrows", ()):
        values["months"] = load(lender).months | values.get("months", {})
    _inflect_ordinals(values)
    values["counters"] = tuple(map(key, values.get("counters", ())))
    values["homographs"] = frozenset(map(key, values.get("homographs", ())))
    return Locale(**values)


def _inflect_ordinals(values: dict[str, Any]) -> None:
    """Add each ordinal's stem with each of the endings; what is named whole stays.

    An ordinal of nought in few letters is the ending alone, as CLDR's rules have it.
    """
    endings = values.get("ordinal_endings", {})
    forms = {
        stem + ending: number
        for stem, number in values.get("ordinal_stems", {}).items()
        for ending in endings
    }
    ordinals = forms | values.get("ordinals", {})
    values["ordinals"] = {
        form: number
        for form, number in ordinals.items()
        if number or len(form) > _ENDING or form >= _FIRST_SYLLABIC
    }


def _list_layers(tag: str) -> Iterator[Mapping[str, Any]]:
    """Yield what CLDR says of each locale, the root's first.

    Behind it comes what is written of the languages it is of. CLDR gives a language in
    another script (`zh-Hant`) nothing of the language's own; what is written by hand
    holds for both.
    """
    laid = set()
    for name in tags.locales(tag):
        text = read_compiled("locales", f"{name}.json")
        if text:
            yield json.loads(text)
        yield _read_table("clock.json").get(name, {})
        yield {"calendars": _read_table("calendars.json").get(name, {})}
        yield {"denominations": _read_table("denominations.json").get(name, {})}
        for parent in reversed(tags.parents(name)):
            if parent not in laid:
                laid.add(parent)
                yield _keyed(load_written(parent).get("values", {}))


@functools.cache
def _read_table(name: str) -> Mapping[str, Mapping[str, Any]]:
    """Return a generated file that has something of every locale."""
    table: Mapping[str, Mapping[str, Any]] = json.loads(read_compiled(name))
    return table


def _keyed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return hand-written data with its words in the lexicon's form.

    Values that are no tables stay as they are.
    """
    keyed = dict(data)
    for name, value in data.items():
        if name in _LISTED:
            keyed[name] = _list_forms(value)
        elif isinstance(value, dict):
            keyed[name] = {key(form): sense for form, sense in value.items()}
    return keyed


def _list_forms(senses: Mapping[str, str]) -> dict[str, str]:
    """Return each form with its sense, of lists of forms by sense."""
    return {
        key(form): sense
        for sense, forms in senses.items()
        for form in forms.split(",")
        if form.strip()
    }


def _merge(values: dict[str, Any], layer: Mapping[str, Any]) -> None:
    """Put one layer over what is there.

    Tables grow (an empty value takes a form out), other fields are replaced. Only in
    tables in which nought is a value does nought take nothing out.
    """
    for name, value in layer.items():
        if not isinstance(value, dict):
            values[name] = value
            continue
        table = values.get(name, {}) | value
        if name not in _WITH_ZERO:
            table = {form: sense for form, sense in table.items() if sense}
        values[name] = table
