"""What Babel writes is read back to the same value: an independent witness for every locale it has.

Which locales it errs in is true of one release of its data; with another there is nothing to compare with.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

import babel
import pytest
from babel import dates, numbers

from qa.kinds.values import extract, spelled

DAY = dt.date(2018, 10, 25)
TIME = dt.time(15, 47)
WITNESS = "47"
"""The release of CLDR that Babel carries where WITNESS_ERRS holds."""
pytestmark = pytest.mark.skipif(
    babel.core.get_cldr_version() != WITNESS,
    reason=f"the errors of Babel are known for CLDR {WITNESS}; this one has {babel.core.get_cldr_version()}",
)
WITNESS_ERRS = {
    (
        "bal_Latn",
        "date",
    ): "a comma between day, month and year, as in a list of numbers",
    ("bn", "compact"): "the short form of lakh is the ending of `1st` too",
    ("dz", "compact"): "the scale word goes before the number behind a syllable mark",
    ("dz", "time"): "hour and minute are words",
    ("en_Shaw", "date"): "names of months have a dot in front",
    ("kab", "compact"): "a preposition between number and scale word",
    ("kgp", "date"): "an abbreviation that is a number and two letters",
    ("ksf", "date"): "months are a letter and a number",
    ("la", "date"): "the month is a number of its own",
    ("mn_Mong_MN", "date"): "vowel separators of the traditional script inside names",
    ("ne", "compact"): "a crore for a million",
    ("nmg", "date"): "months are two letters and a number",
    ("prg", "date"): "the month is a number of its own",
    ("sw", "compact"): "another number than the one given",
    ("tok", "currency"): "digits grouped by two",
    ("tok", "date"): "months have a number sign",
    ("tok", "decimal"): "digits grouped by two",
    ("yav", "date"): "months are a letter and a number",
    ("yo", "date"): "the month is a number of its own",
    ("to", "compact"): "M is ten thousand in CLDR, a million in Babel",
}
NAMELESS = "M10"
"""What Babel writes where it knows no name for October."""
LOCALES = sorted(babel.localedata.locale_identifiers())


def readings(text: str, tag: str) -> list[frozenset[str]]:
    return [fact.readings for fact in (*extract(text, tag), *spelled(text, tag))]


def holds(found: list[frozenset[str]], *wanted: str) -> bool:
    """Say whether each wanted value is a reading of a fact of its own."""
    if not wanted:
        return True
    rest, last = wanted[:-1], wanted[-1]
    return any(
        last in fact and holds(found[:i] + found[i + 1 :], *rest)
        for i, fact in enumerate(found)
    )


@functools.cache
def written(identifier: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return list(_written(babel.Locale.parse(identifier)))


def _written(locale: babel.Locale) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for value, wanted in ((1234567, "1234567"), (-12, "-12"), (9876, "9876")):
        yield (
            "decimal",
            numbers.format_decimal(value, locale=locale, numbering_system="default"),
            (wanted,),
        )
    yield (
        "decimal",
        numbers.format_decimal(1234.5, locale=locale, numbering_system="default"),
        ("1234.5",),
    )
    yield (
        "percent",
        numbers.format_percent(0.37, locale=locale, numbering_system="default"),
        ("37",),
    )
    yield (
        "currency",
        numbers.format_currency(
            1234.5, "EUR", locale=locale, numbering_system="default"
        ),
        ("1234.5",),
    )
    for length in ("long", "short"):
        if length not in locale.compact_decimal_formats:
            continue
        for value, wanted in ((2_000_000, "2000000"), (30_000_000, "30000000")):
            text = numbers.format_compact_decimal(
                value, format_type=length, locale=locale
            )
            yield "compact", text, (wanted,)
    for length in ("full", "long", "medium", "short"):
        text = dates.format_date(DAY, length, locale=locale)
        if NAMELESS not in text:
            yield "date", text, ("25", "M10")
    yield "time", dates.format_time(TIME, "short", locale=locale), ("t15:47",)


@pytest.mark.parametrize("identifier", LOCALES)
def test_round_trip(identifier: str) -> None:
    tag = identifier.replace("_", "-")
    parents = {identifier, identifier.partition("_")[0], identifier.rpartition("_")[0]}
    lost = [
        (kind, text, wanted)
        for kind, text, wanted in written(identifier)
        if not any((name, kind) in WITNESS_ERRS for name in parents)
        and not holds(readings(text, tag), *wanted)
    ]
    assert not lost
