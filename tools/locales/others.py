"""Month and weekday names that CLDR's current release lacks: Babel's older release and dateparser's lists."""

from __future__ import annotations

import contextlib
import importlib
from typing import Any

import babel
from babel import localedata
from locales import cldr

from qa.language.folding import key

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SHORT = 3


def names(tag: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return months and weekdays of `tag` from both."""
    months, weekdays = _dateparser(tag)
    older = _babel(tag)
    return {**months, **older[0]}, {**weekdays, **older[1]}


def _dateparser(tag: str) -> tuple[dict[str, int], dict[str, int]]:
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    with contextlib.suppress(ImportError):
        info = importlib.import_module(
            f"dateparser.data.date_translation_data.{tag}"
        ).info
        for wanted, found in ((MONTHS, months), (DAYS, weekdays)):
            for number, name in enumerate(wanted, 1):
                for form in info.get(name, []):
                    if len(form.strip(".")) > SHORT:
                        _add(found, form, number)
    return months, weekdays


def _babel(tag: str) -> tuple[dict[str, int], dict[str, int]]:
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    with contextlib.suppress(babel.UnknownLocaleError, ValueError):
        locale = babel.Locale.parse(tag.replace("-", "_"))
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, form in locale.months[context].get(width, {}).items():
                    _add(months, form, number)
                for number, form in locale.days[context].get(width, {}).items():
                    _add(weekdays, form, number + 1)
    return months, weekdays


def extra(tags: list[str]) -> dict[str, dict[str, Any]]:
    """Return what Babel knows of languages that are not among `tags`."""
    names = (name.replace("_", "-") for name in sorted(localedata.locale_identifiers()))
    return {tag: _locale(tag) for tag in names if "-" not in tag and tag not in tags}


def _locale(tag: str) -> dict[str, Any]:
    months, weekdays = _babel(tag)
    after, before = scales(tag)
    decimal = babel.Locale.parse(tag).number_symbols.get("latn", {}).get("decimal", ".")
    return {
        "months": months,
        "weekdays": weekdays,
        "after": after,
        "before": before,
        "decimal": decimal,
    }


def scales(tag: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return the scale words of Babel's release, after and before the number."""
    after: dict[str, int] = {}
    before: dict[str, int] = {}
    with contextlib.suppress(babel.UnknownLocaleError, ValueError):
        for formats in babel.Locale.parse(
            tag.replace("-", "_")
        ).compact_decimal_formats.values():
            for count, patterns in formats.items():
                for number, pattern in patterns.items():
                    cldr.scale(
                        f"{number}-count-{count}", pattern.pattern, after, before
                    )
    return after, before


def _add(found: dict[str, int], form: str, number: int) -> None:
    form = key(form).strip(". '׳॰")
    if len(form) > 1 and not any(c.isdigit() for c in form):
        found.setdefault(form, number)
