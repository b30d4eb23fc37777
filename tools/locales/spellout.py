"""Spelled-out numbers: CLDR's rule-based number formats turned round; num2words where CLDR has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import num2words
from unicode_rbnf import RbnfEngine

from qa.language.folding import key

NUMBERS = [
    *range(101),
    110,
    111,
    200,
    300,
    400,
    500,
    600,
    700,
    800,
    900,
    1000,
    1001,
    2000,
    3000,
    5000,
    10_000,
    100_000,
]
BIG = [k * 10**power for power in (6, 9, 12) for k in (1, 2, 3, 5)]
OTHER_NAMES = {"kk": "kz"}


def words(tag: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return cardinal and ordinal words of a language in all their inflections, each with its value."""
    cardinals: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    for form, value, ordinal in _rbnf(tag) or _num2words(tag):
        words = " ".join(re.split(r"[\s\-\u2010]+", key(form)))
        if words and not re.search(r"[\d,.=#→←]", words):
            (ordinals if ordinal else cardinals).setdefault(words, value)
    return cardinals, {
        form: value for form, value in ordinals.items() if form not in cardinals
    }


def _rbnf(tag: str) -> list[tuple[str, int, bool]]:
    name = tag.replace("-", "_")
    if name not in RbnfEngine.get_supported_languages():
        return []
    engine = RbnfEngine.for_language(name)
    rules = sorted(
        r
        for r in engine.rulesets
        if r.startswith(("spellout-cardinal", "spellout-numbering", "spellout-ordinal"))
    )
    rules.sort(key=lambda rule: "ordinal" in rule)
    return list(_format(engine, rules, [*NUMBERS, *BIG]))


def _format(
    engine: RbnfEngine, rules: Iterable[str], numbers: Iterable[int]
) -> Iterator[tuple[str, int, bool]]:
    numbers = list(numbers)
    for rule in rules:
        for number in numbers:
            try:
                text = engine.format_number(number, ruleset_names=[rule]).text
            except Exception:  # noqa: BLE001 - a rule set that ends early is no fault
                continue
            yield text, number, "ordinal" in rule


def _num2words(tag: str) -> list[tuple[str, int, bool]]:
    language = OTHER_NAMES.get(tag, tag)
    if language not in num2words.CONVERTER_CLASSES:
        return []
    found = []
    for kind in ("cardinal", "ordinal"):
        for number in [*NUMBERS, *BIG]:
            try:
                found.append(
                    (
                        num2words.num2words(number, lang=language, to=kind),
                        number,
                        kind == "ordinal",
                    )
                )
            except Exception:  # noqa: BLE001 - a language without ordinals is no fault
                continue
    return found
