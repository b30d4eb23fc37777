"""What CLDR's JSON says of a locale: months, weekdays, signs, scale words, currencies, units, parts of the day."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qa.kinds.values.money import CODES
from qa.language.folding import key

UNITS = {
    "length-mile": "mile",
    "length-kilometer": "kilometre",
    "length-meter": "metre",
    "length-centimeter": "centimetre",
    "length-millimeter": "millimetre",
    "length-foot": "foot",
    "length-inch": "inch",
    "length-yard": "yard",
    "length-nautical-mile": "nautical mile",
    "mass-kilogram": "kilogram",
    "mass-gram": "gram",
    "mass-pound": "pound",
    "mass-ounce": "ounce",
    "mass-stone": "stone",
    "mass-tonne": "tonne",
    "mass-ton": "ton",
    "mass-milligram": "milligram",
    "temperature-celsius": "celsius",
    "temperature-fahrenheit": "fahrenheit",
    "temperature-generic": "degree",
    "area-acre": "acre",
    "area-hectare": "hectare",
    "area-square-mile": "square mile",
    "area-square-foot": "square foot",
    "area-square-kilometer": "square kilometre",
    "area-square-meter": "square metre",
    "volume-liter": "litre",
    "volume-milliliter": "millilitre",
    "volume-gallon": "gallon",
    "volume-cubic-meter": "cubic metre",
    "speed-mile-per-hour": "mile per hour",
    "speed-kilometer-per-hour": "kilometre per hour",
    "speed-meter-per-second": "metre per second",
    "duration-year": "year",
    "duration-month": "month",
    "duration-week": "week",
    "duration-day": "day",
    "duration-hour": "hour",
    "duration-minute": "minute",
    "duration-second": "second",
    "duration-decade": "decade",
    "duration-century": "century",
    "concentr-percent": "percent",
    "concentr-permille": "permille",
    "energy-calorie": "calorie",
    "energy-kilojoule": "kilojoule",
    "power-kilowatt": "kilowatt",
    "power-horsepower": "horsepower",
    "digital-gigabyte": "gigabyte",
    "digital-megabyte": "megabyte",
}
DAYS = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}


class Cldr:
    """The unpacked npm packages of one CLDR release."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @functools.cached_property
    def tags(self) -> list[str]:
        """All locales."""
        return sorted(
            path.name for path in (self.root / "cldr-dates-full" / "main").iterdir()
        )

    def supplemental(self, name: str) -> dict[str, Any]:
        """Return one file of cldr-core's supplemental data."""
        text = (self.root / "cldr-core" / "supplemental" / f"{name}.json").read_text(
            encoding="utf-8"
        )
        return json.loads(text)["supplemental"]

    def parent(self, tag: str) -> str | None:
        """Return the locale that `tag` inherits from."""
        if tag == "und":
            return None
        parents = self.supplemental_parents
        above = parents[tag] if tag in parents else tag.rpartition("-")[0] or "und"
        return above if above in self.tags else self.parent(above)

    @functools.cached_property
    def supplemental_parents(self) -> dict[str, str]:
        """CLDR's explicit parents."""
        return self.supplemental("parentLocales")["parentLocales"]["parentLocale"]

    def _main(self, package: str, tag: str, file: str) -> dict[str, Any]:
        path = self.root / package / "main" / tag / f"{file}.json"
        return (
            json.loads(path.read_text(encoding="utf-8"))["main"][tag]
            if path.exists()
            else {}
        )

    def locale(self, tag: str) -> dict[str, Any]:
        """Return all we take of one locale."""
        numbers = self._main("cldr-numbers-full", tag, "numbers")["numbers"]
        calendar = self._main("cldr-dates-full", tag, "ca-gregorian")["dates"][
            "calendars"
        ]["gregorian"]
        currencies = self._main("cldr-numbers-full", tag, "currencies")["numbers"][
            "currencies"
        ]
        units = self._main("cldr-units-full", tag, "units")["units"]
        after, before = scales(numbers)
        return {
            **signs(numbers),
            "order": order(calendar),
            "months": months(calendar["months"]),
            "weekdays": weekdays(calendar["days"]),
            "after": after,
            "before": before,
            "am": periods(calendar, ("am", "morning1", "morning2", "midnight")),
            "pm": periods(
                calendar,
                (
                    "pm",
                    "afternoon1",
                    "afternoon2",
                    "evening1",
                    "evening2",
                    "night1",
                    "noon",
                ),
            ),
            "currencies": money(currencies),
            "units": measures(units),
            "duals": duals(units),
        }


def signs(numbers: dict[str, Any]) -> dict[str, Any]:
    """Return decimal and grouping signs, and how digits group."""
    system = numbers["defaultNumberingSystem"]
    symbols = (
        numbers.get(f"symbols-numberSystem-{system}")
        or numbers["symbols-numberSystem-latn"]
    )
    formats = (
        numbers.get(f"decimalFormats-numberSystem-{system}")
        or numbers["decimalFormats-numberSystem-latn"]
    )
    whole = formats["standard"].split(";")[0].split(".")[0].split(",")
    return {
        "decimal": key(symbols["decimal"]) or symbols["decimal"],
        "group": symbols["group"]
        .replace("\u202f", "\u00a0")
        .replace("’", "'")
        .replace("٬", ","),
        "minimum": int(numbers["minimumGroupingDigits"]),
        "groups": [len(part) for part in whole[1:]] if len(whole) > 1 else [],
    }


def order(calendar: dict[str, Any]) -> str:
    """Return the order of day, month and year in short dates, such as `dmy`."""
    pattern = calendar["dateFormats"]["short"]
    pattern = pattern if isinstance(pattern, str) else pattern["_value"]
    return "".join(
        dict.fromkeys(re.sub(r"[^dMy]", "", re.sub(r"'[^']*'", "", pattern)).lower())
    )


def _forms(names: dict[str, Any], widths: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in names[context].get(width, {}).items():
                yield number, key(name).strip(". '׳॰")


def months(names: dict[str, Any]) -> dict[str, int]:
    """Return month names and abbreviations; names that are numbers (`M01`, `1月`) are read without a list."""
    found: dict[str, int] = {}
    for number, form in _forms(names, ("wide", "abbreviated")):
        if len(form) > 1 and not re.search(r"\d", form):
            found.setdefault(form, int(number))
    return found


def weekdays(names: dict[str, Any]) -> dict[str, int]:
    """Return weekday names, Monday 1 to Sunday 7."""
    found: dict[str, int] = {}
    for day, form in _forms(names, ("wide", "abbreviated")):
        if len(form) > 1:
            found.setdefault(form, DAYS[day])
    return found


def periods(calendar: dict[str, Any], names: tuple[str, ...]) -> list[str]:
    """Return the names of a half of the day."""
    found = {
        key(form).strip(" ")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name, form in calendar["dayPeriods"][context][width].items()
        if name.removesuffix("-alt-variant") in names
    }
    return sorted(form for form in found if form)


def scales(numbers: dict[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
    """Return scale words with their power of ten: those after the number and those before it."""
    after: dict[str, int] = {}
    before: dict[str, int] = {}
    for name, formats in numbers.items():
        if not name.startswith(("decimalFormats-", "currencyFormats-")):
            continue
        for width in ("long", "short"):
            patterns = formats.get(width, {})
            patterns = patterns.get("decimalFormat") or patterns.get("standard") or {}
            for count, pattern in patterns.items():
                scale(count, pattern, after, before)
    return after, before


def scale(
    count: str, pattern: object, after: dict[str, int], before: dict[str, int]
) -> None:
    """Note the scale word of one compact pattern, such as `00 Millionen` for 10000000."""
    power = re.match(r"(10+)-count-\w+$", count)
    if (
        not power
        or not isinstance(pattern, str)
        or not (zeros := re.search(r"0+", pattern))
    ):
        return
    exponent = len(power[1]) - len(zeros.group())
    clean = re.sub(r"['¤\u200e\u200f]", "", pattern.split(";")[0])
    head, _, tail = clean.partition(zeros.group())
    if exponent > 0:
        for form, where in ((key(tail), after), (key(head), before)):
            word = form.strip(" -.\u00a0")
            if word and not re.search(r"\d", word):
                where.setdefault(word, exponent)


def money(currencies: dict[str, Any]) -> dict[str, str]:
    """Return currency names and symbols (not the bare `$`, which many countries use) with their code."""
    found: dict[str, str] = {}
    for code in sorted(CODES):
        entry = currencies.get(code, {})
        for field, name in sorted(entry.items()):
            form = key(name)
            if (
                field.startswith("displayName")
                and len(form) > 1
                and form != code.lower()
            ) or (field == "symbol" and name != code and len(form) > 1):
                found.setdefault(form, code)
    return found


def measures(units: dict[str, Any]) -> dict[str, str]:
    """Return unit names with the unit's English name."""
    found: dict[str, str] = {}
    for width in ("long", "short", "narrow"):
        for name, unit in UNITS.items():
            for field, pattern in sorted(units[width].get(name, {}).items()):
                counted = "-count-" in field and "{0}" in pattern
                if counted or (field == "displayName" and width == "long"):
                    form = key(pattern.replace("{0}", "")).strip(" -")
                    if form and (len(form) > 1 or width != "narrow"):
                        found.setdefault(form, unit)
    return found


def duals(units: dict[str, Any]) -> dict[str, int]:
    """Return words that hold their number (Arabic `يومان`, two days)."""
    found: dict[str, int] = {}
    for unit in UNITS:
        for field, pattern in sorted(units["long"].get(unit, {}).items()):
            if (
                field.endswith("-count-two")
                and "{0}" not in pattern
                and not re.search(r"\d", pattern)
            ):
                found.setdefault(key(pattern), 2)
    return found
